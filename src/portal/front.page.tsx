import { publicPages, shipped, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn } from '#i18n/index.ts'
import { readRoutine } from '#routine/index.ts'
import { ButtonLink, Card, Heading, PageHeading } from '#ui/index.ts'
import { text } from './front.text.ts'

/** The front that everyone can read, once a language, each at an address of its own. */
export const frontPages: Route[] = publicPages('/', shipped, front)

const routine = readRoutine('routines/stepwise-follow-up.yaml')

function front({ lang, origin }: PublicAt): Shown {
  const address = origin + addressIn(lang, '/')
  const t = text(lang)
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} actions={<ButtonLink href="/sign-in">{t.signIn}</ButtonLink>} />
      <div class="columns">
        <Card title={t.now} level={2}>
          <List items={t.nowItems} />
        </Card>
        <Card title={t.rights} level={2}>
          <List items={t.rightsItems} />
        </Card>
      </div>
      <Card title={t.share} level={2} tinted>
        <p>{t.shareBody}</p>
        <div class="buttons">
          <ButtonLink href={addressIn(lang, '/sharing-guide')} variant="secondary">
            {t.shareGo}
          </ButtonLink>
          <a class="ds-link" href={addressIn(lang, '/laws')}>
            {t.laws}
          </a>
        </div>
      </Card>
      <section>
        <Heading level={2} size="sm">
          {t.steps}
        </Heading>
        <p>{t.stepsLead}</p>
        <ol class="stack ds-list">
          {routine.steps.map((step) => (
            <li>
              <Heading level={3} size="2xs">
                {step.title[lang]}
              </Heading>
              <p>{step.purpose[lang]}</p>
              <p>
                <small>{`${t.responsible}: ${step.responsible.map((who) => who[lang]).join(', ')}`}</small>
              </p>
            </li>
          ))}
        </ol>
      </section>
      <div class="columns">
        <Card title={t.resources} level={2}>
          <List items={t.resourceItems} />
        </Card>
        <Card title={t.pass} level={2}>
          <p>{t.passBody}</p>
          <p>
            <code>{address}</code>
          </p>
          <div class="buttons">
            <a
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              href={`mailto:?subject=${encodeURIComponent(t.title)}&body=${encodeURIComponent(address)}`}
            >
              {t.mail}
            </a>
            <button class="ds-button" data-variant="secondary" data-size="sm" type="button" data-print hidden>
              {t.print}
            </button>
          </div>
        </Card>
      </div>
    </>
  )
  return { title: t.title, main }
}

const List = ({ items }: { items: readonly string[] }) => (
  <ul class="ds-list">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)
