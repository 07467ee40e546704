import * as z from 'zod'
import { caseForm, casePage, field, get, post, type At, type Route, type Shown } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import type { ConsentId } from '#lib/id.ts'
import { Button, Fieldset, Form, InLanguage, PageHeading } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { noteConsent } from './access.ts'
import { formOf } from './consent-form.ts'
import { text as formText } from './consent-form.text.ts'
import { answerHere, notHere, type NotHere } from './consent-here.ts'
import { text } from './consent-here.text.ts'
import { QuestionPart } from './consent-part.tsx'
import { consentsAt } from './consent-parts.tsx'
import { consentOf, type Answer, type Consent } from './consent.ts'

const Answered = z.object({ answer: field.oneOf(['given', 'refused']) })

export const consentHerePages: Route[] = [
  get('/cases/:caseId/sharing/consents/:consentId/here', casePage(noteConsent, view)),
  post('/cases/:caseId/sharing/consents/:consentId/here', caseForm(noteConsent, Answered, answer, view)),
]

const idOf = (at: At) => at.params['consentId'] as ConsentId

async function answer(work: CaseWork, said: z.infer<typeof Answered>, at: At) {
  const refused = await answerHere(work, idOf(at), said.answer === 'given')
  // the page itself says why: it is shown without its buttons
  return refused ? { errors: { answer: text(at.lang).notHere } } : at.path
}

/** What the person sees when the screen is handed over: in her language, with no number, no name and nothing else of the case. */
async function view(work: CaseReading, at: At): Promise<Shown> {
  const consent = await consentOf(work, idOf(at))
  const not = consent.answer ? undefined : await notHere(work, consent)
  const lang = consent.language
  const main = (
    <>
      <div class="stack written-for" lang={lang}>
        <InLanguage lang={lang}>
          {consent.answer && <Thanks answer={consent.answer} lang={lang} />}
          {not && <CannotBeHere not={not} lang={lang} />}
          {!consent.answer && !not && (await Question(work, consent, at))}
        </InLanguage>
      </div>
      <Worker href={`${consentsAt(work)}/${consent.id}`} lang={at.lang} />
    </>
  )
  return { title: formText(at.lang).title, main }
}

async function Question(work: CaseReading, { id, language: lang }: Consent, at: At) {
  const [t, words] = [text(lang), formText(lang)]
  const { title, intro, parts } = await formOf(work, id)
  const error = at.failure?.errors['answer'] && t.choose
  return (
    <>
      <PageHeading title={title} lead={intro[0]} />
      {parts.map((part) => (
        <QuestionPart part={part} level={2} />
      ))}
      <Form submission={at.submission} {...(error && { errors: { answer: error } })}>
        <Fieldset id="answer" legend={words.answer} help={t.slowly} error={error}>
          <div class="yes-or-no">
            <Button variant="secondary" name="answer" value="given">
              {words.yes}
            </Button>
            <Button variant="secondary" name="answer" value="refused">
              {words.no}
            </Button>
          </div>
        </Fieldset>
      </Form>
    </>
  )
}

function Thanks({ answer: { how, given }, lang }: { answer: Answer; lang: Lang }) {
  const t = text(lang)
  const isOwn = how === 'electronic'
  return (
    <>
      <PageHeading title={isOwn ? t.thanks : t.answered} lead={isOwn ? (given ? t.saidYes : t.saidNo) : t.nothingMore} />
      {isOwn && (
        <>
          <p>{t.copy}</p>
          <p>{t.slip}</p>
        </>
      )}
      <p>{t.giveBack}</p>
    </>
  )
}

function CannotBeHere({ not, lang }: { not: NotHere; lang: Lang }) {
  const t = text(lang)
  const why = { over: () => t.over, 'no-birth-date': () => t.noBirthDate }
  return (
    <>
      <PageHeading title={t.notHere} lead={not.why === 'by-age' ? toldIn(not.rule, lang) : why[not.why]()} />
      {not.why !== 'over' && <p>{t.sayNo}</p>}
      <p>{t.giveBack}</p>
    </>
  )
}

/** The row of the age table in the words that are for the person, with its section. */
const toldIn = ({ told, text: words, law, section }: Extract<NotHere, { why: 'by-age' }>['rule'], lang: Lang) =>
  `${(told ?? words)[lang]} (${law[lang]} ${section})`

const Worker = ({ href, lang }: { href: string; lang: Lang }) => (
  <p class="help">
    {text(lang).worker}:{' '}
    <a class="ds-link" href={href}>
      {text(lang).back}
    </a>
  </p>
)
