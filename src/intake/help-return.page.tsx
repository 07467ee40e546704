import * as z from 'zod'
import { field, typed, type FormErrors, type FormValues, type Route } from '#http/index.ts'
import { addressIn, formatDay } from '#i18n/index.ts'
import { workingDays } from '#lib/day.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Details,
  Form,
  Heading,
  PageHeading,
  TextArea,
  TextField,
  Timeline,
} from '#ui/index.ts'
import { helpPromise } from './content.ts'
import { helpForm, helpPage, inside, Instead, nobodyHere, type Drawn, type Here, type Inside } from './help-frame.tsx'
import { busy, errorsOf, longestLetter } from './help-new.page.tsx'
import { NotSent, Watched } from './help-words.tsx'
import { text } from './help-write.text.ts'
import { comeBack, leaveThread, readThread, writeOn, type Access, type HelpThreadSeen } from './letter.ts'
import { hasRoom } from './limit.ts'
import { formTicket, openFor, readFormTicket, readThreadTicket, threadTicket } from './ticket.ts'

/** Six words are far shorter; what is longer is not worth the work of looking. */
const longestPassphrase = 200
const Writing = z.object({ words: field.words(longestLetter) })

export const helpReturnPages: readonly Route[] = [
  ...helpPage('/help/return', (here) => (inside(here) ? returning(here) : nobodyHere(here))),
  ...helpForm('/help/return', back),
]

/** One address for all that happens in a thread: what the form carries says what it is. */
function back(here: Inside, values: FormValues): Promise<Drawn> | Drawn {
  const ticket = typed(values, 'thread')
  if (ticket === undefined) return enter(here, values)
  const held = readThreadTicket(here.house, here.municipality, ticket, here.now)
  if (!held) return returning(here, { unsent: typed(values, 'words'), said: text(here.lang).timeOut })
  if (typed(values, 'step') === 'end') return end(here, held.access)
  return write(here, held, values)
}

async function enter(here: Inside, values: FormValues): Promise<Drawn> {
  const { house, municipality, lang, now } = here
  const t = text(lang)
  const unsent = typed(values, 'unsent')
  const words = typed(values, 'passphrase') ?? ''
  if (!readFormTicket(house, 'return', municipality, typed(values, 'form') ?? '', now))
    return returning(here, { unsent, said: t.oldReturn })
  if (!(await hasRoom(house, municipality, 'return', here.address))) return returning(here, { unsent, wait: 429 })
  if (!words.trim() || words.length > longestPassphrase) return returning(here, { unsent, wrong: t.wrong })
  const found = await comeBack(house, municipality, words).then((access) => ({ access }), busy)
  if (!found) return returning(here, { unsent, wait: 503 })
  return found.access ? thread(here, found.access, { unsent }) : returning(here, { unsent, wrong: t.wrong })
}

async function write(
  here: Inside,
  { access, message }: { access: Access; message: Parameters<typeof writeOn>[3]['id'] },
  values: FormValues,
) {
  const { house, municipality, lang } = here
  const parsed = Writing.safeParse({ words: typed(values, 'words') })
  const unsent = typed(values, 'words')
  if (!parsed.success) return thread(here, access, { unsent, errors: errorsOf(parsed.error, lang) })
  if (!(await hasRoom(house, municipality, 'message', here.address))) return thread(here, access, { unsent, wait: true })
  const isWritten = await writeOn(house, municipality, access, { id: message, text: parsed.data.words })
  return isWritten ? thread(here, access, { isSent: true }) : returning(here, { unsent, said: text(lang).gone })
}

async function end({ house, municipality, lang }: Inside, access: Access): Promise<Drawn> {
  await leaveThread(house, municipality, access)
  const t = text(lang)
  const main = (
    <>
      <PageHeading title={t.endedTitle} lead={t.ended} />
      <Buttons>
        <ButtonLink href={addressIn(lang, '/help')} variant="secondary">
          {t.about}
        </ButtonLink>
      </Buttons>
    </>
  )
  return { title: t.endedTitle, main }
}

type Returning = { unsent?: string | undefined; said?: string; wrong?: string; wait?: 429 | 503 }
function returning({ lang, house, municipality, now }: Inside, { unsent, said, wrong, wait }: Returning = {}): Drawn {
  const t = text(lang)
  const main = (
    <>
      <PageHeading title={t.returnTitle} lead={t.returnLead} above={<BackLink href={addressIn(lang, '/help')}>{t.about}</BackLink>} />
      {said && <Alert severity="warning" title={said} live />}
      {wait && (
        <Instead lang={lang} title={t.waitTitle}>
          {t.waitReturn}
        </Instead>
      )}
      <div data-help="">
        <Form action={addressIn(lang, '/help/return')} errors={wrong ? { passphrase: wrong } : undefined}>
          <input type="hidden" name="form" value={formTicket(house, 'return', municipality, now)} />
          {/* never filled in again by us: whoever sees the screen has the words */}
          <TextField name="passphrase" label={t.passphrase} help={t.passphraseHelp} error={wrong} required />
          {unsent && <TextArea name="unsent" label={t.unsent} help={t.unsentHelp} value={unsent} rows={6} />}
          <NotSent lang={lang} />
          <Buttons>
            <Button>{t.openThread}</Button>
          </Buttons>
        </Form>
      </div>
    </>
  )
  return { title: t.returnTitle, main, status: wait ?? (wrong || said ? 422 : 200) }
}

type Shown = { unsent?: string | undefined; errors?: FormErrors; wait?: boolean; isSent?: boolean }
async function thread(here: Inside, access: Access, { unsent, errors, wait, isSent }: Shown): Promise<Drawn> {
  const { lang, house, municipality, now } = here
  const t = text(lang)
  const seen = await readThread(house, municipality, access)
  if (!seen) return returning(here, { unsent, said: t.gone })
  const ticket = threadTicket(house, municipality, access, now)
  const main = (
    <>
      <PageHeading title={t.threadTitle} lead={stateOf(here, seen)} />
      {isSent && <Alert severity="success" title={t.moreSent} live />}
      {wait && (
        <Instead lang={lang} title={t.waitTitle}>
          {t.wait}
        </Instead>
      )}
      <Timeline
        label={t.said}
        entries={seen.messages.map(({ on, from, words }, place) => ({
          id: `message-${place + 1}`,
          at: on,
          author: from === 'sender' ? t.you : t.staff,
          text: words,
        }))}
      />
      <section data-help="">
        <Heading level={2} size="sm">
          {t.more}
        </Heading>
        <Form action={addressIn(lang, '/help/return')} errors={errors}>
          <input type="hidden" name="thread" value={ticket} />
          <Watched lang={lang}>
            <TextArea
              name="words"
              label={t.words}
              help={t.stays(openFor)}
              rows={6}
              limit={longestLetter}
              value={unsent}
              error={errors?.['words']}
              required
            />
          </Watched>
          <NotSent lang={lang} />
          <Buttons>
            <Button>{t.send}</Button>
          </Buttons>
        </Form>
      </section>
      <Details summary={t.end}>
        <p>{t.endHelp}</p>
        <div data-help="">
          <Form action={addressIn(lang, '/help/return')} id="end">
            <input type="hidden" name="thread" value={ticket} />
            <input type="hidden" name="step" value="end" />
            <Buttons>
              <Button variant="secondary">{t.endSure}</Button>
            </Buttons>
          </Form>
        </div>
      </Details>
    </>
  )
  return { title: t.threadTitle, main, status: errors ? 422 : wait ? 429 : 200 }
}

function stateOf({ lang }: Here, { waitsFor, waitsSince, closedOn }: HelpThreadSeen) {
  const t = text(lang)
  if (closedOn) return t.closed
  return waitsFor === 'staff' ? t.waits(formatDay(lang, workingDays(waitsSince, helpPromise().answer))) : t.answered
}
