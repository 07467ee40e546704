import type { At } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { agencies, consentLaw, type AgeRule, type ConsentRule } from '#law/index.ts'
import { Card, Tag } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { text as askingText } from './consent-asking.text.ts'
import type { Consent, ConsentState } from './consent.ts'
import type { Refused } from './consent-ask.ts'
import { text } from './consent.text.ts'

export const consentsAt = ({ case: { id } }: { case: { id: string } }) => `/cases/${id}/sharing/consents`

/** What a service or an agency is called; its id where it has left the list since. */
export const agencyName = (wanted: string, lang: Lang) => agencies.find(({ id }) => id === wanted)?.name[lang] ?? wanted

/** A rule in words, with its section. */
export const ruleWords = ({ text: words, law, section }: AgeRule | ConsentRule, lang: Lang) => `${words[lang]} (${law[lang]} ${section})`

/** An expected no as an error beside its field: why, and the section that says so. */
export const refusalOf = ({ refused, field, rule }: Refused, lang: Lang) => ({
  errors: { [field]: [askingText(lang).refusals[refused], rule && ruleWords(rule, lang)].filter(Boolean).join(' ') },
})

/** That no is a valid answer, wherever someone is asked. */
export const NoIsValid = ({ lang }: { lang: Lang }) => <p class="help">{ruleWords(consentLaw('free'), lang)}</p>

const colours = { asked: 'neutral', live: 'success', refused: 'neutral', withdrawn: 'neutral', expired: 'neutral' } as const
export const StateTag = ({ consent: { state, endsSoon }, lang }: { consent: Consent; lang: Lang }) => (
  <>
    <Tag color={colours[state]}>{text(lang).states[state]}</Tag> {endsSoon && <Tag color="warning">{text(lang).endsSoon}</Tag>}
  </>
)

/** Where a consent stands, in one calm sentence. */
export function standing({ state, askedOn, validUntil, answer, withdrawal }: Consent, lang: Lang): string {
  const day: Record<ConsentState, Date | string> = {
    asked: askedOn,
    live: validUntil,
    refused: answer?.on ?? askedOn,
    withdrawn: withdrawal?.at ?? askedOn,
    expired: validUntil,
  }
  return text(lang).said[state](formatDay(lang, day[state]))
}

/** One consent in a list: what, with whom, and where it stands. */
export function ConsentCard({ work, consent, at: { lang } }: { work: CaseReading; consent: Consent; at: At }) {
  const t = text(lang)
  return (
    <Card title={consent.what.split('\n')[0]!} href={`${consentsAt(work)}/${consent.id}`} level={3}>
      <p>
        {t.receivers}: {consent.receivers.map((id) => agencyName(id, lang)).join(', ')}
      </p>
      <p>
        {standing(consent, lang)} {consent.endsSoon && <Tag color="warning">{t.endsSoon}</Tag>}
      </p>
    </Card>
  )
}
