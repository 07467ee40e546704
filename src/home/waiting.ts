import { adviceWaiting } from '#advice/index.ts'
import { draftsWaiting } from '#article/index.ts'
import { discussionsWaitingFor, myCases, myDrafts, myTasks, pendingHandoversFor } from '#case/index.ts'
import { threadsWaitingForContact } from '#consultation/index.ts'
import { helpWaiting } from '#intake/index.ts'
import type { Lang } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { answersWaitedFor } from '#sharing/index.ts'
import type { Reading } from '#work/index.ts'
import { text } from './home.text.ts'

/** One thing that waits for me: what, where, and by which day; a draft and a question to take over have none. */
export type Waiting = { what: string; href: string; dueOn?: string; isOverdue: boolean }

/** Everything that waits for me, whichever room it stands in: who asks me to take over, then the first deadline, then my own drafts. */
export async function waitingFor(work: Reading, lang: Lang): Promise<Waiting[]> {
  const t = text(lang)
  const now = today(work.now)
  const due = (what: string, href: string, dueOn: string) => ({ what, href, dueOn, isOverdue: dueOn < now })
  const { cases } = await myCases(work, { state: 'open' })
  const dated = [
    ...(await discussionsWaitingFor(work)).map(({ id, dueOn }) => due(t.adviceTo, `/discussions/${id}`, dueOn)),
    ...(await threadsWaitingForContact(work)).map(({ id, dueOn }) => due(t.answerThread, `/consultations/${id}`, dueOn)),
    ...(await helpWaiting(work)).map(({ id, number, dueOn }) => due(t.answerHelp(number), `/help-requests/${id}`, dueOn)),
    ...(await myTasks(work)).map((task) => due(t.task(task.title, task.number), `/cases/${task.case}/tasks`, task.dueOn)),
    ...(await answersWaitedFor(work)).map((each) =>
      due(t.answer(each.number), `/cases/${each.case}/sharing/reports/${each.report}`, each.dueOn),
    ),
    ...cases.flatMap(({ id, number, nextOn, nextBy }) =>
      nextOn && nextBy === work.actor.name ? [due(t.case(number), `/cases/${id}`, nextOn)] : [],
    ),
  ].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  const batons = await pendingHandoversFor(work)
  return [
    ...batons.map(({ number, case: id }) => ({ what: t.baton(number), href: `/cases/${id}/handover/answer`, isOverdue: false })),
    ...dated,
    ...(await adviceWaiting(work)).map(({ id }) => ({ what: t.answerAdvice, href: `/advice/${id}`, isOverdue: false })),
    ...(await draftsWaiting(work)).map(({ article, state, content: { words } }) => ({
      what: (state === 'sent' ? t.readArticle : t.mendArticle)(words[lang].title),
      href: `/articles/${article}`,
      isOverdue: false,
    })),
    ...(await myDrafts(work)).map(({ id }) => ({ what: t.draft, href: `/drafts/${id}`, isOverdue: false })),
  ]
}
