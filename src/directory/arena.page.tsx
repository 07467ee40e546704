import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { BackLink, ButtonLink, DateField, Radios, TextArea, TextField } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeArenas, readArenas } from './access.ts'
import { addArena, arena, arenaKinds, arenas, changeArena, takeOffArena, type Arena, type ArenaId } from './arena.ts'
import { text } from './arena.text.ts'
import { text as words } from './directory.text.ts'
import { formPage, listPage, takeOffPage, wrongIn, type Kept } from './kept.tsx'

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
const kept: Kept = { address: list, change: (id) => `/arenas/${id}/change`, takeOff: (id) => `/arenas/${id}/take-off`, words: text }

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
  return listPage(kept, work, at, {
    all: here,
    above: <BackLink href="/local-contacts">{t.contacts}</BackLink>,
    actions: (
      <>
        <ButtonLink href="/arenas/new">{t.add}</ButtonLink>
        {here.length > 0 && (
          <ButtonLink href="/arenas" variant="tertiary">
            {t.seePublic}
          </ButtonLink>
        )}
      </>
    ),
    name: t.name,
    columns: [
      { label: t.kind, cell: ({ kind }) => words(at.lang).arenaKinds[kind] },
      { label: t.contact, cell: ({ contact }) => contact },
    ],
  })
}

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

function adding(work: Reading, at: At): Shown {
  return formPage(kept, at, <Fields at={at} before={{ verifiedOn: today(work.now) }} />)
}

async function changing(work: Reading, at: At): Promise<Shown> {
  const one = await arena(work, idIn(at))
  return formPage(kept, at, <Fields at={at} before={one} />, { one, facts: factsOf(one, at) })
}

async function takingOff(work: Reading, at: At): Promise<Shown> {
  const one = await arena(work, idIn(at))
  return takeOffPage(kept, at, { one, facts: factsOf(one, at) })
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

function factsOf(one: Arena, { lang }: At) {
  const t = text(lang)
  const told = (['name', 'about', 'contact', 'cost', 'joining', 'inclusion', 'web'] as const).map((name) => ({
    term: t[name],
    value: one[name] || '–',
  }))
  return [
    ...told,
    { term: t.kind, value: words(lang).arenaKinds[one.kind] },
    { term: t.verifiedOn, value: formatDay(lang, one.verifiedOn) },
  ]
}
