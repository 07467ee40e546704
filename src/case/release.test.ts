import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inMunicipality, reading } from '#work/index.ts'
import { house, type TestHouse } from '../../test/house.ts'
import { report } from '../../test/report.ts'
import { caseActions } from './index.ts'
import { text as inboxText } from './inbox.text.ts'
import { releasedOn } from './release.ts'

const words = inboxText('nb')
const share = {
  what: 'share',
  words: 'Takk. Vi følger det opp sammen med familien.',
  ground: 'forvaltningsloven-13-b-5',
  told: 'told',
  toldWhy: '',
}
const concernRow = ({ owner }: TestHouse) => owner.selectFrom('concern').selectAll().executeTakeFirstOrThrow()
const releases = ({ owner }: TestHouse) => owner.selectFrom('concern_release').selectAll().orderBy('at').execute()

async function decided() {
  const here = await house()
  const { path, concern } = await report(here)
  const coordinator = await here.as('coordinator')
  await coordinator.post(`${path}/open`, {})
  const before = await concernRow(here)
  await coordinator.post(`${path}/unfounded`, { reason: 'Det er avklart.', disposalRule: 'hold-unfounded', revision: '1' })
  return { here, path, concern, coordinator, before }
}

test('until something is released, the reporter’s row tells nothing of what was decided', async () => {
  const { here, path, concern, coordinator, before } = await decided()
  const { next_on: _, ...after } = await concernRow(here)
  const { next_on: __, ...was } = before
  assert.deepEqual(after, was)
  assert.deepEqual(
    (await here.owner.selectFrom('notice').select('kind').where('account_id', '=', here.id('teacher')).execute()).map(({ kind }) => kind),
    ['concern-read'],
  )
  const teacher = await here.as('teacher')
  const seen = await inMunicipality(here.edge.house, teacher.secret, caseActions.followConcern, async (work) => ({
    entries: await work.tx.selectFrom('inbox_entry').selectAll().execute(),
    links: await work.tx.selectFrom('concern_link').selectAll().execute(),
    released: await releasedOn(reading(work), concern),
  }))
  assert.deepEqual(seen, { entries: [], links: [], released: [] })
  assert.ok((await (await coordinator.get(path)).text()).includes(words.answer.button))
})

test('what is released is a disclosure with its ground; the reporter reads the words and is told that they are there', async () => {
  const { here, path, concern, coordinator } = await decided()
  const sent = await coordinator.post(`${path}/release`, share)
  assert.equal(sent.headers.get('location'), path)
  const [row] = await releases(here)
  assert.deepEqual([row!.ground, row!.told, row!.decided_by], [share.ground, 'told', here.id('coordinator')])
  assert.ok(!row!.words!.toString('utf8').includes('familien'))
  assert.ok((await concernRow(here)).answered_at)
  const told = await here.owner.selectFrom('notice').select(['account_id', 'subject']).where('kind', '=', 'concern-released').execute()
  assert.deepEqual(told, [{ account_id: here.id('teacher'), subject: concern }])
  const teacher = await here.as('teacher')
  const released = await inMunicipality(here.edge.house, teacher.secret, caseActions.followConcern, (work) =>
    releasedOn(reading(work), concern),
  )
  assert.deepEqual(
    released!.map((one) => one.words),
    [share.words],
  )
  assert.ok((await (await coordinator.get(path)).text()).includes(words.done.title))
})

test('that nothing more can be shared discloses nothing, and needs no ground', async () => {
  const { here, path, coordinator } = await decided()
  assert.equal((await coordinator.post(`${path}/release`, { what: 'nothing' })).status, 303)
  const [row] = await releases(here)
  assert.deepEqual([row!.words, row!.ground, row!.told], [null, null, null])
  assert.ok((await concernRow(here)).answered_at)
  assert.ok((await (await coordinator.get(path)).text()).includes(words.nothingMore))
})

test('words need a ground of the sender’s own, and whether the person was told', async () => {
  const { here, path, coordinator } = await decided()
  const wrong = [
    { what: '' },
    { words: ' ' },
    { ground: '' },
    { ground: 'barnevernsloven-13-3' },
    { told: '' },
    { told: 'not-told', toldWhy: ' ' },
  ]
  for (const one of wrong) {
    const refused = await coordinator.post(`${path}/release`, { ...share, ...one })
    assert.equal(refused.status, 422, JSON.stringify(one))
  }
  assert.ok((await (await coordinator.post(`${path}/release`, { ...share, ground: '' })).text()).includes(share.words))
  assert.deepEqual(await releases(here), [])
})

test('a word on the way is told, but is no answer until the report has been decided', async () => {
  const here = await house()
  const { path } = await report(here)
  const coordinator = await here.as('coordinator')
  assert.equal((await coordinator.post(`${path}/release`, share)).status, 409)
  await coordinator.post(`${path}/open`, {})
  assert.equal((await coordinator.post(`${path}/release`, share)).status, 303)
  assert.equal((await concernRow(here)).answered_at, null)
  assert.equal((await releases(here)).length, 1)
})

test('only those who have had the report may release anything of it', async () => {
  const { here, path } = await decided()
  for (const who of ['teacher', 'childWelfare', 'police', 'administrator'] as const)
    assert.equal((await (await here.as(who)).post(`${path}/release`, share)).status, 404)
  assert.deepEqual(await releases(here), [])
})
