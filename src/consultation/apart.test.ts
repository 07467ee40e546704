import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { caseActions, newDraft, readDraft } from '#case/index.ts'
import type { DraftId } from '#lib/id.ts'
import { inMunicipality } from '#work/index.ts'
import { assertApart, everyRow, isOfThread } from '../../test/apart.ts'
import { house, type Someone } from '../../test/house.ts'
import { adviceKinds } from './index.ts'

const home = await house()
const people = new Map<Someone, Awaited<ReturnType<typeof home.as>>>()
for (const who of ['teacher', 'nurse', 'coordinator', 'police'] as const) people.set(who, await home.as(who))
type Author = 'teacher' | 'nurse'
type Addressee = 'municipal' | 'police'
const contactOf = { municipal: 'coordinator', police: 'police' } as const

let count = 0
/** A word that is written once. */
const word = (what: string) => `${what}${(++count).toString(36)}qz`

type Thread = { path: string; author: Author; addressee: Addressee; messages: number; isClosed: boolean }
/** What has happened: the threads, what was written in them, and the drafts with what their author wrote there herself. */
class Model {
  threads: Thread[] = []
  drafts: { id: DraftId; author: Author; own: string[] }[] = []
  words: string[] = []
  reports: string[] = []
}

const writeNew = (model: Model, what: string) => {
  const words = word(what)
  model.words.push(words)
  return words
}
const drawn = async (page: Response | Promise<Response>, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(await (await page).text())?.[1] ?? ''

async function ask(model: Model, author: Author, addressee: Addressee) {
  const one = people.get(author)!
  const thread = await drawn(one.get('/consultations/new'), 'thread')
  const form = { thread, addressee, topic: 'online', question: writeNew(model, 'spm') }
  const path = (await one.post('/consultations/new', form)).headers.get('location')!
  model.threads.push({ path, author, addressee, messages: 1, isClosed: false })
}

async function write(model: Model, thread: Thread, step: 'author' | 'ask' | (typeof adviceKinds)[number]) {
  const who = step === 'author' ? thread.author : contactOf[thread.addressee]
  const advice = step === 'author' || step === 'ask' ? '' : writeNew(model, 'kort')
  const form = { position: String(thread.messages + 1), words: writeNew(model, 'ord'), ...(step !== 'author' && { step, advice }) }
  const answer = await people.get(who)!.post(thread.path, form)
  assert.equal(answer.status, thread.isClosed ? 409 : 303)
  if (!thread.isClosed) thread.messages++
}

async function close(thread: Thread) {
  await people.get(thread.author)!.post(`${thread.path}/close`, {})
  thread.isClosed = true
}

async function begin(model: Model, author: Author) {
  const own = word('sett')
  const id = (await inMunicipality(home.edge.house, people.get(author)!.secret, caseActions.writeDraft, (work) =>
    newDraft(work, { origin: 'observed', about: { name: '', birthYear: '' }, observations: [{ seen: own }] }),
  )) as DraftId
  model.drafts.push({ id, author, own: [own] })
}

async function carry(model: Model, thread: Thread) {
  const draft = model.drafts.find(({ author }) => author === thread.author)
  if (!draft) return
  const one = people.get(thread.author)!
  const submission = await drawn(one.get(`${thread.path}/carry`), 'submission')
  const advice = word('egne')
  const sent = await one.post(`${thread.path}/carry`, { submission, draft: draft.id, on: '2026-02-03', advice })
  assert.equal(sent.headers.get('location'), `/drafts/${draft.id}`)
  draft.own.push(advice)
}

/** Sends the first draft there is as a report without identity. Its words are then the report's. */
async function report(model: Model) {
  const draft = model.drafts.shift()
  if (!draft) return
  const one = people.get(draft.author)!
  const at = `/drafts/${draft.id}/report`
  const revision = async (path: string) => drawn(one.get(path), 'revision')
  await one.post(at, {
    revision: await revision(at),
    receiver: 'municipal',
    identified: 'no',
    service: draft.author === 'teacher' ? 'school' : 'health-station',
  })
  const sent = await one.post(`${at}/send`, {
    revision: await revision(`${at}/send`),
    ground: /name="ground" value="([^"]*)"/.exec(await (await one.get(`${at}/send`)).text())?.[1] ?? '',
    observations: '0',
    extras: ['sides', 'protective', 'discussed'],
    told: 'told',
    toldWords: 'Han vet det',
  })
  assert.equal(sent.status, 303)
  model.reports.push(sent.headers.get('location')!)
}

const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      author: fc.constantFrom<Author>('teacher', 'nurse'),
      addressee: fc.constantFrom<Addressee>('municipal', 'police'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      at: fc.nat(),
      step: fc.constantFrom('author' as const, 'ask' as const, ...adviceKinds),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), at: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('begin' as const), author: fc.constantFrom<Author>('teacher', 'nurse') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('carry' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('report' as const) }) },
)

async function take(model: Model, one: typeof step extends fc.Arbitrary<infer T> ? T : never) {
  if (one.do === 'ask') return ask(model, one.author, one.addressee)
  if (one.do === 'begin') return begin(model, one.author)
  if (one.do === 'report') return report(model)
  const thread = model.threads[one.at % model.threads.length]
  if (!thread) return
  if (one.do === 'write') await write(model, thread, one.step)
  else if (one.do === 'close') await close(thread)
  else await carry(model, thread)
}

/** What drafts and reports say when they are opened: what their author wrote there herself, and no word of a thread. */
async function assertSayOwnWords(model: Model) {
  for (const { id, author, own } of model.drafts) {
    const draft = await inMunicipality(home.edge.house, people.get(author)!.secret, caseActions.writeDraft, (work) => readDraft(work, id))
    const said = JSON.stringify(draft!.content)
    for (const words of own) assert.ok(said.includes(words))
    for (const words of model.words) assert.ok(!said.includes(words), 'a draft says what was written in a thread')
  }
  for (const path of model.reports) {
    const said = (await Promise.all([...people.values()].map(async ({ get }) => (await get(path)).text()))).join('')
    for (const words of [...model.words, ...model.threads.map((thread) => thread.path)])
      assert.ok(!said.includes(words), 'a report says what was written in a thread')
  }
}

test('whatever is asked, answered, closed, carried over and reported, nothing of a thread is found outside it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      const model = new Model()
      await ask(model, 'teacher', 'municipal')
      await begin(model, 'teacher')
      for (const one of steps) await take(model, one)
      await assertApart(home, model.words)
      await assertSayOwnWords(model)
    }),
    { numRuns: 15 },
  )
  assert.deepEqual(home.faults, [], 'a log would hold what went wrong, and nothing did')
})

test('the proof would see it: a row that names a thread, was written along with one, or tells the hour', async () => {
  const { owner } = home
  await ask(new Model(), 'nurse', 'police')
  await begin(new Model(), 'nurse')
  const { author_id, id } = await owner.selectFrom('thread').select(['author_id', 'id']).limit(1).executeTakeFirstOrThrow()
  const rows = await everyRow(home)
  assert.ok(rows.some(isOfThread) && rows.some((row) => !isOfThread(row)))

  const location = `/consultations/${id}`
  await owner
    .insertInto('submission')
    .values({ municipality_id: home.municipality, account_id: author_id, id: crypto.randomUUID(), location })
    .execute()
  await assert.rejects(assertApart(home, []), /submission holds the id of a thread/)
  await owner.deleteFrom('submission').where('location', '=', location).execute()
  await assertApart(home, [])

  await owner.transaction().execute(async (tx) => {
    await tx.updateTable('thread').set({ last_on: '2026-02-03' }).execute()
    await tx.updateTable('draft').set({ revision: 7 }).execute()
  })
  await assert.rejects(assertApart(home, []), /draft was written in the same transaction/)
  await owner.updateTable('draft').set({ revision: 8 }).execute()
  await assertApart(home, [])

  const readOn = (read_at: Date | null) => owner.updateTable('notice').set({ read_at }).where('kind', 'like', 'thread-%').execute()
  await readOn(new Date('2026-02-03T10:11:12Z'))
  await assert.rejects(assertApart(home, []), /notice.read_at tells the hour/)
  await readOn(null)
})

test('a form that came after the session had ended does not tell which thread it was for', async () => {
  const model = new Model()
  await ask(model, 'teacher', 'municipal')
  const { path } = model.threads[0]!
  const secret = people.get('teacher')!.secret
  await sql`update gate.session set seen_at = now() - interval '2 hours'`.execute(home.owner)
  const words = writeNew(model, 'etter')
  const late = await people.get('teacher')!.post(path, { position: '2', words })
  assert.match(late.headers.get('location') ?? '', /^\/sign-in/)
  const held = (await everyRow(home)).filter(({ table }) => table === 'public.held_form')
  assert.equal(held.length, 1)
  await assertApart(home, model.words)
  const again = await home.as('teacher')
  assert.notDeepEqual(again.secret, secret)
  assert.ok((await (await again.get(path)).text()).includes(words), 'what she wrote is still there')
})
