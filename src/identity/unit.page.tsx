import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { services } from '#law/index.ts'
import { BackLink, Button, ButtonLink, Buttons, Form, PageHeading, Select, TextField } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { addUnit, readPeople } from './access.ts'
import { newUnit } from './person.ts'
import { text } from './person.text.ts'

const longestName = 200
/** Units that do other work than helping people: no ground opens anything for them. */
const support = ['administration', 'archive', 'guidance'] as const
const NewUnit = z.object({
  name: field.words(longestName),
  service: field.words(longestName).refine((id) => [...support, ...services.map((service) => service.id)].includes(id), 'choose'),
})

export const unitPages: readonly Route[] = [
  get('/people/units/new', page(readPeople, adding)),
  post('/people/units/new', form(addUnit, NewUnit, add, adding)),
]

async function add(work: Work, input: z.infer<typeof NewUnit>) {
  await newUnit(work, input)
  return '/people'
}

function adding(_: Reading, at: At): Shown {
  const t = text(at.lang)
  const { failure } = at
  return {
    title: t.unitTitle,
    current: '/people',
    main: (
      <>
        <PageHeading above={<BackLink href="/people">{t.all}</BackLink>} title={t.unitTitle} />
        <Form submission={at.submission} errors={failure?.errors}>
          <TextField
            name="name"
            label={t.unitName}
            help={t.unitHelp}
            required
            value={typed(failure?.values, 'name')}
            error={failure?.errors['name']}
          />
          <Select
            name="service"
            label={t.service}
            help={t.serviceHelp}
            required
            value={typed(failure?.values, 'service')}
            error={failure?.errors['service']}
            options={serviceOptions(at.lang)}
          />
          <Buttons>
            <Button>{t.save}</Button>
            <ButtonLink href="/people" variant="secondary">
              {t.cancel}
            </ButtonLink>
          </Buttons>
        </Form>
      </>
    ),
  }
}

const serviceOptions = (lang: Lang) => [
  ...services.map(({ id, name }) => ({ value: id, label: name[lang] })),
  ...support.map((id) => ({ value: id, label: text(lang).support[id] })),
]
