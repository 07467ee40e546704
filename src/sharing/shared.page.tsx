import * as z from 'zod'
import { disclosureForm, disclosurePage, field, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId } from '#lib/id.ts'
import {
  Alert,
  BackLink,
  Button,
  Buttons,
  Card,
  EmptyState,
  Form,
  Heading,
  PageHeading,
  SummaryList,
  Table,
  Tag,
  TextArea,
  Time,
  Written,
} from '#ui/index.ts'
import type { DisclosureReading, DisclosureWork, Reading } from '#work/index.ts'
import { answerShared as answerAction, listShared, readShared } from './access.ts'
import { agencyName, basisName, Items, lastDay } from './disclosure-parts.tsx'
import { answersTo, type Answer } from './disclosure-record.ts'
import { answerShared, itemsOf, questionOf, sharedWithMe, type SharedWithMe } from './shared.ts'
import { text } from './shared.text.ts'

const Answering = z.object({ words: field.words() })

export const sharedPages: Route[] = [
  get('/shared', page(listShared, listView)),
  get('/shared/:disclosureId', disclosurePage(readShared, oneView)),
  post('/shared/:disclosureId', disclosureForm(answerAction, Answering, answer, oneView)),
]

async function answer(work: DisclosureWork, { words }: z.infer<typeof Answering>, at: At) {
  await answerShared(work, words)
  return `${at.path}#answers`
}

async function listView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {await sharedList(work, at, 2)}
    </>
  )
  return { title: t.title, current: '/shared', main }
}

/** What is shared with the reader now, from whom and until when; no word of it is opened. */
export async function sharedList(work: Reading, at: At, level: 2 | 3) {
  const t = text(at.lang)
  const shared = await sharedWithMe(work)
  if (shared.length === 0)
    return (
      <EmptyState title={t.none} level={level}>
        <p>{t.noneHelp}</p>
      </EmptyState>
    )
  const names = await namesOf(
    work,
    shared.map(({ decidedBy }) => decidedBy),
  )
  return <Table caption={t.title} captionHidden rows={shared} columns={columns(at, names)} />
}

const columns = ({ lang }: At, names: ReadonlyMap<AccountId, string>) => {
  const t = text(lang)
  return [
    {
      label: t.from,
      header: true,
      cell: ({ id, decidedBy, service }: SharedWithMe) => (
        <a class="ds-link" href={`/shared/${id}`}>
          {`${names.get(decidedBy) ?? ''}, ${agencyName(service, lang)}`}
        </a>
      ),
    },
    { label: t.what, cell: ({ items }: SharedWithMe) => t.items(items) },
    { label: t.on, cell: ({ at }: SharedWithMe) => <Time at={at} /> },
    { label: t.until, cell: ({ openUntil }: SharedWithMe) => <Time at={lastDay(openUntil)} /> },
    {
      label: t.answer,
      cell: ({ isAsked, answeredAt }: SharedWithMe) =>
        answeredAt ? <Tag>{t.answered}</Tag> : isAsked ? <Tag color="info">{t.asked}</Tag> : t.nothingAsked,
    },
  ]
}

async function oneView(work: DisclosureReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { id } = work.disclosure
  const items = await itemsOf(work, id)
  const question = await questionOf(work)
  const mine = (await answersTo(work, id)).filter(({ author }) => author === work.actor.id)
  const main = (
    <>
      <PageHeading title={t.oneTitle} lead={t.duty} above={<BackLink href="/shared">{t.back}</BackLink>} />
      {question && (
        <Card title={t.question} tinted>
          <Written>{question}</Written>
        </Card>
      )}
      <section>
        <Heading level={2} size="sm">
          {t.shown}
        </Heading>
        <Items items={items} lang={at.lang} />
      </section>
      <section id="answers">
        <Heading level={2} size="sm">
          {t.yours}
        </Heading>
        {mine.length > 0 ? <Answered answers={mine} lang={at.lang} /> : !question && <p>{t.noQuestion}</p>}
        <AnswerForm at={at} again={mine.length > 0} />
      </section>
      <section>
        <Heading level={2} size="sm">
          {t.about}
        </Heading>
        <SummaryList items={await aboutIt(work, at)} />
      </section>
    </>
  )
  return { title: t.oneTitle, current: '/shared', main }
}

const Answered = ({ answers, lang }: { answers: readonly Answer[]; lang: At['lang'] }) => (
  <Alert severity="success" title={text(lang).answered} level={3}>
    {answers.map(({ at, words }) => (
      <>
        <p class="help">
          <Time at={at} />
        </p>
        <Written>{words}</Written>
      </>
    ))}
  </Alert>
)

function AnswerForm({ at, again }: { at: At; again: boolean }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  return (
    <Form submission={at.submission} errors={errors}>
      <TextArea
        name="words"
        label={again ? t.writeMore : t.write}
        help={t.writeHelp}
        required
        rows={again ? 3 : 5}
        value={typed(values, 'words')}
        error={errors?.['words']}
      />
      <Buttons>
        <Button variant={again ? 'secondary' : 'primary'}>{t.send}</Button>
      </Buttons>
    </Form>
  )
}

async function aboutIt(work: DisclosureReading, { lang }: At) {
  const t = text(lang)
  const { decidedBy, service, at, openUntil, basis, ground } = work.disclosure
  const name = (await namesOf(work, [decidedBy])).get(decidedBy) ?? ''
  return [
    { term: t.by, value: `${name}, ${agencyName(service, lang)}` },
    { term: t.on, value: <Time at={at} /> },
    { term: t.until, value: <Time at={lastDay(openUntil)} /> },
    { term: t.ground, value: basisName(basis, ground, lang) },
  ]
}
