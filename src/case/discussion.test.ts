import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib/id.ts'
import { inMunicipality, reading } from '#work/index.ts'
import { house, type TestHouse } from '../../test/house.ts'
import { caseActions, discussionsWaitingFor, newDraft, readDraft, type DiscussionId } from './index.ts'
import { text } from './discussion.text.ts'

const t = text('nb')
const question = 'Eleven har sluttet å spise med de andre. Hva bør jeg spørre om?'
const advice = 'Spør hvordan det går hjemme, og hvem eleven har det fint sammen med.'
const talk = { question: 'Vi snakket om stemningen i klassen.', on: '2026-02-03', advice, decision: 'no-concern', follower: '', draft: '' }

const asked = async ({ as, id }: TestHouse, draft = '') => {
  const teacher = await as('teacher')
  const { headers } = await teacher.post('/discussions/new', { leader: id('principal'), question, draft })
  return { teacher, principal: await as('principal'), path: headers.get('location')! }
}
const idIn = (path: string) => path.split('/')[2] as DiscussionId
const draftOf = (home: TestHouse, secret: Buffer) =>
  inMunicipality(home.edge.house, secret, caseActions.writeDraft, (work) =>
    newDraft(work, {
      origin: 'observed',
      observations: [{ seen: 'Satt alene i kantina.', on: '2026-02-02', where: 'Kantina', toldBy: 'Sett selv' }],
    }),
  )

test('a teacher asks her leader, and reads the advice on the same page', async () => {
  const home = await house()
  const { teacher, principal, path } = await asked(home)
  assert.match(await (await teacher.get(path)).text(), new RegExp(t.page.waits))
  assert.match(await (await principal.get('/discussions')).text(), new RegExp(`${t.list.waiting}[^]*${path}`))
  const page = await (await principal.get(path)).text()
  assert.ok(page.includes(question) && page.includes('Navn colleague') && !page.includes('Navn nav'))

  const answer = { advice, decision: 'follow-up-here', follower: home.id('colleague') }
  assert.equal((await principal.post(path, answer)).headers.get('location'), path)
  const read = await (await teacher.get(path)).text()
  for (const words of [advice, t.decision['follow-up-here'], 'Navn colleague']) assert.ok(read.includes(words), words)
  const told = await home.owner
    .selectFrom('notice')
    .select(['kind', 'account_id'])
    .where('kind', 'like', 'discussion%')
    .orderBy('id')
    .execute()
  assert.deepEqual(told, [
    { kind: 'discussion-asked', account_id: home.id('principal') },
    { kind: 'discussion-answered', account_id: home.id('teacher') },
  ])
})

test('leaders of one’s own unit can be asked, oneself and others cannot', async () => {
  const { as, id, owner } = await house()
  const [teacher, principal, nurse] = [await as('teacher'), await as('principal'), await as('nurse')]
  assert.match(await (await teacher.get('/discussions/new')).text(), /Navn principal/)
  assert.match(await (await nurse.get('/discussions/new')).text(), /Navn principal, Solbakken skole/)
  assert.match(await (await principal.get('/discussions/new')).text(), new RegExp(t.ask.noLeader))
  const refused = await teacher.post('/discussions/new', { leader: id('colleague'), question, draft: '' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Hva bør jeg spørre om/)
  assert.equal((await teacher.post('/discussions/new', { leader: id('principal'), question: ' ', draft: '' })).status, 422)
  assert.equal((await owner.selectFrom('discussion').selectAll().execute()).length, 0)
})

test('the two read it, and everyone else gets the answer for what is not there', async () => {
  const home = await house()
  const { path } = await asked(home)
  for (const who of ['colleague', 'coordinator', 'childWelfare', 'police', 'privacyOfficer', 'administrator'] as const) {
    const one = await home.as(who)
    assert.equal((await one.get(path)).status, 404, who)
    assert.equal((await one.post(path, { advice, decision: 'report' })).status, 404, who)
    assert.equal((await one.post(`${path}/carry`, {})).status, 404, who)
    assert.ok(!(await (await one.get('/discussions')).text()).includes(path), who)
  }
})

test('only the leader answers, and only once', async () => {
  const home = await house()
  const { teacher, principal, path } = await asked(home)
  assert.equal((await teacher.post(path, { advice, decision: 'report' })).status, 404)
  assert.equal((await principal.post(path, { advice: '', decision: 'report' })).status, 422)
  assert.equal((await principal.post(path, { advice, decision: 'maybe' })).status, 422)
  assert.equal((await principal.post(path, { advice, decision: 'report', follower: home.id('nav') })).status, 422)
  assert.equal((await principal.post(path, { advice, decision: 'report' })).status, 303)
  const late = await principal.post(path, { advice: 'Et annet råd.', decision: 'no-concern' })
  const page = await late.text()
  assert.equal(late.status, 409)
  assert.ok(page.includes(advice) && page.includes('Et annet råd.'))
})

test('a talk that has been held is noted with who, when, advice and decision', async () => {
  const { as, id, owner } = await house()
  const [teacher, principal] = [await as('teacher'), await as('principal')]
  const noted = await teacher.post('/discussions/talked', { ...talk, leader: id('principal'), follower: id('colleague') })
  const path = noted.headers.get('location')!
  for (const one of [teacher, principal]) assert.match(await (await one.get(path)).text(), /3. februar 2026[^]*Spør hvordan/)
  assert.match(await (await principal.get('/discussions')).text(), new RegExp(`${t.list.answered}[^]*${path}`))
  assert.equal((await principal.post(path, { advice: 'Noe annet', decision: 'report' })).status, 409)
  for (const wrong of [{ on: '2099-01-01' }, { on: '2026-02-30' }, { advice: '' }, { decision: '' }, { follower: id('nav') }])
    assert.equal(
      (await teacher.post('/discussions/talked', { ...talk, leader: id('principal'), ...wrong })).status,
      422,
      JSON.stringify(wrong),
    )
  assert.equal((await owner.selectFrom('discussion').selectAll().execute()).length, 1)
})

test('no one can write an answer in the name of a leader', async () => {
  const home = await house()
  const { teacher, path } = await asked(home)
  const forge = (values: object) =>
    inMunicipality(home.edge.house, teacher.secret, caseActions.askLeader, ({ tx }) =>
      tx.updateTable('discussion').set(values).where('id', '=', idIn(path)).executeTakeFirstOrThrow(),
    )
  const changed = await forge({ answered_at: new Date(), advice: Buffer.from('x'), decision: 'report' })
  assert.equal(changed?.numUpdatedRows, 0n)
  const asIfAnswered = home.owner.selectFrom('discussion').selectAll().executeTakeFirstOrThrow()
  await assert.rejects(
    inMunicipality(home.edge.house, teacher.secret, caseActions.askLeader, async ({ tx }) => {
      const row = {
        ...(await asIfAnswered),
        id: newId<'discussion'>(),
        answered_at: new Date(),
        advice: Buffer.from('x'),
        decision: 'report' as const,
      }
      await tx.insertInto('discussion').values(row).execute()
    }),
    /row-level security/,
  )
})

test('the form begins with what the draft holds, and the advice goes back into it', async () => {
  const home = await house()
  const author = await home.as('teacher')
  const draft = (await draftOf(home, author.secret))!
  assert.match(await (await author.get(`/discussions/new?draft=${draft}`)).text(), /2. februar 2026, Kantina: Satt alene i kantina\./)
  assert.equal((await (await home.as('colleague')).get(`/discussions/new?draft=${draft}`)).status, 404)

  const { teacher, principal, path } = await asked(home, draft)
  assert.equal((await teacher.post(`${path}/carry`, {})).status, 409)
  await principal.post(path, { advice, decision: 'report' })
  assert.ok(!(await (await principal.get(path)).text()).includes(draft))
  assert.match(await (await teacher.get(path)).text(), new RegExp(t.page.carry))
  assert.equal((await teacher.post(`${path}/carry`, {})).headers.get('location'), `/drafts/${draft}`)
  const { content } = (await inMunicipality(home.edge.house, teacher.secret, caseActions.writeDraft, (work) => readDraft(work, draft)))!
  assert.deepEqual(
    content.discussedWithLeader.map(({ advice }) => advice),
    [advice],
  )
  assert.equal((await principal.post(`${path}/carry`, {})).status, 404)
})

test('the list of what waits for a leader holds her own alone', async () => {
  const home = await house()
  const { principal } = await asked(home)
  const waiting = async (secret: Buffer) =>
    (await inMunicipality(home.edge.house, secret, caseActions.listDiscussions, (work) => discussionsWaitingFor(reading(work))))!.length
  assert.equal(await waiting(principal.secret), 1)
  assert.equal(await waiting((await home.as('coordinator')).secret), 0)
  assert.equal(await waiting((await home.as('teacher')).secret), 0)
  const elsewhere = await home.settle({ name: 'Nabovik' })
  assert.equal(await waiting((await home.as('principal', elsewhere)).secret), 0)
})
