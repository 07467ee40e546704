import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { today } from '#lib/day.ts'
import { inMunicipality } from '#work/index.ts'
import { house } from '../../test/house.ts'
import { readUnitRoutine, writeUnitRoutine } from './access.ts'
import { text as routineText } from './routine.text.ts'
import { unitRoutineOf } from './unit-routine.ts'
import { text } from './unit-routine.text.ts'

const t = text('nb')
const home = await house()
const principal = await home.as('principal')
const teacher = await home.as('teacher')
const school = await unitOf('teacher')
const good: Record<string, string> = {
  revision: '1',
  body: 'Snakk først med Kontakten.\nSå med rektor.',
  follower: home.id('colleague'),
  approvedOn: '2026-01-10',
  reviewOn: '2026-06-01',
}
const write = (words: Record<string, string> = {}) => principal.post('/routines/unit/new', { ...good, ...words })

describe('the routine of a unit', () => {
  test('is missing until its leader writes it', async () => {
    const html = await (await principal.get('/routines/unit')).text()
    assert.ok(html.includes(t.none) && html.includes(t.write))
    assert.equal((await (await teacher.get('/routines/unit')).text()).includes(t.write), false)
  })

  for (const [what, words, field] of [
    ['without words', { body: ' ' }, 'body'],
    ['with a follower who works elsewhere', { follower: home.id('nurse') }, 'follower'],
    ['with nobody to follow up', { follower: '' }, 'follower'],
    ['approved some day to come', { approvedOn: '2199-01-01', reviewOn: '2199-02-01' }, 'approvedOn'],
    ['approved on a day that does not exist', { approvedOn: '2026-02-30' }, 'approvedOn'],
    ['to be reviewed before it is approved', { reviewOn: '2026-01-10' }, 'reviewOn'],
  ] as const)
    test(`is refused ${what}, and what was typed is kept`, async () => {
      const answer = await write(words)
      assert.equal(answer.status, 422)
      const html = await answer.text()
      assert.match(html, new RegExp(`id="${field}-error"`))
      if (field !== 'body') assert.ok(html.includes('Snakk først med Kontakten.'))
      assert.equal((await home.owner.selectFrom('unit_routine').selectAll().execute()).length, 0)
    })

  test('is seen by the staff with who follows up, and is flagged when its review is overdue', async () => {
    assert.equal((await write()).headers.get('location'), '/routines/unit')
    const html = await (await teacher.get('/routines/unit')).text()
    for (const words of ['Snakk først med Kontakten.', 'Navn colleague', t.overdue]) assert.ok(html.includes(words), words)
    const list = await (await teacher.get('/routines')).text()
    assert.ok(list.includes('Navn colleague') && list.includes(routineText('nb').overdue))
  })

  test('gets a new version each time, and the old ones remain', async () => {
    assert.equal((await write({ revision: '2', body: 'Ny rutine', approvedOn: today(new Date()), reviewOn: '2199-01-01' })).status, 303)
    const html = await (await teacher.get('/routines/unit')).text()
    assert.ok(html.includes('Ny rutine') && html.includes('Snakk først med Kontakten.') && html.includes(t.version(1)))
    assert.equal(html.includes(t.overdue), false)
  })

  test('tells other rooms who follows up now', async () => {
    const found = await inMunicipality(home.edge.house, teacher.secret, readUnitRoutine, (work) => unitRoutineOf(work, school))
    assert.deepEqual([found?.version, found?.follower], [2, home.id('colleague')])
  })

  test('two who write at the same time: the second one is shown both', async () => {
    const late = await write({ revision: '2', body: 'Den andres rutine' })
    assert.equal(late.status, 409)
    const html = await late.text()
    assert.ok(html.includes(t.storedNow) && html.includes('Ny rutine') && html.includes('Den andres rutine'))
    assert.match(html, /name="revision" value="3"/)
  })

  test('may not be written by staff, nor by the leader of another unit', async () => {
    assert.equal((await teacher.get('/routines/unit/new')).status, 404)
    assert.equal((await teacher.post('/routines/unit/new', { ...good, revision: '3' })).status, 404)
    await home.owner
      .updateTable('account')
      .set({ unit_id: await unitOf('nav') })
      .where('id', '=', home.id('principal'))
      .execute()
    // she leads another unit now: the page writes for that one, and the database refuses the school's
    assert.equal((await principal.get(`/routines/units/${school}`)).status, 200)
    assert.equal((await (await principal.get(`/routines/units/${school}`)).text()).includes(t.renew), false)
    const forged = inMunicipality(home.edge.house, principal.secret, writeUnitRoutine, ({ tx, actor }) =>
      tx
        .insertInto('unit_routine')
        .values({
          municipality_id: actor.municipality,
          unit_id: school,
          version: 3,
          body: 'x',
          follower_id: home.id('colleague'),
          approved_by: actor.id,
          approved_on: '2026-01-01',
          review_on: '2027-01-01',
        })
        .execute(),
    )
    await assert.rejects(forged, /row-level security/)
  })

  test('of another municipality is not there', async () => {
    const elsewhere = await home.settle({ name: 'Nabovik' })
    const theirs = await home.as('teacher', elsewhere)
    assert.equal((await theirs.get(`/routines/units/${school}`)).status, 404)
    assert.equal((await (await theirs.get('/routines')).text()).includes('Navn colleague'), false)
  })
})

async function unitOf(who: Parameters<typeof home.id>[0]) {
  const { unit_id } = await home.owner.selectFrom('account').select('unit_id').where('id', '=', home.id(who)).executeTakeFirstOrThrow()
  return unit_id
}
