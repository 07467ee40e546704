import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, type Json } from './canonical.ts'
import { leafHash, merkleRoot } from './merkle.ts'
import { headHash, membersOf, sealBatch, type Head, type Row } from './seal.ts'
import { exportPrivateKey, exportPublicKey, importPrivateKey, importPublicKey, newSigningKey, publicKeyOf } from './signing-key.ts'
import { verifyChain, type Finding } from './verify.ts'

const { privateKey, publicKey } = newSigningKey()
const at = '2026-11-21T06:00:00.000Z'
const anyText = fc.string({ unit: 'binary', maxLength: 8 })
const anyJson = fc.jsonValue({ maxDepth: 2 }).map((value): Json => JSON.parse(JSON.stringify(value)))
const anyFields = fc.record({
  actor: fc.option(anyText),
  action: anyText,
  outcome: anyText,
  caseId: fc.option(anyText),
  subject: fc.option(anyText),
  detail: anyJson,
})

type Sealed = { heads: Head[]; rows: Row[][] }

// a chain of one to four batches, ids rising through all of them
const anyChain = fc.array(fc.array(anyFields, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }).map((batches): Sealed => {
  let id = 98
  const rows = batches.map((batch) => batch.map((fields) => ({ id: String((id += 1)), at, municipality: 'fjordvik', ...fields })))
  const heads: Head[] = []
  for (const batch of rows)
    heads.push(sealBatch({ previous: heads.at(-1) ?? null, municipality: 'fjordvik', rows: batch, key: privateKey, at }))
  return { heads, rows }
})
// the chain, and a place in it
const anyPlace = fc
  .tuple(anyChain, fc.nat(), fc.nat())
  .map(([sealed, a, b]) => ({ sealed, batch: a % sealed.heads.length, row: b % sealed.rows[a % sealed.heads.length]!.length }))

const verifyAgainst = (sealed: Sealed, now: Sealed, more: { members?: boolean; witness?: Head[] } = {}) =>
  verifyChain({
    heads: now.heads,
    rowsOf: (sequence) => now.rows[sequence - 1] ?? [],
    ...(more.members && { membersOf: (sequence: number) => membersOf(sealed.rows[sequence - 1] ?? []) }),
    ...(more.witness && { witness: more.witness }),
    publicKey,
  })

const withRows = ({ heads, rows }: Sealed, batch: number, change: (rows: Row[]) => Row[]): Sealed => ({
  heads,
  rows: rows.map((old, here) => (here === batch ? change(old) : old)),
})
const has = (findings: Finding[], kind: Finding['kind'], id: string | null) => findings.some((one) => one.kind === kind && one.id === id)

const plainRow = (id: string): Row => ({
  id,
  at,
  municipality: 'm',
  actor: 'null',
  action: 'a',
  outcome: 'done',
  caseId: null,
  subject: null,
  detail: null,
})
const sealing =
  (rows: Row[], previous: Head | null = null) =>
  () =>
    sealBatch({ previous, municipality: 'm', rows, key: privateKey, at })
const chainOf = (row: Row): Sealed => ({ rows: [[row]], heads: [sealing([row])()] })

test('an untouched chain is sound, with and without its members and its witness', () =>
  fc.assert(
    fc.asyncProperty(anyChain, async (sealed) => {
      assert.deepEqual(await verifyAgainst(sealed, sealed), [])
      assert.deepEqual(await verifyAgainst(sealed, sealed, { members: true, witness: sealed.heads }), [])
      // the witness may be a little behind: it is written after the commit
      assert.deepEqual(await verifyAgainst(sealed, sealed, { witness: sealed.heads.slice(0, -1) }), [])
    }),
  ))

test('a change to any field of any row is found, and the row is named', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, anyJson, anyText, async ({ sealed, batch, row }, json, text) => {
      const { id } = sealed.rows[batch]![row]!
      for (const field of ['at', 'municipality', 'actor', 'action', 'outcome', 'caseId', 'subject', 'detail'] as const) {
        const value = field === 'detail' ? json : text
        if (canonicalJson(sealed.rows[batch]![row]![field]) === canonicalJson(value)) continue
        const now = withRows(sealed, batch, (rows) => rows.with(row, { ...rows[row]!, [field]: value }))
        assert.deepEqual(await verifyAgainst(sealed, now), [{ kind: 'changed-row', sequence: batch + 1, id: null }])
        assert.deepEqual(await verifyAgainst(sealed, now, { members: true }), [{ kind: 'changed-row', sequence: batch + 1, id }])
      }
    }),
  ))

test('nobody can be taken out of a row by turning a text into nothing, or into the word null', async () => {
  const row = plainRow('1')
  const head = sealBatch({ previous: null, municipality: 'm', rows: [row], key: privateKey, at })
  const sealed = { heads: [head], rows: [[row]] }
  for (const changed of [
    { ...row, actor: null },
    { ...row, caseId: 'null' },
    { ...row, subject: '' },
    { ...row, detail: 'null' },
  ]) {
    assert.equal((await verifyAgainst(sealed, { heads: [head], rows: [[changed]] })).length, 1)
  }
})

test('a row with another id is a missing row and an extra one', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, async ({ sealed, batch, row }) => {
      const { id } = sealed.rows[batch]![row]!
      const now = withRows(sealed, batch, (rows) => rows.with(row, { ...rows[row]!, id: '7' }))
      const findings = await verifyAgainst(sealed, now, { members: true })
      assert.ok(has(findings, 'missing-row', id) && has(findings, 'extra-row', '7'))
      assert.equal((await verifyAgainst(sealed, now)).length, 1)
    }),
  ))

test('a removed row is missed', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, async ({ sealed, batch, row }) => {
      const now = withRows(sealed, batch, (rows) => rows.toSpliced(row, 1))
      const id = sealed.rows[batch]![row]!.id
      assert.deepEqual(await verifyAgainst(sealed, now), [{ kind: 'missing-row', sequence: batch + 1, id: null }])
      assert.deepEqual(await verifyAgainst(sealed, now, { members: true }), [{ kind: 'missing-row', sequence: batch + 1, id }])
    }),
  ))

test('a row put in later is found, also when it is a copy', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, fc.constantFrom('7', null), async ({ sealed, batch, row }, id) => {
      const copy = { ...sealed.rows[batch]![row]!, ...(id && { id }) }
      const now = withRows(sealed, batch, (rows) => rows.toSpliced(row, 0, copy))
      assert.deepEqual(await verifyAgainst(sealed, now), [{ kind: 'extra-row', sequence: batch + 1, id: null }])
      assert.deepEqual(await verifyAgainst(sealed, now, { members: true }), [{ kind: 'extra-row', sequence: batch + 1, id: copy.id }])
    }),
  ))

test('rows that changed places are found', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, async ({ sealed, batch }) => {
      fc.pre(sealed.rows[batch]!.length > 1)
      const now = withRows(sealed, batch, (rows) => rows.toReversed())
      assert.deepEqual(await verifyAgainst(sealed, now), [{ kind: 'reordered', sequence: batch + 1, id: null }])
      assert.equal((await verifyAgainst(sealed, now, { members: true }))[0]?.kind, 'reordered')
    }),
  ))

test('a change to any field of any head is found', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, anyText, fc.integer(), async ({ sealed, batch }, text, number) => {
      const head = sealed.heads[batch]!
      for (const field of Object.keys(head).filter((name): name is keyof Head => name in head)) {
        const value = typeof head[field] === 'number' ? number : text
        if (head[field] === value) continue
        const now = { ...sealed, heads: sealed.heads.with(batch, { ...head, [field]: value }) }
        assert.ok((await verifyAgainst(sealed, now)).length > 0, field)
      }
    }),
  ))

test('a signature has one form: the same number in capitals, or with something after it, is another', () =>
  fc.assert(
    fc.asyncProperty(anyChain, async (sealed) => {
      const last = sealed.heads.at(-1)!
      for (const signature of [last.signature.toUpperCase(), `${last.signature}0`, `${last.signature}\n`]) {
        const now = { ...sealed, heads: sealed.heads.with(sealed.heads.length - 1, { ...last, signature }) }
        assert.ok(has(await verifyAgainst(sealed, now), 'bad-signature', null))
      }
    }),
  ))

test('a head taken out of the middle leaves a gap and a broken chain', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, async ({ sealed, batch }) => {
      fc.pre(batch < sealed.heads.length - 1)
      const findings = await verifyAgainst(sealed, { ...sealed, heads: sealed.heads.toSpliced(batch, 1) })
      assert.ok(has(findings, 'gap', null) && has(findings, 'broken-chain', null))
    }),
  ))

test('heads that were doubled or changed places are found', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, async ({ sealed, batch }) => {
      const doubled = sealed.heads.toSpliced(batch, 0, sealed.heads[batch]!)
      assert.ok((await verifyAgainst(sealed, { ...sealed, heads: doubled })).length > 0)
      fc.pre(sealed.heads.length > 1)
      assert.ok((await verifyAgainst(sealed, { ...sealed, heads: sealed.heads.toReversed() })).length > 0)
    }),
  ))

test('a cut tail is found by the witness, however much was cut', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, async ({ sealed, batch }) => {
      const now = { heads: sealed.heads.slice(0, batch), rows: sealed.rows.slice(0, batch) }
      const findings = await verifyAgainst(sealed, now, { witness: sealed.heads })
      assert.deepEqual(
        findings,
        sealed.heads.slice(batch).map(({ sequence }) => ({ kind: 'cut-tail', sequence, id: null })),
      )
    }),
  ))

test('a history sealed anew with the right key is still found by the witness', async () => {
  const [told, retold] = [chainOf({ ...plainRow('1'), action: 'case.read' }), chainOf({ ...plainRow('1'), action: 'case.list' })]
  assert.deepEqual(await verifyAgainst(told, retold), [])
  assert.deepEqual(await verifyAgainst(told, retold, { witness: told.heads }), [{ kind: 'cut-tail', sequence: 1, id: null }])
})

test('a chain signed by another key is not ours', () =>
  fc.assert(
    fc.asyncProperty(anyChain, async ({ heads, rows }) => {
      const stranger = newSigningKey()
      const findings = await verifyChain({ heads, rowsOf: (sequence) => rows[sequence - 1]!, publicKey: stranger.publicKey })
      assert.deepEqual(
        findings,
        heads.map(({ sequence }) => ({ kind: 'bad-signature', sequence, id: null })),
      )
    }),
    { numRuns: 20 },
  ))

test('changed members are found, and are not believed', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, async ({ sealed, batch, row }) => {
      const member = membersOf(sealed.rows[batch]!)[row]!
      const verifyWith = (changed: typeof member) =>
        verifyChain({
          heads: sealed.heads,
          rowsOf: (sequence) => sealed.rows[sequence - 1]!,
          membersOf: (sequence) =>
            sequence === batch + 1 ? membersOf(sealed.rows[batch]!).with(row, changed) : membersOf(sealed.rows[sequence - 1]!),
          publicKey,
        })
      const found = [{ kind: 'changed-member', sequence: batch + 1, id: null }]
      assert.deepEqual(await verifyWith({ ...member, id: '7' }), found)
      assert.deepEqual(await verifyWith({ ...member, leaf: 'f'.repeat(64) }), found)
      assert.deepEqual(await verifyWith({ ...member, leaf: `${member.leaf}-` }), found)
    }),
  ))

test('the seal refuses an empty batch, falling ids and another municipality', () => {
  assert.throws(sealing([]), RangeError)
  assert.throws(sealing([plainRow('9'), plainRow('9')]), RangeError)
  assert.throws(sealing([plainRow('10'), plainRow('9')]), RangeError)
  assert.throws(sealing([{ ...plainRow('9'), municipality: 'other' }]), RangeError)
  assert.throws(sealing([plainRow('9')], { ...sealing([plainRow('1')])(), municipality: 'other' }), RangeError)
  assert.doesNotThrow(sealing([plainRow('9'), plainRow('10'), plainRow('9007199254740993')]))
})

test('the tree is the one of RFC 6962', () => {
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
    leafHash(Buffer.from(hex, 'hex')),
  )
  const root = (count: number) => merkleRoot(leaves.slice(0, count)).toString('hex')
  assert.equal(root(0), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.equal(root(1), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  assert.equal(root(2), 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125')
  assert.equal(root(3), 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77')
  assert.equal(root(8), '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
})

test('the order in which a detail was written changes nothing', () => {
  assert.equal(canonicalJson({ b: [1, '1', null], a: { å: true } }), '{"a":{"å":true},"b":[1,"1",null]}')
  assert.equal(canonicalJson({ a: { å: true }, b: [1, '1', null] }), '{"a":{"å":true},"b":[1,"1",null]}')
})

test('a signing key survives its file, and other files are refused without being quoted', () => {
  const row: Row = { id: '1', at, municipality: 'm', actor: null, action: 'a', outcome: 'done', caseId: null, subject: null, detail: {} }
  const seal = (key: typeof privateKey) => headHash(sealBatch({ previous: null, municipality: 'm', rows: [row], key, at }))
  assert.equal(seal(importPrivateKey(exportPrivateKey(privateKey))), seal(privateKey))
  assert.ok(importPublicKey(exportPublicKey(publicKey)).equals(publicKeyOf(privateKey)))
  assert.throws(() => importPrivateKey('secret words'), { name: 'TypeError', message: 'This is not an Ed25519 key in PEM form' })
})
