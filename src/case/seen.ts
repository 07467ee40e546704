import { peopleOf } from '#identity/index.ts'
import type { AccountId } from '#lib/id.ts'
import type { CaseReading } from '#work/index.ts'
import { linkedConcerns } from './case.ts'
import { closures } from './closing.ts'
import { purposeOf } from './ground.ts'
import { pendingHandover } from './handover.ts'
import { journal } from './journal.ts'
import { team } from './participant.ts'
import { wayOf } from './step.ts'
import { openTasks } from './task.ts'

/** All that the case page shows. */
export type Seen = Awaited<ReturnType<typeof see>>

const newestEntries = 5

/** Reads what the case page shows, one after another (they share the transaction's connection), with the names of everyone in it. */
export async function see(work: CaseReading) {
  const way = await wayOf(work)
  const { entries } = await journal(work, { limit: newestEntries })
  const tasks = await openTasks(work)
  const { now: members } = await team(work)
  const handover = await pendingHandover(work)
  const concerns = await linkedConcerns(work)
  const purpose = await purposeOf(work)
  const closure = work.case.state === 'closed' ? (await closures(work))[0] : undefined
  const people = await peopleOf(work, [
    work.case.lead,
    work.case.nextBy,
    ...way.events.flatMap(({ by, responsible }) => [by, responsible]),
    ...entries.map(({ author }) => author),
    ...tasks.map(({ responsible }) => responsible),
    ...members.map(({ account }) => account),
    ...(handover ? [handover.from, handover.to] : []),
  ])
  return { work, way, people, entries, tasks, members, handover, concerns, purpose, closure }
}

/** Someone's name, on the case page. */
export const nameIn = ({ people }: Seen, id: AccountId | null) => (id && people.get(id)?.name) ?? ''

/** Whether the reader works on the case, and does not only look on. */
export const works = ({ work: { actor }, members }: Seen) =>
  members.some(({ account, role }) => account === actor.id && role !== 'observer')
