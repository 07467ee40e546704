import * as z from 'zod'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { addDays, today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import {
  Alert,
  Button,
  Buttons,
  DateField,
  Details,
  EmptyState,
  Form,
  Heading,
  Select,
  Table,
  Tag,
  TextArea,
  TextField,
  Time,
  Timeline,
  Written,
} from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { changeTasks, readTasks } from './access.ts'
import { ClosedNote } from './closed.tsx'
import { caseFrame, underCase } from './frame.tsx'
import { workersOn } from './next.ts'
import { addTask, doneTasks, finishTask, openTasks, taskOf, type DoneTask, type Task, type TaskId } from './task.ts'
import { text } from './task.text.ts'

const NewTask = z.object({ title: field.words(200), responsible: field.id<AccountId>(), dueOn: field.day })
const Done = z.object({ outcome: field.words() })

export const taskPages: Route[] = [
  get('/cases/:caseId/tasks', casePage(readTasks, tasksView)),
  post('/cases/:caseId/tasks', caseForm(changeTasks, NewTask, add, tasksView)),
  get('/cases/:caseId/tasks/:taskId/done', casePage(changeTasks, doneView)),
  post('/cases/:caseId/tasks/:taskId/done', caseForm(changeTasks, Done, finish, doneView)),
]

/** A task is given about a week, unless someone sets another day. */
const usualDays = 7

async function add(work: CaseWork, task: z.infer<typeof NewTask>) {
  if (task.dueOn < today(work.now)) return { errors: { dueOn: 'past' } }
  if (!(await workersOn(reading(work))).has(task.responsible)) return { errors: { responsible: 'choose' } }
  await addTask(work, task)
  return tasksOf(work)
}

async function finish(work: CaseWork, { outcome }: z.infer<typeof Done>, at: At) {
  await finishTask(work, { task: at.params['taskId'] as TaskId, outcome })
  return tasksOf(work)
}

const tasksOf = ({ case: { id } }: CaseWork | CaseReading) => `/cases/${id}/tasks`

async function tasksView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await caseFrame(work, at, { tab: 'tasks' })
  const [open, done, team] = [await openTasks(work), await doneTasks(work), await workersOn(work)]
  const people = [...open.map(({ responsible }) => responsible), ...done.map(({ doneBy }) => doneBy), ...team]
  const names = await namesOf(work, people)
  const writes = work.case.state === 'open' && team.has(work.actor.id)
  const choices = [...team].map((value) => ({ value, label: names.get(value) ?? '' }))
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {open.length > 0 && <Table caption={t.open} columns={columns(work, at, names, writes)} rows={open} />}
      {open.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      {writes && <NewTaskForm work={work} at={at} choices={choices} />}
      {done.length > 0 && <DoneTasks done={done} names={names} at={at} />}
    </>
  )
  return { ...frame, main }
}

type Names = ReadonlyMap<AccountId, string>

const columns = (work: CaseReading, { lang }: At, names: Names, writes: boolean) => {
  const t = text(lang)
  const when = ({ dueOn, isOverdue }: Task) => (
    <>
      <Time at={dueOn} /> {isOverdue && <Tag color="warning">{t.overdue}</Tag>}
    </>
  )
  const finished = ({ id, title }: Task) => (
    <a class="ds-link" href={`${tasksOf(work)}/${id}/done`} aria-label={t.finishThis(title)}>
      {t.finish}
    </a>
  )
  return [
    { label: t.task, cell: ({ title }: Task) => title, header: true },
    { label: t.responsible, cell: ({ responsible }: Task) => names.get(responsible) },
    { label: t.due, cell: when },
    ...(writes ? [{ label: t.done, cell: finished }] : []),
  ]
}

function NewTaskForm({ work, at, choices }: { work: CaseReading; at: At; choices: { value: string; label: string }[] }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  return (
    <Details summary={t.add} open={at.failure !== undefined}>
      <Form submission={at.submission} errors={errors}>
        <TextField name="title" label={t.what} help={t.whatHelp} required value={typed(values, 'title')} error={errors?.['title']} />
        <Select
          name="responsible"
          label={t.responsible}
          required
          value={typed(values, 'responsible') ?? work.actor.id}
          options={choices}
          error={errors?.['responsible']}
        />
        <DateField
          name="dueOn"
          label={t.due}
          required
          min={today(work.now)}
          value={typed(values, 'dueOn') ?? addDays(today(work.now), usualDays)}
          error={errors?.['dueOn']}
        />
        <Buttons>
          <Button>{t.save}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}

function DoneTasks({ done, names, at }: { done: readonly DoneTask[]; names: Names; at: At }) {
  const t = text(at.lang)
  return (
    <section>
      <Heading level={2} size="sm">
        {t.done}
      </Heading>
      <Timeline
        label={t.done}
        entries={done.map(({ id, title, doneAt, doneBy, outcome }) => ({
          id: `task-${id}`,
          title,
          at: doneAt,
          author: names.get(doneBy) ?? '',
          text: outcome,
        }))}
      />
    </section>
  )
}

async function doneView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const task = await taskOf(work, at.params['taskId'] as TaskId)
  const names = await namesOf(work, [task.responsible, 'doneBy' in task ? task.doneBy : null])
  const { top, ...frame } = await underCase(work, at, { tab: 'tasks', title: t.finishTitle, lead: t.finishLead })
  const { values, errors } = at.failure ?? {}
  const form = (
    <Form submission={at.submission} errors={errors}>
      <TextArea name="outcome" label={t.outcome} required value={typed(values, 'outcome')} error={errors?.['outcome']} />
      <Buttons>
        <Button>{t.finishSave}</Button>
      </Buttons>
    </Form>
  )
  const main = (
    <>
      {top}
      <Heading level={2} size="xs">
        {task.title}
      </Heading>
      {'doneBy' in task ? (
        <>
          {at.failure?.why === 'stale' && <Unsaved words={typed(values, 'outcome') ?? ''} at={at} />}
          <DoneTasks done={[task]} names={names} at={at} />
        </>
      ) : (
        <>
          <p>
            {names.get(task.responsible)}, <Time at={task.dueOn} />
          </p>
          {work.case.state === 'closed' ? <ClosedNote work={work} at={at} /> : form}
        </>
      )}
    </>
  )
  return { ...frame, main }
}

const Unsaved = ({ words, at: { lang } }: { words: string; at: At }) => (
  <Alert severity="warning" title={text(lang).unsaved}>
    <p>{text(lang).unsavedHelp}</p>
    <Written>{words}</Written>
  </Alert>
)
