import { publicPages, shipped, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { Heading, PageHeading } from '#ui/index.ts'
import { text } from './accessibility.text.ts'

/** What the law asks every public body to tell of its pages (regulation 2013-06-21 no. 732 on universal design of ICT, § 4 b; EN 301 549). */
export const accessibilityPages: Route[] = publicPages('/accessibility', shipped, accessibilityView)

const checked = '2026-11-21'

function accessibilityView({ lang }: PublicAt): Shown {
  const t = text(lang)
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <div class="prose">
        <Part title={t.holds} items={t.holdsItems} />
        <Part title={t.lacks} items={t.lacksItems} />
        <Part title={t.tell} items={t.tellItems} />
        <p>{t.checked(formatDay(lang, checked))}</p>
        <p>
          <a class="ds-link" href="https://www.uutilsynet.no/klage-pa-digitale-barrierer" rel="noopener noreferrer">
            {t.complain}
          </a>
        </p>
      </div>
    </>
  )
  return { title: t.title, description: t.lead, main }
}

const Part = ({ title, items }: { title: string; items: readonly string[] }) => (
  <>
    <Heading level={2} size="sm">
      {title}
    </Heading>
    <ul class="ds-list">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  </>
)
