import pg from 'pg'
import { addTask, caseActions, writeEntry } from '../src/case/index.ts'
import { addDays, today } from '../src/lib/day.ts'
import type { CaseId } from '../src/lib/id.ts'
import { inCase } from '../src/work/index.ts'
import { aCase } from '../test/a-case.ts'
import type { TestHouse } from '../test/furnish.ts'
import { middleOf, inTurn, ms, type Result } from './rounds.ts'

type Statement = { text: string; values: unknown[] }

/** A case with a team, tasks and two hundred entries. Gives its id and address. */
export async function longCase(town: TestHouse): Promise<{ id: CaseId; at: string }> {
  const found = await aCase(town, { members: ['teacher', 'outreach', 'nurse'], observers: ['mentor'] })
  const { secret } = await town.as('coordinator')
  const act = <T>(action: (typeof caseActions)['readCase'], run: Parameters<typeof inCase<T>>[4]) =>
    inCase(town.edge.house, secret, action, found.id, run)
  for (let entry = 0; entry < 200; entry++)
    await act(caseActions.writeJournal, (work) =>
      writeEntry(work, { kind: kinds[entry % kinds.length]!, body: told(entry), happenedOn: today(work.now) }),
    )
  for (const title of ['Ringe kontaktlæreren', 'Avtale møte med fritidsklubben', 'Spørre om praksisplass'])
    await act(caseActions.changeTasks, (work) =>
      addTask(work, { title, responsible: town.id('teacher'), dueOn: addDays(today(work.now), 7) }),
    )
  return found
}

const kinds = ['note', 'conversation', 'phone', 'meeting'] as const
const told = (entry: number) =>
  `Samtale ${entry + 1}. Han var på skolen alle dagene denne uka og ble med på treningen torsdag. ${'Vi snakket om hva som går bra, og om hva han selv vil ha hjelp til. '.repeat(1 + (entry % 6))}`

/**
 * The case page, whole (session, rights, trace, opened words, drawing), against the very statements that it sends to the database, run bare
 * one after the other on a connection of the same kind. What stands above 1 is ours.
 */
export async function casePage(town: TestHouse, times: number): Promise<Result> {
  const { at } = await longCase(town)
  const coordinator = await town.as('coordinator')
  const open = async () => {
    const answer = await coordinator.get(at)
    if (answer.status !== 200) throw new Error(`${at} answered ${answer.status}`)
    return answer.text()
  }
  await open()
  const statements = await overheard(open)
  const client = new pg.Client({ connectionString: town.url('fotfeste_app') })
  await client.connect()
  const bare = async () => {
    for (const { text, values } of statements) await client.query(text, values)
  }
  const { ours, theirs } = await inTurn(
    () => middleOf(times, open),
    () => middleOf(times, bare),
  )
  await client.end()
  return {
    what: 'case page, 200 entries, whole',
    ours: ms(ours),
    against: `${ms(theirs)} its ${statements.length} statements bare`,
    ratio: ours / theirs,
    goal: { most: 2 },
  }
}

/** The statements that something sends, with what they were sent with. */
async function overheard(run: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = []
  const real = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')!
  const query = real.value as (...given: unknown[]) => unknown
  const value = function (this: pg.Client, text: unknown, values: unknown[] = [], ...rest: unknown[]) {
    if (typeof text === 'string') heard.push({ text, values })
    return query.call(this, text, values, ...rest)
  }
  Object.defineProperty(pg.Client.prototype, 'query', { ...real, value })
  await run()
  Object.defineProperty(pg.Client.prototype, 'query', real)
  return heard
}
