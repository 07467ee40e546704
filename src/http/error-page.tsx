import { randomUUID } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import { addressIn } from '#i18n/index.ts'
import { NotFound, Unavailable } from '#lib/errors.ts'
import type { ComponentChildren } from 'preact'
import { Button, ButtonLink, Buttons, Form, PageHeading } from '#ui/index.ts'
import { text } from './errors.text.ts'
import { readForm, Unreadable, type FormValues } from './form.ts'
import { framed } from './frame.tsx'
import type { Request } from './web.ts'

type Kind = 'notFound' | 'fault' | 'away' | 'refused' | 'tooMany' | 'tooLarge'
const statuses = { notFound: 404, fault: 500, away: 503, refused: 400, tooMany: 429, tooLarge: 413 } as const

/** What the outside learns of a failure: a calm page, and a reference where we have to look. */
export async function errorPage(c: Request, fault: unknown): Promise<Response> {
  const kind = kindOf(fault)
  if (kind === 'fault' || kind === 'away') {
    const reference = randomUUID().slice(0, 8)
    c.set('reference', reference)
    c.var.edge.log(fault, reference)
  }
  if (kind !== 'away') return calm(c, kind)
  c.header('Retry-After', '5')
  const sent = c.req.method === 'POST' ? await readForm(c).catch(() => undefined) : undefined
  return calm(c, kind, sent && <SendAgain c={c} sent={sent} />)
}

/** One of the calm pages. */
export function calm(c: Request, kind: Kind, more?: ComponentChildren): Response | Promise<Response> {
  const { lang, reference } = c.var
  const t = text(lang)
  const words = t[kind]
  const main = (
    <>
      <PageHeading title={words.title} lead={words.body} />
      {reference && (
        <p>
          {t.reference}: <code>{reference}</code>
        </p>
      )}
      {more}
      <Buttons>
        <ButtonLink href={addressIn(lang, '/')} variant={kind === 'notFound' ? 'primary' : 'secondary'}>
          {t.home}
        </ButtonLink>
        {kind === 'notFound' &&
          (['/search', '/guidance', '/help'] as const).map((path) => (
            <ButtonLink href={addressIn(lang, path)} variant="secondary">
              {t.ways[path]}
            </ButtonLink>
          ))}
      </Buttons>
    </>
  )
  return c.html(framed(c, undefined, lang, { title: words.title, main, emergency: true }), statuses[kind])
}

/** The form that could not be taken in, all of it, to be sent once more: there is nowhere to keep it, and a browser that goes back has lost it. */
function SendAgain({ c, sent }: { c: Request; sent: FormValues }) {
  const t = text(c.var.lang).away
  return (
    <Form action={c.req.path}>
      <p>{t.kept}</p>
      {[...sent].flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
      <Buttons>
        <Button>{t.again}</Button>
      </Buttons>
    </Form>
  )
}

function kindOf(fault: unknown): Kind {
  if (fault instanceof NotFound) return 'notFound'
  if (fault instanceof Unavailable) return 'away'
  if (fault instanceof Unreadable) return 'refused'
  if (fault instanceof HTTPException)
    return fault.status === 413 ? 'tooLarge' : fault.status === 429 ? 'tooMany' : fault.status < 500 ? 'refused' : 'fault'
  return 'fault'
}
