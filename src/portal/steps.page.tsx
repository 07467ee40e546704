import { publicPages, shipped, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn } from '#i18n/index.ts'
import { readRoutine } from '#routine/index.ts'
import { BackLink, ButtonLink, PageHeading, Table } from '#ui/index.ts'
import { text as guidanceText } from './guidance.text.ts'
import { PassOn } from './parts.tsx'
import { text } from './steps.text.ts'

/** The routine as a table that fits on one sheet of paper. */
export const stepsPages: Route[] = publicPages('/guidance/steps', shipped, stepsView)

function stepsView(at: PublicAt): Shown {
  const { lang } = at
  const t = text(lang)
  const { steps, source } = readRoutine('routines/stepwise-follow-up.yaml')
  const main = (
    <>
      <PageHeading
        above={<BackLink href={addressIn(lang, '/guidance')}>{guidanceText(lang).title}</BackLink>}
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink href={addressIn(lang, '/guidance/seven-steps')} variant="secondary">
            {t.read}
          </ButtonLink>
        }
      />
      <Table
        caption={t.title}
        captionHidden
        columns={[
          { label: t.step, cell: ({ step, place }) => <strong>{`${place + 1}. ${step.title[lang]}`}</strong> },
          { label: t.what, cell: ({ step }) => step.purpose[lang] },
          { label: t.who, cell: ({ step }) => <Lines lines={step.responsible.map((who) => who[lang])} /> },
        ]}
        rows={steps.map((step, place) => ({ step, place }))}
      />
      <p class="help">{t.source(source)}</p>
      <PassOn at={at} title={t.title} />
    </>
  )
  return { title: t.title, description: t.lead, current: addressIn(lang, '/guidance'), main }
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul class="plain">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)
