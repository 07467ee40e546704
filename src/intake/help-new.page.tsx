import * as z from 'zod'
import { field, typed, type FormErrors, type FormValues, type Route } from '#http/index.ts'
import { addressIn, formatDay, isLang, langs, type Lang } from '#i18n/index.ts'
import { today, workingDays } from '#lib/day.ts'
import { Alert, BackLink, Button, ButtonLink, Buttons, Card, Details, Form, PageHeading, Radios, TextArea, TextField } from '#ui/index.ts'
import { Busy } from '#vault/index.ts'
import { helpPromise } from './content.ts'
import { helpForm, helpPage, inside, Instead, nobodyHere, type Drawn, type Here, type Inside } from './help-frame.tsx'
import { Duties, List } from './help.page.tsx'
import { text as helpText } from './help.text.ts'
import { NotSent, Watched } from './help-words.tsx'
import { text } from './help-write.text.ts'
import { isReceived, sendLetter, senderKinds } from './letter.ts'
import { hasRoom } from './limit.ts'
import { formTicket, readFormTicket } from './ticket.ts'

/** The most characters of a letter. */
export const longestLetter = 10_000
const longestLine = 300

const Letter = z.object({
  kind: z.enum(senderKinds).or(z.literal('unsaid')).catch('unsaid'),
  words: field.words(longestLetter),
  name: field.maybeWords(longestLine),
  reach: field.maybeWords(longestLine),
  lang: z.enum(langs).optional().catch(undefined),
})

export const helpNewPages: readonly Route[] = [
  ...helpPage('/help/new', async (here) =>
    inside(here) && (await isReceived(here.house, here.municipality)) ? asking(here) : nobodyHere(here),
  ),
  ...helpForm('/help/new', send),
]

async function send(here: Inside, values: FormValues): Promise<Drawn> {
  const { house, municipality, now, lang } = here
  const t = text(lang)
  const parsed = Letter.safeParse(Object.fromEntries([...values].map(([name, [value]]) => [name, value])))
  if (!parsed.success) return { ...asking(here, values, errorsOf(parsed.error, lang)), status: 422 }
  const nonce = readFormTicket(house, 'new', municipality, typed(values, 'form') ?? '', now)
  if (!nonce) return { ...asking(here, values, undefined, { title: t.oldFormTitle, body: t.oldForm }), status: 422 }
  if (!(await hasRoom(house, municipality, 'new', here.address))) return turnedAway(here, values, 429)
  const { words, kind, name, reach, lang: answerIn } = parsed.data
  const letter = { about: { kind, name, reach, lang: answerIn ?? lang }, text: words }
  const sent = await sendLetter(house, municipality, nonce, letter).catch(busy)
  if (!sent) return turnedAway(here, values, 503)
  if (sent.outcome === 'nobody')
    return { ...asking(here, values, undefined, { title: t.nobodyTitle, body: t.nobody, call: true }), status: 422 }
  return sent.outcome === 'sent' ? received(here, sent.words) : receivedBefore(here)
}

/** Too many at once is no fault, but a reason to wait. */
export function busy(fault: unknown): undefined {
  if (!(fault instanceof Busy)) throw fault
}

const turnedAway = (here: Inside, values: FormValues, status: 429 | 503): Drawn => {
  const t = text(here.lang)
  return { ...asking(here, values, undefined, { title: t.waitTitle, body: t.wait, call: true }), status }
}

export function errorsOf(error: z.ZodError, lang: Lang): FormErrors {
  const t = text(lang)
  return Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.'), message === 'tooLong' ? t.tooLong : t.empty]))
}

type Said = { title: string; body: string; call?: boolean }

function asking(here: Inside, values?: FormValues, errors?: FormErrors, said?: Said): Drawn {
  const { lang, house, municipality, now } = here
  const t = text(lang)
  const value = (name: string) => typed(values, name)
  // the same form sent again is the same letter, unless it has grown too old
  const before = value('form') ?? ''
  const form = readFormTicket(house, 'new', municipality, before, now) ? before : formTicket(house, 'new', municipality, now)
  const answerIn = value('lang')
  const main = (
    <>
      <PageHeading title={t.newTitle} lead={t.newLead} above={<BackLink href={addressIn(lang, '/help')}>{t.about}</BackLink>} />
      {said &&
        (said.call ? (
          <Instead lang={lang} title={said.title}>
            {said.body}
          </Instead>
        ) : (
          <Alert severity="warning" title={said.title} live>
            <p>{said.body}</p>
          </Alert>
        ))}
      <Duties lang={lang} />
      <Details summary={helpText(lang).openTitle}>
        <List items={helpText(lang).open} />
        <p>{helpText(lang).openEnd}</p>
        <p>{helpText(lang).leaveHelp}</p>
      </Details>
      <div data-help="">
        <Form action={addressIn(lang, '/help/new')} errors={errors}>
          <input type="hidden" name="form" value={form} />
          <Watched lang={lang}>
            <TextArea
              name="words"
              label={t.words}
              help={t.wordsHelp}
              rows={8}
              limit={longestLetter}
              value={value('words')}
              error={errors?.['words']}
              required
            />
          </Watched>
          <Radios
            name="kind"
            label={t.kind}
            value={value('kind')}
            options={senderKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          />
          <TextField name="name" label={t.name} help={t.nameHelp} value={value('name')} error={errors?.['name']} />
          <TextField name="reach" label={t.reach} help={t.reachHelp} value={value('reach')} error={errors?.['reach']} />
          <Radios
            name="lang"
            label={t.lang}
            value={isLang(answerIn) ? answerIn : lang}
            required
            options={langs.map((each) => ({ value: each, label: t.langs[each] }))}
          />
          <NotSent lang={lang} />
          <Buttons>
            <Button>{t.send}</Button>
          </Buttons>
        </Form>
      </div>
    </>
  )
  return { title: t.newTitle, main }
}

/** The receipt, after the commit, with the words that nobody can tell again. */
function received({ lang, now }: Here, words: readonly string[]): Drawn {
  const t = text(lang)
  const due = formatDay(lang, workingDays(today(now), helpPromise().answer))
  const main = (
    <>
      <PageHeading title={t.sentTitle} lead={t.sentLead(due)} />
      <Card title={t.yourWords}>
        <ol class="six-words" lang="nb" {...untranslated}>
          {words.map((word) => (
            <li>{word}</li>
          ))}
        </ol>
        <p>
          <strong>{t.wordsOnce}</strong>
        </p>
        <p>{t.wordsLost}</p>
      </Card>
      <Card title={t.comeBackOn} tinted>
        <ol class="ds-list">
          {t.comeBackHow.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p>
          <a class="ds-link" href={addressIn(lang, '/help')}>
            {t.about}
          </a>
        </p>
      </Card>
    </>
  )
  return { title: t.sentTitle, main }
}

// a browser that translates the page would give words that lead nowhere
const untranslated = { translate: 'no' } as object

function receivedBefore({ lang }: Here): Drawn {
  const t = text(lang)
  const main = (
    <>
      <PageHeading title={t.beforeTitle} lead={t.beforeBody} />
      <Buttons>
        <ButtonLink href={addressIn(lang, '/help/return')}>{helpText(lang).comeBack}</ButtonLink>
        <ButtonLink href={addressIn(lang, '/help/new')} variant="secondary">
          {t.writeNew}
        </ButtonLink>
      </Buttons>
    </>
  )
  return { title: t.beforeTitle, main }
}
