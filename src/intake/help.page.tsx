import { addressIn, type Lang } from '#i18n/index.ts'
import { avertingGround } from '#law/index.ts'
import { Alert, ButtonLink, Buttons, Card, PageHeading } from '#ui/index.ts'
import type { Route } from '#http/index.ts'
import { helpPromise } from './content.ts'
import { helpPage, Instead, Others, type Here } from './help-frame.tsx'
import { text } from './help.text.ts'

export const helpPages: readonly Route[] = helpPage('/help', About)

function About({ lang, municipality }: Here) {
  const t = text(lang)
  const { answer, climb } = helpPromise()
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead(municipality?.name ?? t.here)} />
      {municipality ? (
        <Ways lang={lang} />
      ) : (
        <Instead lang={lang} title={t.title}>
          {t.nobody}
        </Instead>
      )}
      <div class="columns columns--even">
        <Card title={t.whoTitle}>
          <List items={t.who} />
        </Card>
        <Card title={t.nextTitle}>
          <ol class="ds-list">
            <li>{t.nextWords}</li>
            <li>{t.nextAnswer(t.workingDays(answer))}</li>
            <li>{t.nextBack}</li>
            <li>{t.nextClimb(t.workingDays(climb.colleagues), t.workingDays(climb.leader))}</li>
          </ol>
        </Card>
      </div>
      <Duties lang={lang} />
      <div class="columns columns--even">
        <Card title={t.keepTitle}>
          <List items={t.keep} />
        </Card>
        <Card title={t.openTitle}>
          <List items={t.open} />
          <p>{t.openEnd}</p>
          <p>{t.leaveHelp}</p>
        </Card>
      </div>
      <Others lang={lang} />
      {municipality && <Ways lang={lang} />}
    </>
  )
  return { title: t.title, description: t.description, main }
}

const Ways = ({ lang }: { lang: Lang }) => (
  <Buttons>
    <ButtonLink href={addressIn(lang, '/help/new')}>{text(lang).write}</ButtonLink>
    <ButtonLink href={addressIn(lang, '/help/return')} variant="secondary">
      {text(lang).comeBack}
    </ButtonLink>
  </Buttons>
)

/** When a promise to keep something is no use: said before anyone writes. */
export function Duties({ lang }: { lang: Lang }) {
  const t = text(lang)
  return (
    <Alert severity="warning" title={t.dutyTitle}>
      <div class="stack">
        <p>{t.dutyLead}</p>
        <List items={t.duty} />
        <p>{t.dutyEnd}</p>
        <p>
          <a class="ds-link" href={`${addressIn(lang, `/laws/${avertingGround.lawId}`)}#${avertingGround.id}`}>
            {t.dutyMore}
          </a>
        </p>
      </div>
    </Alert>
  )
}

export const List = ({ items }: { items: readonly string[] }) => (
  <ul class="ds-list">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)
