import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCase } from '../../test/a-case.ts'
import { house, type Someone, type TestHouse } from '../../test/house.ts'
import { newId, type AccountId } from '#lib/id.ts'
import { text } from './board.text.ts'
import { text as nextText } from './next.text.ts'

const t = text('nb')
const sealed = Buffer.from('sealed')

/** A report as it lies in the database; the board opens none of its words. */
async function aConcern(
  town: TestHouse,
  author: Someone,
  { reference, party, on = '2190-01-01' }: { reference: string; party?: Someone; on?: string },
) {
  const id = newId<'concern'>()
  const { unit_id } = await town.owner.selectFrom('account').select('unit_id').where('id', '=', town.id(author)).executeTakeFirstOrThrow()
  const row = {
    municipality_id: town.municipality,
    id,
    reference,
    author_id: town.id(author),
    unit_id,
    receiver: 'municipal',
    sender_service: 'school',
  } as const
  await town.owner
    .insertInto('concern')
    .values({
      ...row,
      ground: null,
      is_identified: false,
      origin: 'observed',
      told: 'told',
      body: sealed,
      sent_at: new Date(),
      read_at: null,
      next_by: town.id('coordinator'),
      next_on: on,
      answered_at: null,
    })
    .execute()
  if (party)
    await town.owner
      .insertInto('concern_party')
      .values({ municipality_id: town.municipality, concern_id: id, account_id: town.id(party) })
      .execute()
  return id
}

async function aDiscussion(
  town: TestHouse,
  { author, leader, answered = false }: { author: Someone; leader: Someone; answered?: boolean },
) {
  const id = newId<'discussion'>()
  const people = { author_id: town.id(author), leader_id: town.id(leader), follower_id: null as AccountId | null }
  const answer = answered
    ? ({ answered_at: new Date(), advice: sealed, decision: 'no-concern' } as const)
    : { answered_at: null, advice: null, decision: null }
  await town.owner
    .insertInto('discussion')
    .values({
      municipality_id: town.municipality,
      id,
      draft_id: null,
      question: sealed,
      asked_at: new Date(),
      due_on: '2190-02-02',
      ...people,
      ...answer,
    })
    .execute()
  return id
}

test('the unit leader sees everything that she has a part in, each with what comes next, who and when', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['principal'] })
  const followed = await aConcern(town, 'teacher', { reference: 'F-1111', party: 'principal' })
  const own = await aConcern(town, 'principal', { reference: 'F-2222' })
  const asked = await aDiscussion(town, { author: 'teacher', leader: 'principal' })
  const principal = await town.as('principal')
  const html = await (await principal.get('/board')).text()
  for (const path of [at, `/concerns/${followed}`, `/concerns/${own}`, `/discussions/${asked}`])
    assert.ok(html.includes(`href="${path}"`), path)
  for (const words of [
    nextText('nb').short['start-step'],
    t.nexts['read-report'],
    t.nexts['answer-discussion'],
    'Navn coordinator',
    'Navn principal',
  ])
    assert.ok(html.includes(words), words)
  assert.equal((html.match(/<time/g) ?? []).length, 4)
  const trail = await town.owner.selectFrom('audit_event').select('action').where('actor_id', '=', town.id('principal')).execute()
  assert.ok(!trail.some(({ action }) => action === 'board.read'), 'no words were opened, so nothing is traced')
})

test('leading a unit opens nothing by itself: what she has no part in is neither shown nor counted', async () => {
  const town = await house()
  const others = [
    (await aCase(town, { members: ['teacher'] })).at,
    `/concerns/${await aConcern(town, 'teacher', { reference: 'F-3333' })}`,
    `/discussions/${await aDiscussion(town, { author: 'teacher', leader: 'deputy' })}`,
  ]
  const left = await aCase(town, { members: ['principal'] })
  await town.owner.updateTable('participant').set({ ended_at: new Date() }).where('account_id', '=', town.id('principal')).execute()
  const html = await (await (await town.as('principal')).get('/board')).text()
  for (const path of [...others, left.at]) assert.ok(!html.includes(path), path)
  assert.ok(html.includes(t.none))
})

test('what is overdue comes first, and what is closed comes apart', async () => {
  const town = await house()
  await aConcern(town, 'principal', { reference: 'F-LATER' })
  await aConcern(town, 'principal', { reference: 'F-OVERDUE', on: '2020-01-01' })
  const done = await aConcern(town, 'principal', { reference: 'F-DONE', on: '2020-01-01' })
  await town.owner.updateTable('concern').set({ answered_at: new Date() }).where('id', '=', done).execute()
  await aDiscussion(town, { author: 'teacher', leader: 'principal', answered: true })
  const html = await (await (await town.as('principal')).get('/board')).text()
  assert.match(html, new RegExp(`F-OVERDUE.*${t.overdue}.*F-LATER.*${t.closed}.*F-DONE`, 's'))
  assert.equal(html.split(t.overdue).length, 2)
})

test('the board is for unit leaders, and stays within the municipality', async () => {
  const town = await house()
  await aCase(town, { members: ['principal'] })
  for (const who of ['teacher', 'coordinator', 'administrator'] as const)
    assert.equal((await (await town.as(who)).get('/board')).status, 404)
  const stranger = await town.as('principal', await town.settle({ name: 'Annetsted' }))
  assert.ok((await (await stranger.get('/board')).text()).includes(t.none))
})
