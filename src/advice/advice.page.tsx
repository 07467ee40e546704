import * as z from 'zod'
import { ownNumber } from '#directory/index.ts'
import { field, form, get, page, post, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { disposalRules } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId, AdviceId } from '#lib/id.ts'
import { Alert, BackLink, Heading, PageHeading, SummaryList, Tag, Time, Timeline, Written } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import * as actions from './access.ts'
import { serviceName, stateOf } from './advice-list.page.tsx'
import { readAdvice, type Advice } from './advice.ts'
import { text } from './advice.text.ts'
import { adviceDisposalRule, answerAdvice, answersOf, closeAdvice, nextOf, noteAdvice, questionOf, type Answer } from './answer.ts'
import { Answering, Closing, longest, Noting, said } from './answer-forms.tsx'
import { Centres } from './centres.tsx'
import { pointedOut, refusalOf } from './pointed-out.tsx'
import { topicName } from './topic.ts'

const looked = { looked: field.ticked, shown: field.maybeWords(2 * longest) }
const Given = z.object({ words: field.words(longest), position: field.revision, ...looked })
const Noted = z.object({ noted: field.words(longest), on: field.day, position: field.revision, ...looked })
const Ended = z.object({ outcome: field.words(longest), ...looked })

export const advicePages: readonly Route[] = [
  get('/advice/:adviceId', page(actions.readAdvice, AdvicePage)),
  post('/advice/:adviceId', form(actions.answerAdvice, Given, give, AdvicePage)),
  get('/advice/:adviceId/note', page(actions.noteAdvice, MyPage)),
  post('/advice/:adviceId/note', form(actions.noteAdvice, Noted, note, MyPage)),
  get('/advice/:adviceId/close', page(actions.closeAdvice, MyPage)),
  post('/advice/:adviceId/close', form(actions.closeAdvice, Ended, close, MyPage)),
]

async function give(work: Work, { words, position, ...seen }: z.infer<typeof Given>, at: At) {
  if ((await readAdvice(work, idOf(at))).isMine) throw new NotFound()
  const refusal = await refusalOf(work, at.lang, ['words', words], seen)
  if (refusal) return refusal
  await answerAdvice(work, idOf(at), words, position)
  return `/advice/${idOf(at)}`
}

async function note(work: Work, { noted: words, position, on, ...seen }: z.infer<typeof Noted>, at: At) {
  const { askedOn, isMine } = await readAdvice(work, idOf(at))
  if (!isMine) throw new NotFound()
  const t = text(at.lang)
  if (on > today(work.now)) return { errors: { on: t.ask.notYet } }
  if (on < askedOn) return { errors: { on: t.page.notBefore } }
  const refusal = await refusalOf(work, at.lang, ['noted', words], seen)
  if (refusal) return refusal
  await noteAdvice(work, idOf(at), { words, on, position })
  return `/advice/${idOf(at)}`
}

async function close(work: Work, { outcome, ...seen }: z.infer<typeof Ended>, at: At) {
  if (!(await readAdvice(work, idOf(at))).isMine) throw new NotFound()
  const refusal = await refusalOf(work, at.lang, ['outcome', outcome], seen)
  if (refusal) return refusal
  await closeAdvice(work, idOf(at), outcome)
  return `/advice/${idOf(at)}`
}

/** What only the one who asked may do has its page for her alone. */
async function MyPage(work: Reading, at: At): Promise<Shown> {
  if (!(await readAdvice(work, idOf(at))).isMine) throw new NotFound()
  return AdvicePage(work, at)
}

async function AdvicePage(work: Reading, at: At): Promise<Shown> {
  const { lang } = at
  const t = text(lang)
  const request = await readAdvice(work, idOf(at))
  const question = await questionOf(work, request.id)
  const answers = await answersOf(work, request.id)
  const names = await namesOf(
    work,
    answers.map(({ adviser }) => adviser),
  )
  const mayAnswer = !request.isMine && actions.answerAdvice.who(work.actor)
  const forms = { at, id: request.id, findings: await pointedOut(work, at, 'words', 'noted', 'outcome') }
  return {
    title: t.title,
    current: '/advice',
    scripts: ['anonymous'],
    main: (
      <>
        <PageHeading
          title={topicName(request.topic, lang)}
          lead={t.page.noIdentity}
          above={<BackLink href="/advice">{t.back}</BackLink>}
          tags={<Tag>{stateOf(request, lang)}</Tag>}
        />
        <div class={request.isMine ? 'columns' : 'stack'}>
          <div class="stack">
            <SummaryList items={factsOf(request, lang)} />
            <section class="stack">
              <Heading level={2} size="sm">
                {t.page.said}
              </Heading>
              <Timeline
                label={t.page.said}
                entries={[asked(request, question, lang), ...answers.map((one) => entryOf(one, names, lang))]}
              />
            </section>
            {at.failure?.why === 'stale' && !request.closedOn && <Alert severity="warning">{t.page.crossed}</Alert>}
            {request.closedOn && <Closed on={request.closedOn} at={at} />}
            {!request.closedOn && mayAnswer && <Answering {...forms} next={nextOf(answers, 'given')} />}
            {!request.closedOn && request.isMine && (
              <>
                <Noting
                  {...forms}
                  next={nextOf(answers, 'noted')}
                  days={{ from: request.askedOn, to: today(work.now) }}
                  isOpen={isAskedElsewhere(request)}
                />
                <Closing {...forms} />
              </>
            )}
          </div>
          {request.isMine && <Centres number={await ownNumber(work)} topic={request.topic} person={work.actor} lang={lang} />}
        </div>
      </>
    ),
  }
}

// nobody answers it here, so the next thing is to write down what was said
const isAskedElsewhere = ({ how, answeredOn }: Advice) => how !== 'here' && !answeredOn

function factsOf({ how, askedOn, service, isMine, closedOn }: Advice, lang: Lang) {
  const t = text(lang)
  const rule = closedOn ? disposalRules.find(({ id }) => id === adviceDisposalRule) : undefined
  return [
    { term: t.page.asked, value: <Time at={askedOn} /> },
    isMine ? { term: t.page.how, value: t.ways[how] } : { term: t.page.service, value: serviceName(service, lang) },
    { term: t.page.identity, value: t.page.none },
    ...(rule ? [{ term: t.page.disposal, value: rule.text[lang] }] : []),
  ]
}

const asked = ({ askedOn, isMine }: Advice, question: string, lang: Lang) => {
  const t = text(lang).page
  return { id: 'question', at: askedOn, title: t.question, author: isMine ? t.you : t.asker, text: question }
}

function entryOf({ kind, position, adviser, on, words }: Answer, names: ReadonlyMap<AccountId, string>, lang: Lang) {
  const t = text(lang).page
  const author = adviser ? t.adviser(names.get(adviser) ?? '') : t.you
  return { id: `${kind}-${position}`, at: on, title: t.kinds[kind], author, text: words }
}

/** It has been ended; what was written meanwhile is not lost. */
function Closed({ on, at }: { on: string; at: At }) {
  const t = text(at.lang).page
  const unsaved = said(at, 'words') ?? said(at, 'noted') ?? said(at, 'outcome')
  return (
    <>
      <Alert title={t.closedTitle}>
        <p>{t.closed(formatDay(at.lang, on))}</p>
      </Alert>
      {unsaved && (
        <Alert severity="warning" title={t.notSaved}>
          <Written>{unsaved}</Written>
        </Alert>
      )}
    </>
  )
}

const idOf = (at: At) => at.params['adviceId'] as AdviceId
