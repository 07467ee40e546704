import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { ownNumber } from '#directory/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { services } from '#law/index.ts'
import { ButtonLink, EmptyState, Heading, PageHeading, Table, Time } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import * as actions from './access.ts'
import { adviceAnswered, adviceWaiting, myAdvice, type Advice } from './advice.ts'
import { text } from './advice.text.ts'
import { Centres } from './centres.tsx'
import { topicName, topics } from './topic.ts'

export const adviceListPages: readonly Route[] = [get('/advice', page(actions.listAdvice, ListPage))]

async function ListPage(work: Reading, { lang }: At): Promise<Shown> {
  const t = text(lang)
  const [mayAsk, mayAnswer] = [actions.askForAdvice.who(work.actor), actions.answerAdvice.who(work.actor)]
  const [waiting, mine, answered] = [await adviceWaiting(work), await myAdvice(work), await adviceAnswered(work)]
  const isEmpty = waiting.length + mine.length + answered.length === 0
  return {
    title: t.title,
    current: '/advice',
    main: (
      <>
        <PageHeading
          title={t.title}
          lead={mayAnswer && !mayAsk ? t.list.leadForAdviser : t.list.lead}
          actions={mayAsk && <ButtonLink href="/advice/new">{t.list.ask}</ButtonLink>}
        />
        <div class={mayAnswer ? 'stack' : 'columns'}>
          <div class="stack">
            {isEmpty && (mayAsk || mayAnswer) && (
              <EmptyState title={t.list.nothingTitle}>
                <p>{mayAsk ? t.list.nothing : t.list.nothingForAdviser}</p>
              </EmptyState>
            )}
            <Requests lang={lang} title={t.list.waiting} rows={waiting} />
            <Requests lang={lang} title={t.list.mine} rows={mine} />
            <Requests lang={lang} title={t.list.answered} rows={answered} />
          </div>
          {!mayAnswer && <Centres number={await ownNumber(work)} person={work.actor} lang={lang} />}
        </div>
        {mayAsk && <Topics lang={lang} />}
      </>
    ),
  }
}

function Requests({ lang, title, rows }: { lang: Lang; title: string; rows: readonly Advice[] }) {
  const t = text(lang)
  if (rows.length === 0) return null
  const open = ({ id, topic, askedOn }: Advice) => (
    <a class="ds-link" href={`/advice/${id}`} aria-label={t.list.open(topicName(topic, lang), formatDay(lang, askedOn))}>
      {topicName(topic, lang)}
    </a>
  )
  const from = rows.every(({ isMine }) => isMine)
    ? { label: t.list.how, cell: ({ how }: Advice) => t.ways[how] }
    : { label: t.list.service, cell: ({ service }: Advice) => serviceName(service, lang) }
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {title}
      </Heading>
      <Table
        caption={title}
        captionHidden
        rows={rows}
        columns={[
          { label: t.list.topic, cell: open },
          from,
          { label: t.list.day, cell: ({ askedOn }) => <Time at={askedOn} /> },
          { label: t.list.state, cell: (row) => stateOf(row, lang) },
        ]}
      />
    </section>
  )
}

/** What one may ask about, each a way into the form. */
const Topics = ({ lang }: { lang: Lang }) => (
  <section>
    <Heading level={2} size="sm">
      {text(lang).list.topics}
    </Heading>
    <ul class="doors">
      {topics().map(({ id, name, help }) => (
        <li>
          <a class="door" href={`/advice/new?topic=${id}`}>
            <span class="door__title">{name[lang]}</span>
            <span class="door__says">{help[lang]}</span>
          </a>
        </li>
      ))}
    </ul>
  </section>
)

/** Where a request stands, in words. */
export function stateOf({ closedOn, answeredOn, how }: Advice, lang: Lang): string {
  const t = text(lang).state
  if (closedOn) return t.closed(formatDay(lang, closedOn))
  if (answeredOn) return t.answered(formatDay(lang, answeredOn))
  return how === 'here' ? t.waits : t.unwritten
}

/** What a service is called; where so few work in it that it would tell who asked, it is not known. One that the municipality has made up itself goes by the name it was given. */
export const serviceName = (service: string | null, lang: Lang) =>
  service === null ? text(lang).page.someService : (services.find(({ id }) => id === service)?.name[lang] ?? service)
