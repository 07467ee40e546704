import type { VNode } from 'preact'
import { typed, typedAll, type At } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { Alert, Button, Buttons, Card, Form, Heading, SummaryList, Written } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { digestOf, Sharing } from './disclosure-new.form.ts'
import { text } from './disclosure-new.text.ts'
import type { Settled } from './disclosure-new.tsx'
import { gather } from './disclosure-item.ts'
import { basisName, Items } from './disclosure-parts.tsx'

/** What the receiver will see, drawn as she will see it, with the button that shares it and no other field. */
export async function checkPage(work: CaseReading, at: At, { name, groundOf }: Settled): Promise<VNode> {
  const t = text(at.lang).check
  const values = at.failure?.values ?? new Map<string, readonly string[]>()
  const one = (field: string) => typed(values, field) ?? ''
  const chosen = { entries: typedAll(values, 'entries'), observations: typedAll(values, 'observations'), summary: one('summary').trim() }
  const gathered = (await gather(work, chosen)) ?? []
  const input = Sharing.parse(Object.fromEntries([...values].map(([key, said]) => [key, said.length > 1 ? said : said[0]])))
  const isOutside = one('to').startsWith('service:')
  const items = [
    { term: t.to, value: isOutside ? `${one('recipient')}, ${name}` : name },
    { term: t.until, value: formatDay(at.lang, one('until')) },
    { term: t.ground, value: basisName(groundOf.basis, groundOf.basis === 'law' ? groundOf.ground : null, at.lang) },
  ]
  return (
    <>
      <SummaryList items={items} />
      {one('question').trim() && (
        <Card title={t.question} tinted>
          <Written>{one('question').trim()}</Written>
        </Card>
      )}
      <section>
        <Heading level={2} size="sm">
          {t.shown}
        </Heading>
        <Items items={gathered.map(({ kind, onDay, body }) => ({ kind, onDay: onDay ?? null, body }))} lang={at.lang} />
      </section>
      <Alert severity="info">{isOutside ? t.outside : t.never}</Alert>
      <Form submission={at.submission}>
        {[...values].flatMap(([key, said]) =>
          fresh.has(key) ? [] : said.map((value) => <input type="hidden" name={key} value={value} />),
        )}
        <input type="hidden" name="seen" value={digestOf(input, gathered)} />
        <Buttons>
          <Button name="do" value="share">
            {t.share}
          </Button>
          <Button name="do" value="back" variant="secondary">
            {t.back}
          </Button>
        </Buttons>
      </Form>
    </>
  )
}

// given anew each time the form is shown
const fresh = new Set(['submission', 'seen', 'do'])
