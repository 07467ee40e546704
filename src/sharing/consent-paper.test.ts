import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCase } from '../../test/a-case.ts'
import { question, yes } from '../../test/a-consent.ts'
import { house, origin, type Someone, type TestHouse } from '../../test/house.ts'
import { text } from './consent-asking.text.ts'
import { largestPaper } from './consent-paper.ts'

const t = text('nb')
const scan = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('Underskrevet av Ola Testesen')])
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

async function onPaper(town: TestHouse) {
  const { at } = await aCase(town, {
    members: ['outreach'],
    observers: ['nurse'],
    person: { name: 'Ola Testesen', birthDate: '1998-04-03' },
  })
  const coordinator = await town.as('coordinator')
  const here = (await coordinator.post(`${at}/sharing/consents/new`, question())).headers.get('location')!
  const answer = await coordinator.post(here, yes({ how: 'paper' }))
  assert.equal(answer.headers.get('location'), `${here}/paper`, 'one who answered on paper is led on to where it is added')
  return here
}

/** Sends a form with a file, as a browser does. */
async function upload(town: TestHouse, who: Someone, path: string, bytes: Uint8Array<ArrayBuffer>, name = 'scan.pdf') {
  const { secret } = await town.as(who)
  const body = new FormData()
  body.set('paper', new File([bytes], name))
  const headers = { cookie: `__Host-fotfeste=${secret.toString('base64url')}`, origin, 'sec-fetch-site': 'same-origin' }
  return town.app.request(path, { method: 'POST', body, headers })
}

test('a signed paper is kept sealed and given back byte by byte, to the team alone', async () => {
  const town = await house()
  const here = await onPaper(town)
  for (const [bytes, kind] of [
    [scan, 'application/pdf'],
    [png, 'image/png'],
    [jpeg, 'image/jpeg'],
  ] as const) {
    assert.equal((await upload(town, 'coordinator', `${here}/paper`, bytes)).headers.get('location'), here)
    const stored = await town.owner.selectFrom('consent_paper').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    assert.equal(stored.kind, kind)
    assert.doesNotMatch(stored.body.toString('latin1'), /Testesen/)
    const answer = await (await town.as('nurse')).get(`${here}/papers/${stored.id}`)
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes)
    assert.equal(answer.headers.get('content-type'), kind)
    assert.match(answer.headers.get('content-disposition')!, /^attachment/)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.equal((await (await town.as('deputy')).get(`${here}/papers/${stored.id}`)).status, 404)
  }
  assert.equal((await upload(town, 'nurse', `${here}/paper`, scan)).status, 404)
})

test('what is no PDF, JPEG or PNG is refused by what it is, whatever it is called', async () => {
  const town = await house()
  const here = await onPaper(town)
  const page = Buffer.from('<html><script>alert(1)</script>')
  for (const [bytes, name, words] of [
    [page, 'scan.pdf', t.wrongKind],
    [Buffer.from('PK\u0003\u0004'), 'bilde.png', t.wrongKind],
    [Buffer.alloc(0), 'tom.pdf', t.paperMissing],
  ] as const) {
    const answer = await upload(town, 'coordinator', `${here}/paper`, bytes, name)
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).includes(words), words)
  }
  assert.equal((await town.owner.selectFrom('consent_paper').select('id').execute()).length, 0)
})

test('a paper that is too large is refused beside the field, and one far too large before it is read', async () => {
  const town = await house()
  const here = await onPaper(town)
  const large = Buffer.alloc(largestPaper + 1)
  scan.copy(large)
  const answer = await upload(town, 'coordinator', `${here}/paper`, large)
  assert.equal(answer.status, 422)
  assert.ok((await answer.text()).includes(t.tooLarge))
  assert.equal((await upload(town, 'coordinator', `${here}/paper`, Buffer.alloc(7_000_000))).status, 413)
  const words = await upload(town, 'coordinator', here, Buffer.alloc(400_000))
  assert.equal(words.status, 413, 'a form that takes words alone is as small as ever')
  const largest = Buffer.alloc(largestPaper)
  scan.copy(largest)
  assert.equal((await upload(town, 'coordinator', `${here}/paper`, largest)).status, 303)
})

test('a form that comes to bits is told so, and nothing is kept', async () => {
  const town = await house()
  const here = await onPaper(town)
  const { secret } = await town.as('coordinator')
  const headers = {
    cookie: `__Host-fotfeste=${secret.toString('base64url')}`,
    origin,
    'sec-fetch-site': 'same-origin',
    'content-type': 'multipart/form-data; boundary=x',
  }
  const answer = await town.app.request(`${here}/paper`, { method: 'POST', body: '--x\r\nnot a part', headers })
  assert.equal(answer.status, 400)
  assert.deepEqual(town.faults, [])
})
