import * as z from 'zod'
import { field, form, get, page, post, typed, typedAll, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Checkboxes,
  DateField,
  EmptyState,
  Form,
  PageHeading,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeLocalContacts, readLocalContacts } from './access.ts'
import { needs } from './actor.ts'
import { text as words } from './directory.text.ts'
import {
  addLocalContact,
  changeLocalContact,
  isStale,
  localContact,
  localContacts,
  takeOffLocalContact,
  type LocalContact,
  type LocalContactId,
} from './local-contact.ts'
import { text } from './local-contact.text.ts'

const Facts = z.object({
  name: field.words(200),
  purpose: field.words(1000),
  needs: field.anyOfThese(needs),
  phone: field.maybeWords(40),
  email: field.maybeWords(200),
  web: field.maybeWords(300),
  hours: field.maybeWords(200),
  verifiedOn: field.day,
  sort: field.words(3),
})
type Facts = z.infer<typeof Facts>
const Changed = Facts.extend({ revision: field.revision })
const TakenOff = z.object({ revision: field.revision })
const list = '/local-contacts'

/** The municipality's own contacts, kept by its coordinators and administrators. */
export const localContactPages: readonly Route[] = [
  get(list, page(readLocalContacts, all)),
  get(`${list}/new`, page(readLocalContacts, adding)),
  post(`${list}/new`, form(changeLocalContacts, Facts, add, adding)),
  get(`${list}/:localContactId`, page(readLocalContacts, changing)),
  post(`${list}/:localContactId`, form(changeLocalContacts, Changed, change, changing)),
  get(`${list}/:localContactId/take-off`, page(readLocalContacts, takingOff)),
  post(`${list}/:localContactId/take-off`, form(changeLocalContacts, TakenOff, takeOff, takingOff)),
]

async function all(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const contacts = await localContacts(work.tx, work.actor.municipality)
  const stale = contacts.filter(({ verifiedOn }) => isStale(verifiedOn, work.now))
  const actions = (
    <>
      <ButtonLink href={`${list}/new`}>{t.add}</ButtonLink>
      <ButtonLink href="/arenas/edit" variant="secondary">
        {t.arenas}
      </ButtonLink>
      <ButtonLink href="/directory" variant="tertiary">
        {t.seePublic}
      </ButtonLink>
      {work.actor.roles.includes('administrator') && (
        <ButtonLink href="/municipality/number" variant="tertiary">
          {t.number}
        </ButtonLink>
      )}
    </>
  )
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} actions={actions} />
      {stale.length > 0 && (
        <Alert severity="warning">
          <p>{t.staleHelp(stale.length)}</p>
        </Alert>
      )}
      {contacts.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneBody}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          rows={contacts}
          columns={[
            { label: t.contact, cell: (contact) => <Name contact={contact} /> },
            { label: t.reach, cell: ({ phone, email, web }) => [phone, email, web].filter(Boolean).join(', ') },
            { label: t.verifiedOn, cell: ({ verifiedOn }) => <Verified day={verifiedOn} work={work} at={at} /> },
          ]}
        />
      )}
    </>
  )
  return { title: t.title, current: list, main }
}

const Name = ({ contact: { id, name } }: { contact: LocalContact }) => (
  <a class="ds-link" href={`${list}/${id}`}>
    {name}
  </a>
)

const Verified = ({ day, work, at: { lang } }: { day: string; work: Reading; at: At }) => (
  <>
    {formatDay(lang, day)} {isStale(day, work.now) && <Tag color="warning">{text(lang).stale}</Tag>}
  </>
)

async function add(work: Work, input: Facts, at: At): ReturnType<Change<Work, Facts>> {
  const errors = wrongIn(input, work, at)
  if (errors) return { errors }
  await addLocalContact(work, { ...input, sort: Number(input.sort) })
  return list
}

async function change(work: Work, { revision, ...input }: z.infer<typeof Changed>, at: At): ReturnType<Change<Work, Facts>> {
  const errors = wrongIn(input, work, at)
  if (errors) return { errors }
  await changeLocalContact(work, idIn(at), revision, { ...input, sort: Number(input.sort) })
  return list
}

async function takeOff(work: Work, { revision }: z.infer<typeof TakenOff>, at: At) {
  await takeOffLocalContact(work, idIn(at), revision)
  return list
}

const idIn = (at: At) => at.params['localContactId'] as LocalContactId

function wrongIn({ needs, phone, email, web, verifiedOn, sort }: Facts, work: Work, at: At): Record<string, string> | undefined {
  const t = text(at.lang)
  if (needs.length === 0) return { needs: 'required' }
  if (!phone && !email && !web) return { phone: t.reachable }
  if (phone && !/^\+?\d[\d ]+$/.test(phone)) return { phone: t.wrongPhone }
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { email: t.wrongEmail }
  if (web && !(web.startsWith('https://') && URL.canParse(web))) return { web: t.wrongWeb }
  if (verifiedOn > today(work.now)) return { verifiedOn: 'future' }
  return /^[1-9]\d{0,2}$/.test(sort) ? undefined : { sort: t.wrongSort }
}

async function adding(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const contacts = await localContacts(work.tx, work.actor.municipality)
  const sort = Math.min(999, Math.max(0, ...contacts.map((one) => one.sort)) + 1)
  return formPage(at, t.add, <Fields at={at} before={{ sort, verifiedOn: today(work.now) }} />)
}

async function changing(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const contact = await localContact(work, idIn(at))
  return formPage(
    at,
    t.changeTitle,
    <>
      <input type="hidden" name="revision" value={contact.revision} />
      <Fields at={at} before={contact} />
    </>,
    at.failure?.why === 'stale' && <Stored at={at} contact={contact} />,
    <ButtonLink href={`${list}/${contact.id}/take-off`} variant="tertiary">
      {t.takeOff}
    </ButtonLink>,
  )
}

async function takingOff(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const contact = await localContact(work, idIn(at))
  const main = (
    <>
      <PageHeading above={<BackLink href={list}>{t.all}</BackLink>} title={t.takeOffTitle} lead={t.takeOffBody(contact.name)} />
      {at.failure?.why === 'stale' && <Stored at={at} contact={contact} />}
      <Form submission={at.submission}>
        <input type="hidden" name="revision" value={contact.revision} />
        <Buttons>
          <Button danger>{t.takeOff}</Button>
          <ButtonLink href={list} variant="tertiary">
            {t.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
  return { title: t.takeOffTitle, current: list, main }
}

function formPage(at: At, title: string, fields: preact.VNode, above?: preact.VNode | false, more?: preact.VNode): Shown {
  const t = text(at.lang)
  const main = (
    <>
      <PageHeading above={<BackLink href={list}>{t.all}</BackLink>} title={title} />
      {above}
      <Form submission={at.submission} errors={at.failure?.errors}>
        {fields}
        <Buttons>
          <Button>{t.save}</Button>
          <ButtonLink href={list} variant="tertiary">
            {t.cancel}
          </ButtonLink>
          {more}
        </Buttons>
      </Form>
    </>
  )
  return { title, current: list, main }
}

function Fields({ at, before }: { at: At; before: Partial<LocalContact> }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const of = (name: Exclude<keyof Facts, 'needs'>) => ({
    name,
    label: t[name],
    value: typed(values, name) ?? String(before[name] ?? ''),
    error: errors?.[name],
  })
  const chosen = values ? typedAll(values, 'needs') : before.needs
  const options = needs.map((value) => ({ value, label: words(at.lang).needs[value] }))
  return (
    <>
      <TextField {...of('name')} help={t.nameHelp} required />
      <TextArea {...of('purpose')} limit={1000} required />
      <Checkboxes name="needs" label={t.needs} help={t.needsHelp} required value={chosen} options={options} error={errors?.['needs']} />
      <TextField {...of('phone')} type="tel" />
      <TextField {...of('email')} type="email" help={t.emailHelp} />
      <TextField {...of('web')} help={t.webHelp} />
      <TextField {...of('hours')} />
      <DateField {...of('verifiedOn')} help={t.verifiedHelp} required />
      <TextField {...of('sort')} help={t.sortHelp} inputmode="numeric" size={4} required />
    </>
  )
}

/** When someone else has saved meanwhile: what stands there now, above the fields with what was typed. */
function Stored({ at, contact }: { at: At; contact: LocalContact }) {
  const t = text(at.lang)
  const { name, purpose, phone, email, web, hours, verifiedOn } = contact
  const items = [
    { term: t.name, value: name },
    { term: t.purpose, value: purpose },
    { term: t.needs, value: contact.needs.map((need) => words(at.lang).needs[need]).join(', ') },
    { term: t.reach, value: [phone, email, web].filter(Boolean).join(', ') },
    { term: t.hours, value: hours || '–' },
    { term: t.verifiedOn, value: formatDay(at.lang, verifiedOn) },
    { term: t.sort, value: String(contact.sort) },
  ]
  return (
    <Alert severity="info" title={t.storedNow}>
      <p>{t.storedHelp}</p>
      <SummaryList items={items} />
    </Alert>
  )
}
