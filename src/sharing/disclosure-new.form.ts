import { createHash } from 'node:crypto'
import * as z from 'zod'
import { field, type At, type FormErrors } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { formatDay } from '#i18n/index.ts'
import { ageOn, ageRules, consentLaw, findGround } from '#law/index.ts'
import { personOf } from '#case/index.ts'
import { today } from '#lib/day.ts'
import { isId, type AccountId, type ConsentId } from '#lib/id.ts'
import type { CaseReading } from '#work/index.ts'
import { ageRuleOf, choicesFor, consentSection, lastDayOf, receiverServiceOf, type Ground } from './disclosure-ground.ts'
import { gather, pointsAt, type Gathered } from './disclosure-item.ts'
import { isChild, type Receiver } from './disclosure-receiver.ts'
import type { Disclosing, DisclosureRefusal } from './disclosure.ts'
import { text } from './disclosure-new.text.ts'

const many = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(100, 'choose')).max(200, 'choose'),
)
const yesOrNo = ['yes', 'no'] as const

/** The form as it is sent. What a ground asks for is asked of the domain, not of this. */
export const Sharing = z.object({
  to: field.words(100),
  recipient: field.maybeWords(200),
  ground: field.words(100),
  entries: many,
  observations: many,
  summary: field.maybeWords(),
  question: field.maybeWords(2_000),
  until: field.day,
  told: field.oneOf(yesOrNo),
  because: field.maybeWords(2_000),
  view: field.maybeWords(2_000),
  missing: field.maybeWords(2_000),
  child: z.enum(['yes', 'no', '']).default(''),
  heard: field.maybeWords(2_000),
  notHeard: field.maybeWords(2_000),
  harm: field.maybeWords(5_000),
  anonymised: field.maybeWords(2_000),
  looked: field.ticked,
  shown: field.maybeWords(20_000),
  /** What was shown before the button was pressed: another text is shown again first. */
  seen: field.maybeWords(100),
  do: field.maybeWords(20),
})
export type Sharing = z.infer<typeof Sharing>

const outside = 'service:'
/** What a receiver without an account is called in the form: by the service she works in. */
export const outsideOf = (service: string) => `${outside}${service}`

/** Who is meant by what stands in the form; undefined for what is nobody. */
export function receiverFrom(to: string, name = ''): Receiver | undefined {
  if (to.startsWith(outside)) return { service: to.slice(outside.length), name }
  return isId(to) ? { account: to as AccountId } : undefined
}

export const groundValue = (ground: Ground) =>
  ground.basis === 'consent' ? `consent:${ground.consent}` : ground.basis === 'law' ? `law:${ground.ground}` : ground.basis

/** Which ground is meant, with what it asks for; undefined for what is none. */
export function groundFrom(value: string): Ground | undefined {
  const [basis, id = ''] = value.split(':')
  if (basis === 'anonymised') return { basis }
  if (basis === 'consent') return isId(id) ? { basis, consent: id as ConsentId } : undefined
  const section = basis === 'law' ? findGround(id) : undefined
  return section && { basis: 'law', ground: section.id, asks: section.asks }
}

/** What is to be shared, as the domain takes it; or what stands in the way of even asking. */
export async function disclosingFrom(work: CaseReading, input: Sharing, { lang }: At): Promise<Disclosing | { errors: FormErrors }> {
  const t = text(lang).wrong
  const to = receiverFrom(input.to, input.recipient)
  const ground = groundFrom(input.ground)
  const errors = {
    ...(to === undefined && { to: 'choose' }),
    ...(to && 'name' in to && !to.name && { recipient: 'required' }),
    ...(ground === undefined && { ground: 'choose' }),
    ...(input.view && input.missing && { missing: t.notBoth }),
    ...(input.heard && input.notHeard && { notHeard: t.notBoth }),
    ...((await isChild(work)) === undefined && !input.child && { child: 'choose' }),
  }
  if (!to || !ground || Object.keys(errors).length > 0) return { errors }
  const { entries, observations, summary, until, question, harm, anonymised } = input
  return {
    to,
    ground,
    items: { entries, observations, summary },
    until,
    told: input.told === 'yes' ? { isTold: true } : { isTold: false, because: input.because },
    personView: input.view || { missing: input.missing },
    child: await childFrom(work, input),
    harm,
    anonymisedNotEnough: anonymised,
    question,
    looked: input.looked ? input.shown.split('\n') : [],
  }
}

async function childFrom(work: CaseReading, { child, heard, notHeard }: Sharing): Promise<Disclosing['child']> {
  const isOne = (await isChild(work)) ?? child === 'yes'
  if (!isOne) return undefined
  return heard ? { heard } : { notHeard }
}

/** The one text that was looked at: another word, receiver or day, and it is another one. */
export const digestOf = (input: Sharing, gathered: Gathered | undefined) =>
  createHash('sha256')
    .update(JSON.stringify([{ ...input, seen: '', do: '' }, gathered?.map(({ body }) => body)]))
    .digest('base64url')

/** What stands in the way, in words beside each field, each with its section. */
export async function wordsFor(work: CaseReading, refused: DisclosureRefusal, given: Disclosing, { lang }: At): Promise<FormErrors> {
  const t = text(lang).wrong
  const service = (await receiverServiceOf(work, given.to)) ?? ''
  const law = given.ground.basis === 'law' ? nameOf(findGround(given.ground.ground), lang) : ''
  const last = await lastDayOf(work, given.ground)
  const child = await childRule(work)
  return definedOnly({
    to: refused.to && t.to[refused.to],
    ground: refused.ground && t.ground[refused.ground](await lawBehind(work, refused.ground, service, lang, law)),
    items: refused.items && (refused.items === 'points-at' ? await pointing(work, given, lang) : t.items[refused.items]),
    looked: refused.looked && t.looked,
    until:
      refused.until &&
      t.until[refused.until](last ? formatDay(lang, last) : '', refused.until === 'beyond-consent' ? nameOf(consentLaw('end'), lang) : law),
    because: refused.because && t.because,
    view: refused.view && t.view,
    heard: refused.heard && t.heard(nameOf(child, lang)),
    harm: refused.harm && t.harm(law),
    anonymised: refused.anonymised && t.anonymised(law),
  })
}

/** The rule that a child is told and takes part, before anything about it is shared. */
export async function childRule(work: CaseReading) {
  const on = today(work.now)
  const birthDate = (await personOf(work))?.birthDate
  const age = birthDate ? Math.max(0, ageOn(birthDate, on)) : 0
  return ageRules('information', { age, service: work.case.service, on })[0]
}

async function lawBehind(work: CaseReading, why: NonNullable<DisclosureRefusal['ground']>, service: string, lang: Lang, law: string) {
  if (why === 'not-in-force' || why === 'not-yours') return law
  if (why === 'consent-age') return nameOf(await ageRuleOf(work), lang)
  if (why === 'no-anonymous-ground') return ''
  return nameOf(consentSection(work, service) ?? consentLaw('free'), lang)
}

async function pointing(work: CaseReading, given: Disclosing, lang: Lang) {
  const gathered = (await gather(work, given.items)) ?? []
  const { hard } = await pointsAt(work, [...gathered.map(({ body }) => body), given.question ?? ''])
  const { anonymous } = await choicesFor(work, (await receiverServiceOf(work, given.to)) ?? '')
  return text(lang).wrong.items['points-at'](hard.map(text(lang).quoted).join(', '), nameOf(anonymous, lang))
}

/** "forvaltningsloven § 13 a nr. 2": a section as it is cited. */
export const nameOf = (section: { law: Record<Lang, string>; section: string } | undefined, lang: Lang) =>
  section ? `${section.law[lang]} ${section.section}` : ''

const definedOnly = (errors: Record<string, string | undefined>): FormErrors =>
  Object.fromEntries(Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== undefined))
