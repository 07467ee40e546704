import { discussionsWaitingFor, myCases, myDrafts, myTasks, pendingHandoversFor } from '#case/index.ts'
import { threadsWaitingForContact } from '#consultation/index.ts'
import type { Lang } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import type { Reading } from '#work/index.ts'
import { text } from './home.text.ts'

/** One thing that waits for me: what, where, and by which day. */
export type Waiting = { what: string; href: string; dueOn: string; isOverdue: boolean }

/** Everything that waits for me, whichever room it stands in; the first deadline on top. */
export async function waitingFor(work: Reading, lang: Lang): Promise<Waiting[]> {
  const t = text(lang)
  const now = today(work.now)
  const waiting = (what: string, href: string, dueOn: string): Waiting => ({ what, href, dueOn, isOverdue: dueOn < now })
  const { cases } = await myCases(work, { state: 'open' })
  return [
    ...(await discussionsWaitingFor(work)).map(({ id, dueOn }) => waiting(t.adviceTo, `/discussions/${id}`, dueOn)),
    ...(await threadsWaitingForContact(work)).map(({ id, dueOn }) => waiting(t.answerThread, `/consultations/${id}`, dueOn)),
    ...(await pendingHandoversFor(work)).map((baton) =>
      waiting(t.baton(baton.number), `/cases/${baton.case}/handover/answer`, today(baton.proposedAt)),
    ),
    ...(await myTasks(work)).map((task) => waiting(t.task(task.title, task.number), `/cases/${task.case}/tasks`, task.dueOn)),
    ...cases.flatMap(({ id, number, firstName = '', nextOn, nextBy }) =>
      nextOn && nextBy === work.actor.name ? [waiting(t.case(number, firstName), `/cases/${id}`, nextOn)] : [],
    ),
    ...(await myDrafts(work)).map(({ id, savedAt }) => waiting(t.draft, `/drafts/${id}`, today(savedAt))),
  ].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
}
