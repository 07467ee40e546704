import { openPages, type At, type Route, type Shown } from '#http/index.ts'
import { addressIn, formatDay } from '#i18n/index.ts'
import { avertingGround, laws, offences, services, type Ground, type Law, type Offence } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { BackLink, ButtonLink, Card, Heading, PageHeading, SummaryList, Tag } from '#ui/index.ts'
import { text } from './law.text.ts'

/** The laws on confidentiality for everyone: in our own words, each with its dates and its source, from the same data that the product uses. */
export const lawPages: Route[] = [...openPages('/laws', lawsView), ...openPages('/laws/:law', lawView)]

function lawsView(at: At): Shown {
  const t = text(at.lang)
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} actions={<ButtonLink href={addressIn(at.lang, '/sharing-guide')}>{t.guide}</ButtonLink>} />
      <Card title={t.purpose} tinted>
        <List items={t.purposeBody} />
      </Card>
      <ul class="lines">
        {laws.map((law) => (
          <li>
            <Heading level={2} size="2xs">
              <a class="ds-link" href={addressIn(at.lang, `/laws/${law.id}`)}>
                {law.law[at.lang]}
              </a>{' '}
              {isWaiting(law) && <Tag color="info">{t.waitingTag}</Tag>}
            </Heading>
            <p class="help">{`${t.sections(law.sections.length)}. ${t.checked(formatDay(at.lang, law.lastChecked))}.`}</p>
          </li>
        ))}
      </ul>
    </>
  )
  return { title: t.title, main }
}

function lawView(at: At): Shown {
  const t = text(at.lang)
  const law = laws.find(({ id }) => id === at.params['law'])
  if (!law) throw new NotFound()
  const main = (
    <>
      <PageHeading
        above={<BackLink href={addressIn(at.lang, '/laws')}>{t.all}</BackLink>}
        title={capital(law.law[at.lang])}
        lead={`${t.checked(formatDay(at.lang, law.lastChecked))}. ${t.source}: ${law.source}.`}
        tags={isWaiting(law) && <Tag color="info">{t.waitingTag}</Tag>}
      />
      {law.sections.map((section) => (
        <Section at={at} section={section} />
      ))}
      {law.id === avertingGround.lawId && <Duty at={at} />}
    </>
  )
  return { title: capital(law.law[at.lang]), main }
}

function Section({ at, section }: { at: At; section: Ground }) {
  const t = text(at.lang)
  const named = section.services.map((id) => services.find((service) => service.id === id)?.name[at.lang])
  const opens = section.uses.map((use) => t.uses[use]).join(', ')
  const items = [
    { term: t.forWhom, value: named.join(', ') },
    { term: t.opens, value: opens || t.opensNothing },
    { term: t.holds, value: heldFrom(section, at) },
  ]
  return (
    <section class="ds-card" id={section.id}>
      <Heading level={2} size="xs">
        {`${section.section}: ${section.title[at.lang]}`}
      </Heading>
      <p>{section.text[at.lang]}</p>
      <SummaryList items={items} />
      {section.withoutIdentity && <p class="help">{`${t.anonymous}.`}</p>}
    </section>
  )
}

function heldFrom({ validFrom, validTo }: Ground, { lang }: At) {
  const t = text(lang)
  if (validFrom === null) return t.waiting
  const from = validFrom <= today(new Date()) ? t.since(formatDay(lang, validFrom)) : t.from(formatDay(lang, validFrom))
  return validTo === null ? from : `${from}. ${t.to(formatDay(lang, validTo))}`
}

/** The list of the duty to avert, and what is not on it. */
function Duty({ at }: { at: At }) {
  const t = text(at.lang)
  const { listed, notListed } = offences(today(new Date()))
  return (
    <div class="columns" id="offences">
      <Card title={t.listed}>
        <p class="help">{t.listedHelp}</p>
        <Offences at={at} offences={listed} />
      </Card>
      <Card title={t.notListed} tinted>
        <p>{t.notListedHelp}</p>
        <Offences at={at} offences={notListed} />
      </Card>
    </div>
  )
}

const Offences = ({ at, offences: some }: { at: At; offences: readonly Offence[] }) => (
  <List items={some.map(({ section, name }) => `${section} ${name[at.lang]}`)} />
)

const List = ({ items }: { items: readonly string[] }) => (
  <ul class="ds-list">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

const isWaiting = ({ sections }: Law) => sections.every(({ validFrom }) => validFrom === null)
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
