import * as z from 'zod'
import type { Receives, Role } from '#db/index.ts'
import { field, form, get, page, post, typed, typedAll, type At, type Change, type Failure, type Route, type Shown } from '#http/index.ts'
import { langs } from '#i18n/index.ts'
import type { AccountId, UnitId } from '#lib/id.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Checkbox,
  Checkboxes,
  Fieldset,
  Form,
  Heading,
  PageHeading,
  Radios,
  Select,
  SummaryList,
  Table,
  Tag,
  TextField,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { addPerson, changePerson, readPeople } from './access.ts'
import type { Colleague } from './account.ts'
import {
  allReceives,
  allRoles,
  changeAccount,
  everyone,
  newPerson,
  personOf,
  unitsOf,
  type Person,
  type PersonRefusal,
  type Unit,
} from './person.ts'
import { text } from './person.text.ts'

const longestName = 200
const described = {
  name: field.words(longestName),
  title: field.words(longestName),
  unit: field.id<UnitId>(),
  roles: field.anyOfThese(allRoles),
  receives: field.anyOfThese(allReceives),
}
const NewPerson = z.object({ ...described, lang: field.oneOf(langs), issuer: field.words(longestName), subject: field.words(longestName) })
type NewPerson = z.infer<typeof NewPerson>
const email = field.maybeWords(longestName).refine((value) => value === '' || /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(value), 'invalid')
const ChangedPerson = z.object({ ...described, email, active: field.ticked, revision: field.revision })
type ChangedPerson = z.infer<typeof ChangedPerson>

export const personPages: readonly Route[] = [
  get('/people', page(readPeople, list)),
  get('/people/new', page(readPeople, adding)),
  post('/people/new', form(addPerson, NewPerson, add, adding)),
  get('/people/:accountId', page(readPeople, changing)),
  post('/people/:accountId', form(changePerson, ChangedPerson, change, changing)),
]

async function list(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const sought = at.query['q']?.trim() ?? ''
  const people = (await everyone(work)).filter(({ name }) => lower(name).includes(lower(sought)))
  const units = (await unitsOf(work)).map((unit) => ({ ...unit, people: people.filter((person) => person.unit === unit.id) }))
  const actions = (
    <>
      <ButtonLink href="/people/new">{t.add}</ButtonLink>
      <ButtonLink href="/people/units/new" variant="secondary">
        {t.addUnit}
      </ButtonLink>
    </>
  )
  return {
    title: t.title,
    current: '/people',
    main: (
      <>
        <PageHeading title={t.title} lead={t.lead} actions={actions} />
        <form class="form search" role="search">
          <TextField name="q" type="search" label={t.search} value={sought} required />
          <Buttons>
            <Button variant="secondary">{t.find}</Button>
            {sought && (
              <ButtonLink href="/people" variant="tertiary">
                {t.showAll}
              </ButtonLink>
            )}
          </Buttons>
        </form>
        {sought && people.length === 0 && <Alert live>{t.noHits}</Alert>}
        {units
          .filter((unit) => !sought || unit.people.length > 0)
          .map((unit) => (
            <UnitPeople name={unit.name} people={unit.people} at={at} />
          ))}
      </>
    ),
  }
}

// the database cannot search names, for they are sealed there
const lower = (name: string) => name.toLocaleLowerCase('nb')

function UnitPeople({ name, people, at }: { name: string; people: readonly Colleague[]; at: At }) {
  const t = text(at.lang)
  return (
    <section class="unit-people">
      <Heading level={2} size="xs">
        {name}
      </Heading>
      {people.length === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <Table
          caption={`${name}: ${t.count(people.length)}`}
          captionHidden
          rows={people}
          columns={[
            { label: t.name, cell: (person) => <PersonLink person={person} at={at} /> },
            { label: t.jobTitle, cell: ({ title }) => title },
            { label: t.work, cell: ({ roles }) => roles.map((role) => t.role[role]).join(', ') || '–' },
          ]}
        />
      )}
    </section>
  )
}

const PersonLink = ({ person, at }: { person: Colleague; at: At }) => (
  <>
    <a class="ds-link" href={`/people/${person.id}`}>
      {person.name}
    </a>{' '}
    {!person.active && <Tag color="neutral">{text(at.lang).closed}</Tag>}
  </>
)

async function add(work: Work, input: NewPerson, at: At): ReturnType<Change<Work, NewPerson>> {
  const t = text(at.lang)
  if (!/^https?:/.test(input.issuer) || !URL.canParse(input.issuer)) return { errors: { issuer: t.wrongIssuer } }
  if (!(await isUnit(work, input.unit))) return { errors: { unit: 'choose' } }
  const refusal = await newPerson(work, input)
  return refusal ? { errors: said(refusal, at) } : '/people'
}

async function change(work: Work, { revision, ...input }: ChangedPerson, at: At): ReturnType<Change<Work, ChangedPerson>> {
  if (!(await isUnit(work, input.unit))) return { errors: { unit: 'choose' } }
  const refusal = await changeAccount(work, at.params['accountId'] as AccountId, revision, input)
  return refusal ? { errors: said(refusal, at) } : '/people'
}

const isUnit = async (work: Work, id: UnitId) => (await unitsOf(work)).some((unit) => unit.id === id)

function said(refusal: PersonRefusal, { lang }: At) {
  const t = text(lang)
  if (refusal === 'known-login') return { subject: t.knownLogin }
  return refusal === 'last-receiver' ? { receives: t.lastReceiver } : { roles: t.own }
}

async function adding(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { failure } = at
  const units = await unitsOf(work)
  const value = (name: string) => typed(failure?.values, name)
  return {
    title: t.newTitle,
    current: '/people',
    main: (
      <>
        <PageHeading above={<BackLink href="/people">{t.all}</BackLink>} title={t.newTitle} />
        <Form submission={at.submission} errors={failure?.errors}>
          <Description at={at} units={units} />
          <Radios
            name="lang"
            label={t.lang}
            help={t.langHelp}
            required
            value={value('lang') ?? 'nb'}
            error={failure?.errors['lang']}
            options={langs.map((lang) => ({ value: lang, label: t.langs[lang] }))}
          />
          <Fieldset id="login" legend={t.login}>
            <TextField
              name="issuer"
              label={t.issuer}
              help={t.issuerHelp}
              required
              value={value('issuer')}
              error={failure?.errors['issuer']}
            />
            <TextField
              name="subject"
              label={t.subject}
              help={t.subjectHelp}
              required
              value={value('subject')}
              error={failure?.errors['subject']}
            />
          </Fieldset>
          <WorkChoice at={at} />
          <Save at={at} />
        </Form>
      </>
    ),
  }
}

async function changing(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { failure } = at
  const units = await unitsOf(work)
  const person = await personOf(work, at.params['accountId'] as AccountId)
  const active = failure ? typed(failure.values, 'active') === 'yes' : person.active
  return {
    title: t.title,
    current: '/people',
    main: (
      <>
        <PageHeading
          above={<BackLink href="/people">{t.all}</BackLink>}
          title={person.name}
          tags={!person.active && <Tag color="neutral">{t.closed}</Tag>}
        />
        {person.id === work.actor.id && <Alert>{t.own}</Alert>}
        {failure?.why === 'stale' && <Stored at={at} person={person} />}
        <Form submission={at.submission} errors={failure?.errors}>
          <input type="hidden" name="revision" value={person.revision} />
          <Description at={at} units={units} person={person} />
          <TextField
            name="email"
            type="email"
            label={t.email}
            help={t.emailHelp}
            value={typed(failure?.values, 'email') ?? person.email}
            error={failure?.errors['email']}
          />
          <WorkChoice at={at} person={person} />
          <Fieldset id="access" legend={t.access}>
            <Checkbox name="active" label={t.active} help={t.activeHelp} checked={active} error={failure?.errors['active']} />
          </Fieldset>
          <Save at={at} />
        </Form>
      </>
    ),
  }
}

/** When someone else has saved meanwhile: what stands there now, above the fields with what was typed. */
function Stored({ at, person }: { at: At; person: Person }) {
  const t = text(at.lang)
  return (
    <section class="stored" aria-labelledby="stored">
      <Heading level={2} size="xs" id="stored">
        {t.storedNow}
      </Heading>
      <p>{t.storedHelp}</p>
      <SummaryList
        items={[
          { term: t.name, value: person.name },
          { term: t.jobTitle, value: person.title },
          { term: t.unit, value: person.unitName },
          { term: t.email, value: person.email || '–' },
          { term: t.roles, value: person.roles.map((role) => t.role[role]).join(', ') || '–' },
          { term: t.receives, value: person.receives.map((kind) => t.receive[kind]).join(', ') || '–' },
          { term: t.access, value: person.active ? t.active : t.closed },
        ]}
      />
    </section>
  )
}

type Part = { at: At; person?: Person }

function Description({ at, units, person }: Part & { units: readonly Unit[] }) {
  const t = text(at.lang)
  const { failure } = at
  const given = (name: string, stored: string | undefined) => ({
    name,
    required: true,
    value: typed(failure?.values, name) ?? stored,
    error: failure?.errors[name],
  })
  return (
    <>
      <TextField {...given('name', person?.name)} label={t.name} />
      <TextField {...given('title', person?.title)} label={t.jobTitle} />
      <Select {...given('unit', person?.unit)} label={t.unit} options={units.map(({ id, name }) => ({ value: id, label: name }))} />
    </>
  )
}

function WorkChoice({ at, person }: Part) {
  const t = text(at.lang)
  const { failure } = at
  return (
    <>
      <Checkboxes
        name="roles"
        label={t.roles}
        help={t.rolesHelp}
        value={chosen(failure, 'roles', person?.roles)}
        error={failure?.errors['roles']}
        options={allRoles.map((value: Role) => ({ value, label: t.role[value] }))}
      />
      <Checkboxes
        name="receives"
        label={t.receives}
        help={t.receivesHelp}
        value={chosen(failure, 'receives', person?.receives)}
        error={failure?.errors['receives']}
        options={allReceives.map((value: Receives) => ({ value, label: t.receive[value] }))}
      />
    </>
  )
}

const chosen = (failure: Failure | undefined, name: string, stored: readonly string[] = []) =>
  failure ? typedAll(failure.values, name) : stored

const Save = ({ at }: { at: At }) => (
  <Buttons>
    <Button>{text(at.lang).save}</Button>
    <ButtonLink href="/people" variant="secondary">
      {text(at.lang).cancel}
    </ButtonLink>
  </Buttons>
)
