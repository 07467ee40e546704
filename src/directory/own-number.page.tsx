import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { Alert, BackLink, Button, Buttons, Form, Heading, PageHeading, Select, SummaryList } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeNumber, readNumber } from './access.ts'
import { text as words } from './directory.text.ts'
import { ownNumber, tellNumber } from './own-number.ts'
import { text } from './own-number.text.ts'
import { municipalities, placesOf, regions } from './place.ts'

const Told = z.object({ number: field.words(4) })
type Told = z.infer<typeof Told>

/** Which municipality of the public register this is: its administrator says so. */
export const ownNumberPages: readonly Route[] = [
  get('/municipality/number', page(readNumber, view)),
  post('/municipality/number', form(changeNumber, Told, change, view)),
]

async function change(work: Work, { number }: Told): ReturnType<Change<Work, Told>> {
  return (await tellNumber(work, number)) ? '/municipality/number' : { errors: { number: 'choose' } }
}

async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const number = await ownNumber(work)
  const { values, errors } = at.failure ?? {}
  const main = (
    <>
      <PageHeading above={<BackLink href="/local-contacts">{t.back}</BackLink>} title={t.title} lead={t.lead} />
      <Now number={number} at={at} />
      <Form submission={at.submission} errors={errors}>
        <Select
          name="number"
          label={t.municipality}
          help={t.help}
          required
          value={typed(values, 'number') ?? number}
          options={municipalities().map(({ number, name, county }) => ({ value: number, label: `${name} (${number}), ${county}` }))}
          error={errors?.['number']}
        />
        <Buttons>
          <Button>{t.save}</Button>
        </Buttons>
      </Form>
    </>
  )
  return { title: t.title, current: '/local-contacts', main }
}

function Now({ number, at: { lang } }: { number: string | undefined; at: At }) {
  const t = text(lang)
  const places = number ? placesOf(number) : undefined
  if (!places) return <Alert>{t.none}</Alert>
  const { name, county } = places.municipality
  return (
    <section>
      <Heading level={2} size="xs">
        {t.now}
      </Heading>
      <SummaryList
        items={[
          { term: t.municipality, value: `${name} (${number}), ${county}` },
          ...regions.map((region) => ({ term: words(lang).regionWords[region], value: places[region].name[lang] })),
        ]}
      />
    </section>
  )
}
