import { sql } from 'kysely'
import { caseNumber } from '#access/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import type { CaseId } from '#lib/id.ts'
import { routineOf, type RoutineContent } from '#routine/index.ts'
import { opened, type Reading } from '#work/index.ts'
import { firstWord } from './case.ts'

export const casesOnPage = 25

/** A case as it stands in a list of mine. */
export type MyCase = {
  id: CaseId
  number: string
  /** Undefined where the case has no person, which it needs a ground for. */
  firstName: string | undefined
  step: RoutineContent['steps'][number] | undefined
  nextAction: string | null
  nextOn: string | null
  isOverdue: boolean
  nextBy: string | undefined
  lead: string | undefined
}

/** Where a page of the list ends: the last case's day and id. A closed case has no day. */
export type Mark = { on: string | null; id: CaseId }

/**
 * The cases that the actor takes part in: open ones by the day of their next action, closed ones with the newest number first.
 * Takes the mark that the page before ended with; gives one page, and the mark to go on from if there are more. What is read
 * does not grow with the number of cases: the actor's own participation is walked in the order of its index, and only then joined.
 */
export async function myCases(
  work: Reading,
  { state, after }: { state: 'open' | 'closed'; after?: Mark | undefined },
): Promise<{ cases: MyCase[]; more: Mark | undefined }> {
  const rows = await pageOf(work, state, after)
  const shown = rows.slice(0, casesOnPage)
  const steps = await stepsOf(work, shown)
  const names = await namesOf(
    work,
    shown.flatMap(({ lead_id, next_by }) => [lead_id, next_by]),
  )
  const day = today(work.now)
  const cases = shown.map((row) => ({
    id: row.id,
    number: caseNumber(row.year, row.sequence),
    firstName: nameIn(work, row),
    step: steps(row),
    nextAction: row.next_action,
    nextOn: row.next_on,
    isOverdue: row.next_on !== null && row.next_on < day,
    nextBy: row.next_by ? names.get(row.next_by) : undefined,
    lead: names.get(row.lead_id),
  }))
  const last = shown.at(-1)
  return { cases, more: rows.length > shown.length && last ? { on: last.sort_on, id: last.id } : undefined }
}

/** How many open cases the actor takes part in. */
export async function myOpenCaseCount(work: Reading): Promise<number> {
  const { lasting, ending } = await work.tx
    .selectNoFrom((eb) => [
      eb
        .selectFrom(partsOf(work, 'open', 'lasting').as('lasting'))
        .select(eb.fn.countAll<string>().as('count'))
        .as('lasting'),
      eb
        .selectFrom(partsOf(work, 'open', 'ending').as('ending'))
        .select(eb.fn.countAll<string>().as('count'))
        .as('ending'),
    ])
    .executeTakeFirstOrThrow()
  return Number(lasting) + Number(ending)
}

type Row = Awaited<ReturnType<typeof pageOf>>[number]

/** The actor's parts that have no end, or those whose end was set beforehand and has not come: each kind has an index of its own. */
const partsOf = ({ tx, actor, now }: Reading, state: 'open' | 'closed', kind: 'lasting' | 'ending') =>
  tx
    .selectFrom('participant')
    .select(['municipality_id', 'case_id', 'case_next_on as sort_on'])
    .where('municipality_id', '=', actor.municipality)
    .where('account_id', '=', actor.id)
    .where('case_state', '=', state)
    .$if(kind === 'lasting', (query) => query.where('ended_at', 'is', null))
    .$if(kind === 'ending', (query) => query.where('ended_at', '>', now))

const walked = (work: Reading, state: 'open' | 'closed', kind: 'lasting' | 'ending', after: Mark | undefined) =>
  partsOf(work, state, kind)
    .$if(state === 'open', (query) => query.orderBy('case_next_on').orderBy('case_id'))
    .$if(state === 'open' && after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('case_next_on', 'case_id'), '>', eb.tuple(after!.on, after!.id))),
    )
    .$if(state === 'closed', (query) => query.orderBy('case_id', 'desc'))
    .$if(state === 'closed' && after !== undefined, (query) => query.where('case_id', '<', after!.id))
    .limit(casesOnPage + 1)

const pageOf = (work: Reading, state: 'open' | 'closed', after: Mark | undefined) =>
  work.tx
    .with('lasting', () => walked(work, state, 'lasting', after))
    .with('ending', () => walked(work, state, 'ending', after))
    .with('mine', (db) =>
      db
        .selectFrom('lasting')
        .selectAll()
        .unionAll(db.selectFrom('ending').selectAll())
        .$if(state === 'open', (query) => query.orderBy('sort_on').orderBy('case_id'))
        .$if(state === 'closed', (query) => query.orderBy('case_id', 'desc'))
        .limit(casesOnPage + 1),
    )
    .selectFrom('mine')
    .innerJoin('case', (join) => join.onRef('case.municipality_id', '=', 'mine.municipality_id').onRef('case.id', '=', 'mine.case_id'))
    .leftJoin('case_person as person', (join) =>
      join.onRef('person.municipality_id', '=', 'mine.municipality_id').onRef('person.case_id', '=', 'mine.case_id'),
    )
    .leftJoin('keystore.data_key as key', (join) =>
      join.onRef('key.municipality_id', '=', 'mine.municipality_id').onRef('key.id', '=', 'mine.case_id').on('key.purpose', '=', 'case'),
    )
    .select([
      'mine.sort_on',
      'case.id',
      'case.year',
      'case.sequence',
      'case.step',
      'case.lead_id',
      'case.routine_id',
      'case.routine_version',
    ])
    .select(['case.next_action', 'case.next_on', 'case.next_by', 'person.name', 'key.wrapped'])
    .orderBy(state === 'open' ? sql`mine.sort_on, mine.case_id` : sql`mine.case_id desc`)
    .execute()

function nameIn(work: Reading, { id, name, wrapped }: Row) {
  if (!name || !wrapped) return undefined
  opened(work, id)
  return firstWord(work.keyring.box(work.actor.municipality, id, wrapped).open('case_person', 'name', id, name))
}

/** Cases keep the routine version that they began with; a page has few of them. */
async function stepsOf(work: Reading, rows: readonly Row[]) {
  const routines = new Map<string, RoutineContent>()
  for (const row of rows)
    if (!routines.has(versionOf(row))) routines.set(versionOf(row), (await routineOf(work, row.routine_id, row.routine_version)).content)
  return (row: Row) => routines.get(versionOf(row))?.steps.find(({ key }) => key === row.step)
}

const versionOf = ({ routine_id, routine_version }: { routine_id: string; routine_version: number }) => `${routine_id} ${routine_version}`
