import { blindSubject, derive, mac, newKey, open, openJson, seal, sealJson, unwrap, wrap, type Key } from './cipher.ts'
import { drawWords, wayOf, type Way } from './passphrase.ts'
import { newPair, openWith, sealTo, vouchFor, vouches, type PublicHalf } from './post-box.ts'

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

  /** What a login subject is looked up by, so that the subject itself is not stored. */
  blindSubject(issuer: string, subject: string): Buffer {
    return blindSubject(this.#installation, issuer, subject)
  }

  /** Seals something small that the browser keeps for us between two requests. Takes what it is for. */
  sealCookie(purpose: string, text: string): string {
    return seal(this.#installation, { table: 'cookie', column: purpose, row: '' }, text).toString('base64url')
  }

  /** Opens what sealCookie made for the same purpose; gives undefined for anything else. */
  openCookie(purpose: string, sealed: string): string | undefined {
    try {
      return open(this.#installation, { table: 'cookie', column: purpose, row: '' }, Buffer.from(sealed, 'base64url'))
    } catch {
      return undefined
    }
  }

  /** A new pair of keys for letters to a municipality: the public half, vouched for, and the private half wrapped for the key store. */
  async newPostBox(municipality: string): Promise<PublicHalf & { wrapped: Buffer }> {
    const { publicHalf, privateHalf } = await newPair()
    const key = this.#of(municipality)
    return { ...vouchFor(derive(key, 'help vouch 1'), municipality, publicHalf), wrapped: wrap(key, `help ${municipality}`, privateHalf) }
  }

  /** A new letter's key. The second part is sealed to the municipality (HPKE). Throws Tampered for a public half that was not made by this house. */
  async newLetter(municipality: string, thread: string, half: PublicHalf): Promise<{ letter: Letter; forStaff: Buffer }> {
    vouches(derive(this.#of(municipality), 'help vouch 1'), municipality, half)
    const key = newKey()
    return { letter: letterOf(key), forStaff: await sealTo(half.publicKey, `${municipality} ${thread}`, key) }
  }

  /** Opens a letter as the municipality. Takes the wrapped private half from the key store. Throws Tampered. */
  async openLetter(municipality: string, thread: string, { wrapped, sealed }: { wrapped: Buffer; sealed: Buffer }): Promise<Box> {
    const privateHalf = unwrap(this.#of(municipality), `help ${municipality}`, wrapped)
    return boxOf(await openWith(privateHalf, `${municipality} ${thread}`, sealed))
  }

  /** Words for the way back, out of a list: always the same for the same nonce, so that a form sent twice is given the same ones. */
  wordsFor(municipality: string, nonce: string, list: readonly string[], count: number): string[] {
    return drawWords(derive(this.#of(municipality), 'help words 1'), nonce, list, count)
  }

  /** The way back that words lead to. Slow and heavy on purpose; throws Busy when too many wait in line. */
  async wayBack(municipality: string, salt: Buffer, words: string): Promise<WayBack> {
    const way = await wayOf(words, { salt, pepper: derive(this.#of(municipality), 'help pepper 1') })
    return {
      locator: way.locator,
      wrap: (thread, letter) => wrap(way.key, `${municipality} ${thread}`, keyOf(letter)),
      open: (thread, wrapped) => letterOf(unwrap(way.key, `${municipality} ${thread}`, wrapped)),
    }
  }

  /** Lends a letter's key to the page that is shown, sealed, so that the words need not stand there. */
  lend(municipality: string, thread: string, letter: Letter): string {
    return wrap(this.#lent(), `${municipality} ${thread}`, keyOf(letter)).toString('base64url')
  }

  /** Takes back what was lent. Throws Tampered. */
  takeBack(municipality: string, thread: string, lent: string): Letter {
    return letterOf(unwrap(this.#lent(), `${municipality} ${thread}`, Buffer.from(lent, 'base64url')))
  }

  /** What stands for an address in this hour. With the next hour the key is another, and nobody can lay the two beside each other. */
  blindFor(hour: string, address: string): Buffer {
    return mac(derive(this.#installation, `help limit 1 ${hour}`), address)
  }

  #lent() {
    return derive(this.#installation, 'help ticket 1')
  }

  #of(municipality: string): Key {
    const key = this.#municipalities.get(municipality)
    if (!key) throw new Error('The key of this municipality has not been learnt')
    return key
  }
}

/** A letter's own key, in hand: it seals and opens, and is given on only wrapped. */
export type Letter = { readonly box: Box }
export type WayBack = {
  /** Shown to the database, which keeps its hash alone. */
  readonly locator: Way['locator']
  readonly wrap: (thread: string, letter: Letter) => Buffer
  readonly open: (thread: string, wrapped: Buffer) => Letter
}

const keys = new WeakMap<Letter, Key>()
function letterOf(key: Key): Letter {
  const letter = { box: boxOf(key) }
  keys.set(letter, key)
  return letter
}
const keyOf = (letter: Letter) => keys.get(letter)!

const boxOf = (key: Key): Box => ({
  seal: (table, column, row, text) => seal(key, { table, column, row }, text),
  open: (table, column, row, sealed) => open(key, { table, column, row }, sealed),
  sealJson: (table, column, row, value) => sealJson(key, { table, column, row }, value),
  openJson: (table, column, row, sealed) => openJson(key, { table, column, row }, sealed),
})
