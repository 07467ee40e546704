import { blindSubject, newKey, open, openJson, seal, sealJson, unwrap, wrap, type Key } from './cipher.ts'

/** What opens and seals the values of one case, concern, draft or thread. Place names: table, column, row id. */
export type Box = {
  seal: (table: string, column: string, row: string, text: string) => Buffer
  open: (table: string, column: string, row: string, sealed: Buffer) => string
  sealJson: (table: string, column: string, row: string, value: object) => Buffer
  openJson: (table: string, column: string, row: string, sealed: Buffer) => unknown
}

/**
 * The installation's key opens the municipalities' keys, and these open the keys of single cases.
 * Municipality keys are kept open in memory while the process lives; keys of cases never are.
 */
export class Keyring {
  readonly #installation: Key
  readonly #municipalities = new Map<string, Key>()

  constructor(installation: Key) {
    this.#installation = installation
  }

  /** A new municipality's key, wrapped for the key store. */
  newMunicipality(municipality: string): Buffer {
    const key = newKey()
    this.#municipalities.set(municipality, key)
    return wrap(this.#installation, municipality, key)
  }

  /** Opens a municipality's key as it stands in the key store. Throws Tampered under another installation's key. */
  learn(municipality: string, wrapped: Buffer): void {
    this.#municipalities.set(municipality, unwrap(this.#installation, municipality, wrapped))
  }

  knows(municipality: string): boolean {
    return this.#municipalities.has(municipality)
  }

  /** A new box with a key of its own, and that key wrapped for the key store. */
  newBox(municipality: string, id: string): { box: Box; wrapped: Buffer } {
    const key = newKey()
    return { box: boxOf(key), wrapped: wrap(this.#of(municipality), id, key) }
  }

  /** The box that a wrapped key from the key store opens. Throws Tampered. */
  box(municipality: string, id: string, wrapped: Buffer): Box {
    return boxOf(unwrap(this.#of(municipality), id, wrapped))
  }

  /** A login's subject as the house knows it: the same for the same login, and telling nothing of who it is. */
  blindSubject(issuer: string, subject: string): Buffer {
    return blindSubject(this.#installation, issuer, subject)
  }

  #of(municipality: string): Key {
    const key = this.#municipalities.get(municipality)
    if (!key) throw new Error('The key of this municipality has not been learnt')
    return key
  }
}

const boxOf = (key: Key): Box => ({
  seal: (table, column, row, text) => seal(key, { table, column, row }, text),
  open: (table, column, row, sealed) => open(key, { table, column, row }, sealed),
  sealJson: (table, column, row, value) => sealJson(key, { table, column, row }, value),
  openJson: (table, column, row, sealed) => openJson(key, { table, column, row }, sealed),
})
