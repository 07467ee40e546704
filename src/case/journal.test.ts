import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aCase } from '../../test/a-case.ts'
import { house, rowsOf } from '../../test/house.ts'
import { text as errors } from '#http/errors.text.ts'
import { today } from '#lib/day.ts'
import { caseActions, journal, writeEntry } from '#case/index.ts'
import { inCase, reading } from '#work/index.ts'
import { text } from './journal.text.ts'

const t = text('nb')
const note = { kind: 'note', happenedOn: '2026-01-15', body: 'Vi snakket om jobben på verkstedet' }
const written = (html: string) => html.match(/Oppføring nummer \d+/g) ?? []

test('a member writes in the journal, and the words are sealed where they are stored', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['outreach'] })
  const outreach = await town.as('outreach')
  const answer = await outreach.post(`${at}/journal`, note)
  assert.equal(answer.status, 303)
  const [row] = await town.owner.selectFrom('journal_entry').selectAll().execute()
  assert.equal(answer.headers.get('location'), `${at}/journal#entry-${row!.id}`)
  assert.equal(row!.case_id, id)
  assert.ok(!row!.body.includes('verkstedet'))
  const html = await (await outreach.get(`${at}/journal`)).text()
  assert.match(html, /Vi snakket om jobben på verkstedet/)
  assert.match(html, new RegExp(`${t.kinds.note}.*15. januar 2026.*Navn outreach`, 's'))
})

test('an entry without words, kind or day, or about a day to come, is shown again with the reason and what was typed', async () => {
  const town = await house()
  const { at } = await aCase(town)
  const coordinator = await town.as('coordinator')
  for (const [change, reason] of [
    [{ body: ' ' }, errors('nb').required],
    [{ kind: 'correction' }, errors('nb').choose],
    [{ happenedOn: '2026-02-30' }, errors('nb').date],
    [{ happenedOn: '2199-01-01' }, errors('nb').future],
  ] as const) {
    const answer = await coordinator.post(`${at}/journal`, { ...note, ...change })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.ok(html.includes(reason), reason)
    if (!('body' in change)) assert.match(html, /jobben på verkstedet/)
  }
  assert.equal((await rowsOf(town.owner, 'journal_entry')).length, 0)
})

test('a correction is added, and both stay, together', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'] })
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  await outreach.post(`${at}/journal`, note)
  const [entry] = await town.owner.selectFrom('journal_entry').select('id').execute()
  assert.match(await (await coordinator.get(`${at}/journal/${entry!.id}/correct`)).text(), /Vi snakket om jobben/)
  const answer = await coordinator.post(`${at}/journal/${entry!.id}/correct`, { happenedOn: '2026-01-15', body: 'Det var på sagbruket' })
  assert.equal(answer.headers.get('location'), `${at}/journal#entry-${entry!.id}`)
  const again = await town.owner.selectFrom('journal_entry').select('id').where('kind', '=', 'correction').executeTakeFirstOrThrow()
  await coordinator.post(`${at}/journal/${again.id}/correct`, { happenedOn: '2026-01-15', body: 'Sagbruket heter Tømmerdal' })
  const html = await (await outreach.get(`${at}/journal`)).text()
  assert.match(html, new RegExp(`jobben på verkstedet.*${t.kinds.correction}.*Det var på sagbruket.*Sagbruket heter Tømmerdal`, 's'))
  const kept = await town.owner.selectFrom('journal_entry').select(['kind', 'corrects_id']).orderBy('at').orderBy('id').execute()
  assert.deepEqual(kept, [
    { kind: 'note', corrects_id: null },
    { kind: 'correction', corrects_id: entry!.id },
    { kind: 'correction', corrects_id: entry!.id },
  ])
})

test('nothing that is written can be changed or taken away, not even past the program', async () => {
  const town = await house()
  const { at, id } = await aCase(town)
  const coordinator = await town.as('coordinator')
  await coordinator.post(`${at}/journal`, note)
  const tries = [sql`update journal_entry set kind = 'meeting'`, sql`delete from journal_entry`]
  for (const change of tries)
    await assert.rejects(
      inCase(town.edge.house, coordinator.secret, caseActions.writeJournal, id, ({ tx }) => change.execute(tx)),
      /permission denied/,
    )
})

test('a long journal comes page by page, newest first, and back again', async () => {
  const town = await house()
  const { at, id } = await aCase(town)
  const coordinator = await town.as('coordinator')
  for (let number = 1; number <= 60; number++)
    await inCase(town.edge.house, coordinator.secret, caseActions.writeJournal, id, (work) =>
      writeEntry(work, { kind: 'note', happenedOn: '2026-01-15', body: `Oppføring nummer ${number}` }),
    )
  const follow = async (path: string, rel: 'next' | 'prev') => {
    const html = await (await coordinator.get(path)).text()
    const link = html.match(new RegExp(`href="([^"]+)" rel="${rel}"`))?.[1]
    return { seen: written(html), link: link?.replaceAll('&amp;', '&') }
  }
  const first = await follow(`${at}/journal`, 'next')
  const second = await follow(first.link!, 'next')
  const third = await follow(second.link!, 'next')
  assert.deepEqual([first.seen.length, second.seen.length, third.seen.length, third.link], [25, 25, 10, undefined])
  assert.equal(first.seen[0], 'Oppføring nummer 60')
  assert.equal(new Set([...first.seen, ...second.seen, ...third.seen]).size, 60)
  const back = await follow((await follow(second.link!, 'prev')).link!, 'prev')
  assert.deepEqual(back.seen, second.seen)
  assert.deepEqual((await follow(back.link!, 'prev')).seen, first.seen)
  assert.equal((await coordinator.get(`${at}/journal?before=x`)).status, 404)
})

test('an observer reads, and does not write, neither on the page nor past it', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { observers: ['nurse'] })
  const [coordinator, nurse] = [await town.as('coordinator'), await town.as('nurse')]
  await coordinator.post(`${at}/journal`, note)
  const html = await (await nurse.get(`${at}/journal`)).text()
  assert.match(html, /jobben på verkstedet/)
  assert.ok(!html.includes('<textarea') && !html.includes('/correct'))
  assert.equal((await nurse.post(`${at}/journal`, note)).status, 404)
  await assert.rejects(
    inCase(town.edge.house, nurse.secret, caseActions.readJournal, id, (work) =>
      writeEntry(work, { kind: 'note', body: 'x', happenedOn: today(work.now) }),
    ),
    /row-level security/,
  )
})

test('the journal of a case that is not yours is not there, and neither is its entry in yours', async () => {
  const town = await house()
  const [first, second] = [await aCase(town), await aCase(town)]
  const [coordinator, deputy] = [await town.as('coordinator'), await town.as('deputy')]
  await coordinator.post(`${first.at}/journal`, note)
  const [entry] = await town.owner.selectFrom('journal_entry').select('id').execute()
  const elsewhere = await town.settle({ name: 'Annetsted' })
  for (const one of [deputy, await town.as('coordinator', elsewhere)]) {
    assert.equal((await one.get(`${first.at}/journal`)).status, 404)
    assert.equal((await one.post(`${first.at}/journal`, note)).status, 404)
  }
  assert.equal((await coordinator.get(`${second.at}/journal/${entry!.id}/correct`)).status, 404)
  assert.equal((await coordinator.post(`${second.at}/journal/${entry!.id}/correct`, note)).status, 404)
  const other = await inCase(town.edge.house, coordinator.secret, caseActions.readJournal, second.id, (work) =>
    journal(reading(work), { limit: 25 }),
  )
  assert.deepEqual(other!.entries, [])
})
