import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  EmptyState,
  Form,
  PageHeading,
  Radios,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeArenas, readArenas } from './access.ts'
import { addArena, arena, arenaKinds, arenas, changeArena, takeOffArena, type Arena, type ArenaId } from './arena.ts'
import { text } from './arena.text.ts'
import { text as words } from './directory.text.ts'
import { isStale } from './local-contact.ts'

const Facts = z.object({
  name: field.words(200),
  kind: field.oneOf(arenaKinds),
  about: field.words(1000),
  contact: field.words(300),
  cost: field.words(300),
  joining: field.words(1000),
  inclusion: field.maybeWords(1000),
  web: field.maybeWords(300),
  verifiedOn: field.day,
})
type Facts = z.infer<typeof Facts>
const Changed = Facts.extend({ revision: field.revision })
const TakenOff = z.object({ revision: field.revision })
const list = '/arenas/edit'

/** The municipality's arenas for mastery, kept by its coordinators and administrators. */
export const arenaPages: readonly Route[] = [
  get(list, page(readArenas, all)),
  get('/arenas/new', page(readArenas, adding)),
  post('/arenas/new', form(changeArenas, Facts, add, adding)),
  get('/arenas/:arenaId/change', page(readArenas, changing)),
  post('/arenas/:arenaId/change', form(changeArenas, Changed, change, changing)),
  get('/arenas/:arenaId/take-off', page(readArenas, takingOff)),
  post('/arenas/:arenaId/take-off', form(changeArenas, TakenOff, takeOff, takingOff)),
]

async function all(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const here = await arenas(work.tx, work.actor.municipality)
  const stale = here.filter(({ verifiedOn }) => isStale(verifiedOn, work.now))
  const actions = (
    <>
      <ButtonLink href="/arenas/new">{t.add}</ButtonLink>
      {here.length > 0 && (
        <ButtonLink href="/arenas" variant="tertiary">
          {t.seePublic}
        </ButtonLink>
      )}
    </>
  )
  const main = (
    <>
      <PageHeading above={<BackLink href="/local-contacts">{t.contacts}</BackLink>} title={t.title} lead={t.lead} actions={actions} />
      {stale.length > 0 && (
        <Alert severity="warning">
          <p>{t.staleHelp(stale.length)}</p>
        </Alert>
      )}
      {here.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneBody}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          rows={here}
          columns={[
            { label: t.name, cell: (one) => <Name one={one} /> },
            { label: t.kind, cell: ({ kind }) => words(at.lang).arenaKinds[kind] },
            { label: t.contact, cell: ({ contact }) => contact },
            { label: t.verifiedOn, cell: ({ verifiedOn }) => <Verified day={verifiedOn} work={work} at={at} /> },
          ]}
        />
      )}
    </>
  )
  return { title: t.title, current: '/local-contacts', main }
}

const Name = ({ one: { id, name } }: { one: Arena }) => (
  <a class="ds-link" href={`/arenas/${id}/change`}>
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
  await addArena(work, input)
  return list
}

async function change(work: Work, { revision, ...input }: z.infer<typeof Changed>, at: At): ReturnType<Change<Work, Facts>> {
  const errors = wrongIn(input, work, at)
  if (errors) return { errors }
  await changeArena(work, idIn(at), revision, input)
  return list
}

async function takeOff(work: Work, { revision }: z.infer<typeof TakenOff>, at: At) {
  await takeOffArena(work, idIn(at), revision)
  return list
}

const idIn = (at: At) => at.params['arenaId'] as ArenaId

function wrongIn({ web, verifiedOn }: Facts, work: Work, at: At): Record<string, string> | undefined {
  if (web && !(web.startsWith('https://') && URL.canParse(web))) return { web: text(at.lang).wrongWeb }
  return verifiedOn > today(work.now) ? { verifiedOn: 'future' } : undefined
}

function adding(work: Reading, at: At): Shown {
  return formPage(at, text(at.lang).add, <Fields at={at} before={{ verifiedOn: today(work.now) }} />)
}

async function changing(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const one = await arena(work, idIn(at))
  return formPage(
    at,
    t.changeTitle,
    <>
      <input type="hidden" name="revision" value={one.revision} />
      <Fields at={at} before={one} />
    </>,
    at.failure?.why === 'stale' && <Stored at={at} one={one} />,
    <ButtonLink href={`/arenas/${one.id}/take-off`} variant="tertiary">
      {t.takeOff}
    </ButtonLink>,
  )
}

async function takingOff(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const one = await arena(work, idIn(at))
  const main = (
    <>
      <PageHeading above={<BackLink href={list}>{t.title}</BackLink>} title={t.takeOffTitle} lead={t.takeOffBody(one.name)} />
      {at.failure?.why === 'stale' && <Stored at={at} one={one} />}
      <Form submission={at.submission}>
        <input type="hidden" name="revision" value={one.revision} />
        <Buttons>
          <Button danger>{t.takeOff}</Button>
          <ButtonLink href={list} variant="tertiary">
            {t.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
  return { title: t.takeOffTitle, current: '/local-contacts', main }
}

function formPage(at: At, title: string, fields: preact.VNode, above?: preact.VNode | false, more?: preact.VNode): Shown {
  const t = text(at.lang)
  const main = (
    <>
      <PageHeading above={<BackLink href={list}>{t.title}</BackLink>} title={title} />
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
  return { title, current: '/local-contacts', main }
}

function Fields({ at, before }: { at: At; before: Partial<Arena> }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const of = (name: keyof Facts) => ({ name, label: t[name], value: typed(values, name) ?? before[name] ?? '', error: errors?.[name] })
  const options = arenaKinds.map((value) => ({ value, label: words(at.lang).arenaKinds[value] }))
  return (
    <>
      <TextField {...of('name')} help={t.nameHelp} required />
      <Radios {...of('kind')} required options={options} />
      <TextArea {...of('about')} limit={1000} required />
      <TextField {...of('contact')} help={t.contactHelp} required />
      <TextField {...of('cost')} help={t.costHelp} required />
      <TextArea {...of('joining')} limit={1000} required />
      <TextArea {...of('inclusion')} help={t.inclusionHelp} limit={1000} />
      <TextField {...of('web')} help={t.webHelp} />
      <DateField {...of('verifiedOn')} help={t.verifiedHelp} required />
    </>
  )
}

/** When someone else has saved meanwhile: what stands there now, above the fields with what was typed. */
function Stored({ at, one }: { at: At; one: Arena }) {
  const t = text(at.lang)
  const told = (['name', 'about', 'contact', 'cost', 'joining', 'inclusion', 'web'] as const).map((name) => ({
    term: t[name],
    value: one[name] || '–',
  }))
  return (
    <Alert severity="info" title={t.storedNow}>
      <p>{t.storedHelp}</p>
      <SummaryList
        items={[
          ...told,
          { term: t.kind, value: words(at.lang).arenaKinds[one.kind] },
          { term: t.verifiedOn, value: formatDay(at.lang, one.verifiedOn) },
        ]}
      />
    </Alert>
  )
}
