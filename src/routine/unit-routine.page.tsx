import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { colleagues, namesOf } from '#identity/index.ts'
import { addDays, today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId, UnitId } from '#lib/id.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  Details,
  EmptyState,
  Form,
  Heading,
  PageHeading,
  Select,
  SummaryList,
  TextArea,
  Time,
  Written,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { beginUnitRoutine, readUnitRoutine, writeUnitRoutine } from './access.ts'
import { unitRoutineHistory, unitRoutineOf, unitsWithRoutines, writeUnitRoutineVersion, type UnitRoutine } from './unit-routine.ts'
import { text } from './unit-routine.text.ts'

const longestBody = 10_000
const daysInYear = 365
const NewRoutine = z.object({
  revision: field.revision,
  body: field.words(longestBody),
  follower: field.id<AccountId>(),
  approvedOn: field.day,
  reviewOn: field.day,
})
type NewRoutine = z.infer<typeof NewRoutine>

export const unitRoutinePages: readonly Route[] = [
  get(
    '/routines/unit',
    page(readUnitRoutine, (work, at) => show(work, at, work.actor.unit)),
  ),
  get('/routines/unit/new', page(beginUnitRoutine, writing)),
  post('/routines/unit/new', form(writeUnitRoutine, NewRoutine, write, writing)),
  get(
    '/routines/units/:unitId',
    page(readUnitRoutine, (work, at) => show(work, at, at.params['unitId'] as UnitId)),
  ),
]

async function show(work: Reading, at: At, id: UnitId): Promise<Shown> {
  const t = text(at.lang)
  const unit = (await unitsWithRoutines(work)).find((each) => each.id === id)
  if (!unit) throw new NotFound()
  const [now, ...earlier] = await unitRoutineHistory(work, id)
  const names = await namesOf(
    work,
    [now, ...earlier].flatMap((one) => (one ? [one.follower, one.approvedBy] : [])),
  )
  const leads = id === work.actor.unit && work.actor.roles.includes('unit_leader')
  return {
    title: t.title,
    current: '/routines',
    main: (
      <>
        <PageHeading
          above={<BackLink href="/routines">{t.all}</BackLink>}
          title={`${t.title}: ${unit.name}`}
          {...(leads && now && { actions: <ButtonLink href="/routines/unit/new">{t.renew}</ButtonLink> })}
        />
        {now && now.reviewOn < today(work.now) && (
          <Alert severity="warning" title={t.overdue}>
            {t.overdueHelp}
          </Alert>
        )}
        {now ? <Version routine={now} names={names} at={at} /> : <None leads={leads} at={at} />}
        {earlier.length > 0 && (
          <section>
            <Heading level={2} size="sm">
              {t.history}
            </Heading>
            {earlier.map((routine) => (
              <Details summary={t.version(routine.version)}>
                <Version routine={routine} names={names} at={at} />
              </Details>
            ))}
          </section>
        )}
      </>
    ),
  }
}

const None = ({ leads, at }: { leads: boolean; at: At }) => (
  <EmptyState title={text(at.lang).none} action={leads && <ButtonLink href="/routines/unit/new">{text(at.lang).write}</ButtonLink>}>
    <p>{text(at.lang).noneHelp}</p>
  </EmptyState>
)

function Version({ routine, names, at }: { routine: UnitRoutine; names: ReadonlyMap<AccountId, string>; at: At }) {
  const t = text(at.lang)
  return (
    <>
      <SummaryList
        items={[
          { term: t.follower, value: names.get(routine.follower) },
          { term: t.approvedBy, value: names.get(routine.approvedBy) },
          { term: t.approvedOn, value: <Time at={routine.approvedOn} /> },
          { term: t.review, value: <Time at={routine.reviewOn} /> },
        ]}
      />
      <Written>{routine.body}</Written>
    </>
  )
}

async function write(work: Work, { revision, ...routine }: NewRoutine, at: At): ReturnType<Change<Work, NewRoutine>> {
  const errors = await wrongIn(work, routine, at)
  if (Object.keys(errors).length) return { errors }
  await writeUnitRoutineVersion(work, revision, routine)
  return '/routines/unit'
}

async function wrongIn(work: Work, { follower, approvedOn, reviewOn }: Omit<NewRoutine, 'revision'>, { lang }: At) {
  const t = text(lang)
  const works = (await staff(work)).some(({ id }) => id === follower)
  return {
    ...(!works && { follower: t.notHere }),
    ...(approvedOn > today(work.now) && { approvedOn: 'future' }),
    ...(reviewOn <= approvedOn && { reviewOn: t.tooEarly }),
  }
}

const staff = (work: Reading | Work) => colleagues(work as Reading, { unit: work.actor.unit })

async function writing(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { failure } = at
  const stored = await unitRoutineOf(work, work.actor.unit)
  const people = await staff(work)
  const day = today(work.now)
  const value = (name: string, otherwise: string | undefined) => typed(failure?.values, name) ?? otherwise
  return {
    title: t.newTitle,
    current: '/routines',
    main: (
      <>
        <PageHeading above={<BackLink href="/routines/unit" />} title={t.newTitle} lead={t.newLead} />
        {failure?.why === 'stale' && stored && (
          <section class="stored" aria-labelledby="stored">
            <Heading level={2} size="xs" id="stored">
              {t.storedNow}
            </Heading>
            <p>{t.storedHelp}</p>
            <Version routine={stored} names={await namesOf(work, [stored.follower, stored.approvedBy])} at={at} />
          </section>
        )}
        <Form submission={at.submission} errors={failure?.errors}>
          <input type="hidden" name="revision" value={(stored?.version ?? 0) + 1} />
          <TextArea
            name="body"
            label={t.body}
            help={t.bodyHelp}
            rows={10}
            limit={longestBody}
            required
            value={value('body', stored?.body)}
            error={failure?.errors['body']}
          />
          <Select
            name="follower"
            label={t.follower}
            help={t.followerHelp}
            required
            value={value('follower', stored?.follower)}
            error={failure?.errors['follower']}
            options={people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
          />
          <DateField
            name="approvedOn"
            label={t.approvedOn}
            help={t.approvedHelp}
            required
            value={value('approvedOn', day)}
            error={failure?.errors['approvedOn']}
          />
          <DateField
            name="reviewOn"
            label={t.review}
            help={t.reviewHelp}
            required
            value={value('reviewOn', addDays(day, daysInYear))}
            error={failure?.errors['reviewOn']}
          />
          <Buttons>
            <Button>{t.save}</Button>
            <ButtonLink href="/routines/unit" variant="secondary">
              {t.cancel}
            </ButtonLink>
          </Buttons>
        </Form>
      </>
    ),
  }
}
