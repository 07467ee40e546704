import { formatDay, type Lang } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import type { CaseReading } from '#work/index.ts'
import { whoAnswers } from './consent-answer.ts'
import { text } from './consent-form.text.ts'
import { agencyName } from './consent-parts.tsx'
import { consentOf, type Consent } from './consent.ts'

/** A piece of the form: a heading with paragraphs or a list under it. */
export type Part = { heading: string; words: readonly string[]; isList?: true }
/** The form in words, before it becomes a page or a PDF. It never says where anyone lives. */
export type ConsentForm = {
  lang: Lang
  title: string
  intro: readonly string[]
  parts: readonly Part[]
  /** Whose lines stand at the end. */ signers: readonly string[]
}

/** What the form of a consent says, in the language that the person is asked in. Throws NotFound for a consent of another case. */
export async function formOf(work: CaseReading, id: Consent['id']): Promise<ConsentForm> {
  const consent = await consentOf(work, id)
  const { language: lang } = consent
  const t = text(lang)
  const asker = (await namesOf(work, [consent.askedBy])).get(consent.askedBy) ?? ''
  const who = await whoAnswers(work, consent.askedOn)
  const needs = who?.rule.ways?.flatMap((way) => way.needs) ?? []
  const onlySelf = who?.rule.ways?.every(({ by }) => by === 'person') ?? false
  return {
    lang,
    title: t.title,
    intro: [t.intro(work.actor.municipalityName), t.asks(asker, formatDay(lang, consent.askedOn))],
    parts: [
      { heading: t.what, words: paragraphs(consent.what) },
      { heading: t.receivers, words: consent.receivers.map((one) => agencyName(one, lang)), isList: true },
      { heading: t.purpose, words: paragraphs(consent.purpose) },
      { heading: t.until, words: [t.untilWords(formatDay(lang, consent.validUntil))] },
      { heading: t.choose, words: t.chooseWords, isList: true },
      ...(who?.rule.told ? [{ heading: t.who, words: [who.rule.told[lang]] }] : []),
    ],
    signers: [t.person, ...(onlySelf ? [] : [t.guardian]), ...(needs.includes('holders') ? [t.guardianTwo] : [])],
  }
}

const paragraphs = (words: string) => words.split(/\n+/).filter((line) => line.trim())
