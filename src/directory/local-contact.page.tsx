import * as z from 'zod'
import {
  field,
  form,
  get,
  page,
  post,
  typed,
  typedAll,
  type At,
  type Change,
  type FormErrors,
  type Route,
  type Shown,
} from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { ButtonLink, Checkboxes, DateField, TextArea, TextField } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeLocalContacts, readLocalContacts } from './access.ts'
import { needs } from './actor.ts'
import { text as words } from './directory.text.ts'
import { formPage, listPage, takeOffPage, wrongIn, type Kept } from './kept.tsx'
import {
  addLocalContact,
  changeLocalContact,
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
const kept: Kept = { address: list, change: (id) => `${list}/${id}`, takeOff: (id) => `${list}/${id}/take-off`, words: text }

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
  return listPage(kept, work, at, {
    all: await localContacts(work.tx, work.actor.municipality),
    actions: (
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
    ),
    name: t.contact,
    columns: [{ label: t.reach, cell: reachOf }],
  })
}

const reachOf = ({ phone, email, web }: LocalContact) => [phone, email, web].filter(Boolean).join(', ')

async function add(work: Work, input: Facts, at: At): ReturnType<Change<Work, Facts>> {
  const errors = wrongInContact(input, work, at)
  if (errors) return { errors }
  await addLocalContact(work, { ...input, sort: Number(input.sort) })
  return list
}

async function change(work: Work, { revision, ...input }: z.infer<typeof Changed>, at: At): ReturnType<Change<Work, Facts>> {
  const errors = wrongInContact(input, work, at)
  if (errors) return { errors }
  await changeLocalContact(work, idIn(at), revision, { ...input, sort: Number(input.sort) })
  return list
}

async function takeOff(work: Work, { revision }: z.infer<typeof TakenOff>, at: At) {
  await takeOffLocalContact(work, idIn(at), revision)
  return list
}

const idIn = (at: At) => at.params['localContactId'] as LocalContactId

function wrongInContact(input: Facts, work: Work, at: At): FormErrors | undefined {
  const t = text(at.lang)
  const { needs, phone, email, web, sort } = input
  if (needs.length === 0) return { needs: 'required' }
  if (!phone && !email && !web) return { phone: t.reachable }
  if (phone && !/^\+?\d[\d ]+$/.test(phone)) return { phone: t.wrongPhone }
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { email: t.wrongEmail }
  return wrongIn(input, work, at) ?? (/^[1-9]\d{0,2}$/.test(sort) ? undefined : { sort: t.wrongSort })
}

async function adding(work: Reading, at: At): Promise<Shown> {
  const contacts = await localContacts(work.tx, work.actor.municipality)
  const sort = Math.min(999, Math.max(0, ...contacts.map((one) => one.sort)) + 1)
  return formPage(kept, at, <Fields at={at} before={{ sort, verifiedOn: today(work.now) }} />)
}

async function changing(work: Reading, at: At): Promise<Shown> {
  const one = await localContact(work, idIn(at))
  return formPage(kept, at, <Fields at={at} before={one} />, { one, facts: factsOf(one, at) })
}

async function takingOff(work: Reading, at: At): Promise<Shown> {
  const one = await localContact(work, idIn(at))
  return takeOffPage(kept, at, { one, facts: factsOf(one, at) })
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

function factsOf(one: LocalContact, { lang }: At) {
  const t = text(lang)
  return [
    { term: t.name, value: one.name },
    { term: t.purpose, value: one.purpose },
    { term: t.needs, value: one.needs.map((need) => words(lang).needs[need]).join(', ') },
    { term: t.reach, value: reachOf(one) },
    { term: t.hours, value: one.hours || '–' },
    { term: t.verifiedOn, value: formatDay(lang, one.verifiedOn) },
    { term: t.sort, value: String(one.sort) },
  ]
}
