import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { fill, patternOf, table } from './access-table.ts'
import { documentOf } from './access-document.ts'
import { browser, everyone, house, type Someone } from './house.ts'
import { rehearsal } from './rehearsal.ts'
import { furnish, type Scene } from './scene.ts'

const home = await house()
const there = await home.settle({ name: 'Nabovik' })
let scene: Scene
let neighbour: Scene
type Visitor = Awaited<ReturnType<typeof home.as>>
const visitors = new Map<Someone, Visitor>()
const neighbours = new Map<Someone, Visitor>()
const stage = rehearsal(home)

before(async () => {
  scene = await furnish(home, home.here)
  neighbour = await furnish(home, there)
  for (const who of everyone) {
    visitors.set(who, await home.as(who))
    neighbours.set(who, await home.as(who, there))
  }
})

const rooms = home.routes.filter(({ kind }) => kind !== 'public').map((route) => ({ ...route, pattern: patternOf(route.path) }))

test('every route stands in the table, and nothing else does', () => {
  assert.deepEqual(rooms.map(({ method, pattern }) => `${method} ${pattern}`).toSorted(), Object.keys(table).toSorted())
})

test('the document says what the table says', () => {
  assert.equal(readFileSync('docs/run/access-matrix.md', 'utf8').split(marker)[0], documentOf(table))
})
const marker = '<!-- what follows is written by scripts/mutate-access.ts -->\n'

type Thing = { name: string; ids: Partial<Scene['own']>; may: readonly Someone[] }
const nothing = () =>
  ({ ...Object.fromEntries(Object.keys(scene.own).map((name) => [name, randomUUID()])), version: '1' }) as Partial<Scene['own']>

const mixed = (name: string, outer: Partial<Scene['own']>, inner: Partial<Scene['own']>): Thing => ({
  name,
  ids: { ...inner, caseId: outer.caseId! },
  may: [],
})

/** Everything that a route is tried with. An address without an id is tried once. */
function thingsFor(pattern: string, { own, other = [], police = [], closed = own }: (typeof table)[string]): Thing[] {
  if (!/:(?!step|record)/.test(pattern)) return [{ name: 'itself', ids: {}, may: own }]
  const inCase = pattern.startsWith('/cases/')
  const twoIds = inCase && /:(journal|task|participant|concern|block|consent|disclosure|reported|information|mapping|duty)Id/.test(pattern)
  return [
    { name: 'own', ids: scene.own, may: own },
    { name: 'other', ids: scene.other, may: other },
    { name: 'elsewhere', ids: neighbour.own, may: [] },
    { name: 'nowhere', ids: nothing(), may: [] },
    ...(inCase && !pattern.includes(':concernId') ? [{ name: 'closed', ids: scene.closed, may: closed }] : []),
    ...(pattern.startsWith('/inbox/')
      ? [{ name: 'police', ids: { reportId: scene.police.entryId, reportBlockId: scene.police.reportBlockId }, may: police }]
      : []),
    ...(twoIds ? [mixed('own case, other part', scene.own, scene.other), mixed('other case, own part', scene.other, scene.own)] : []),
  ]
}

for (const { method, pattern, action, kind } of rooms) {
  const right = table[`${method} ${pattern}`]
  if (!right) continue
  test(`${method} ${pattern}`, async () => {
    const [rows, refusedBefore] = [await allRows(), await refusals(action)]
    const expected = new Map(refusedBefore)
    const expectRefusal = ({ id }: Visitor) => expected.set(id, (expected.get(id) ?? 0) + 1)
    for (const { name, ids, may } of thingsFor(pattern, right)) {
      const address = fill(pattern, ids)
      const ask = async (who: Someone, visitor: Visitor, isAllowed: boolean) => {
        const label = `${who}: ${method} ${address} (${name})`
        if (isAllowed) return assertLetIn(label, await stage.ask(visitor, method, address, right.form))
        expectRefusal(visitor)
        await assertNotThere(label, address, await send(visitor, method, address, right.form))
      }
      await Promise.all(everyone.map((who) => ask(who, visitors.get(who)!, may.includes(who))))
      // an address without an id is the neighbours' own as well; one with an id is never theirs
      if (name === 'itself' || name === 'own')
        await Promise.all(everyone.map((who) => ask(who, neighbours.get(who)!, name === 'itself' && may.includes(who))))
      await assertSentToSignIn(address, await send(home.guest, method, address, right.form), kind)
    }
    assert.deepEqual(await refusals(action), expected, 'each refusal is in the trail, once')
    assert.equal(await allRows(), rows, 'nothing has changed')
    assert.deepEqual(home.faults, [])
  })
}

const send = (visitor: Pick<Visitor, 'get' | 'post'>, method: string, address: string, form: Record<string, string> = {}) =>
  method === 'GET' ? visitor.get(address) : visitor.post(address, form)

function assertLetIn(label: string, answer: Response) {
  const fits = answer.status === 200 || (label.includes('POST') && [303, 409, 422].includes(answer.status))
  assert.ok(fits, `${label} was answered ${answer.status}`)
}

let missing: string | undefined
async function assertNotThere(label: string, address: string, answer: Response) {
  assert.equal(answer.status, 404, label)
  missing ??= (await (await browser(home.app).get('/finnes-ikke')).text()).replaceAll('/finnes-ikke', '')
  assert.equal((await answer.text()).replaceAll(address, ''), missing, `${label}: the page that is not there`)
}

async function assertSentToSignIn(address: string, answer: Response, kind: string) {
  if (kind === 'script') return assert.equal(answer.status, 401)
  assert.equal(answer.status, 303, address)
  assert.equal(answer.headers.get('location'), `/sign-in?to=${encodeURIComponent(address)}`)
}

async function refusals(action: string): Promise<Map<string, number>> {
  const rows = await home.owner
    .selectFrom('audit_event')
    .select(['actor_id', ({ fn }) => fn.countAll<string>().as('count')])
    .where('outcome', '=', 'refused')
    .where('action', '=', action)
    .groupBy('actor_id')
    .execute()
  return new Map(rows.map(({ actor_id, count }) => [String(actor_id), Number(count)]))
}

/** Every row of every table as one sum, but for the trail of what was tried and the ids of forms. */
async function allRows(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c where c.relkind = 'r'
      and c.relnamespace in ('public'::regnamespace, 'keystore'::regnamespace) and c.relname not in ('audit_event', 'submission') order by 1`.execute(
    home.owner,
  )
  const sums = tables.map(
    ({ name }) => sql`select ${name} || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as sum from ${sql.raw(name)} t`,
  )
  const { rows } = await sql<{ sum: string }>`${sql.join(sums, sql` union all `)}`.execute(home.owner)
  // with many tables the database sums several at a time, and answers in no order
  return rows
    .map(({ sum }) => sum)
    .toSorted()
    .join()
}
