import type { ComponentChildren } from 'preact'
import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import type { DraftId } from '#lib/id.ts'
import { BackLink, Card, Heading, PageHeading, SummaryList, Tag } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { adviseOn, wordingText, type Advice } from '#wording/index.ts'
import { writeDraft } from './access.ts'
import { AroundPerson, ObservationList } from './concern-body.page.tsx'
import { DraftHeading } from './draft-frame.page.tsx'
import { readDraft, seenIn, sideNames, type Draft, type DraftContent } from './draft.ts'
import { text as concernText } from './concern.text.ts'
import { text } from './draft.text.ts'

/** The draft as it stands: its parts, what has been discussed, and what she may do next. */
async function hub(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await readDraft(work, at.params['draftId'] as DraftId)
  const above = <BackLink href="/concerns">{t.toConcerns}</BackLink>
  return {
    title: t.hubTitle,
    current: '/concerns',
    main: (
      <>
        <PageHeading title={t.hubTitle} lead={t.hubLead(formatDay(at.lang, draft.begunAt))} above={above} />
        <section aria-labelledby="parts">
          <Heading level={2} size="xs" id="parts">
            {t.parts}
          </Heading>
          <Parts draft={draft} at={at} />
        </section>
        <Discussed draft={draft} at={at} />
        <WhatNext draft={draft} at={at} />
      </>
    ),
  }
}

/** The draft read through, with what a word list would have her look at once more. It stops nothing. */
async function check(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await readDraft(work, at.params['draftId'] as DraftId)
  return {
    title: t.checkTitle,
    current: '/concerns',
    main: (
      <>
        <DraftHeading draft={draft} at={at} step="check" title={t.checkTitle} lead={t.checkLead} />
        <section aria-labelledby="seen">
          <Heading level={2} size="xs" id="seen">
            {t.seenTitle}
          </Heading>
          {seenIn(draft.content).length ? (
            <ObservationList observations={draft.content.observations} lang={at.lang} thinks={text(at.lang).thinks} />
          ) : (
            <p>{t.nothingYet}</p>
          )}
          <Change href={`/drafts/${draft.id}/observations`}>{`${t.edit}: ${t.seenTitle}`}</Change>
        </section>
        <section aria-labelledby="around">
          <Heading level={2} size="xs" id="around">
            {t.aroundTitle}
          </Heading>
          <AroundPerson {...draft.content} lang={at.lang} />
          <Change href={`/drafts/${draft.id}/sides`}>{`${t.edit}: ${t.aroundTitle}`}</Change>
        </section>
        <Advised draft={draft} at={at} />
        <WhatNext draft={draft} at={at} />
      </>
    ),
  }
}

const Change = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <p>
    <a class="ds-link" href={href}>
      {children}
    </a>
  </p>
)

function Parts({ draft: { id, content }, at }: { draft: Draft; at: At }) {
  const t = text(at.lang)
  const asked = sideNames.filter((name) => content.sides[name].asked).length
  return (
    <ol class="ds-list">
      <li>
        <Part href={`/drafts/${id}/observations`}>{t.partObservations}</Part> <Tag>{t.count(seenIn(content).length)}</Tag>
      </li>
      <li>
        <Part href={`/drafts/${id}/sides`}>{t.partSides}</Part> <Tag>{t.askedCount(asked)}</Tag>
      </li>
      <li>
        <Part href={`/drafts/${id}/check`}>{t.partCheck}</Part>
      </li>
    </ol>
  )
}

const Part = ({ href, children }: { href: string; children: string }) => (
  <a class="ds-link" href={href}>
    {children}
  </a>
)

function Discussed({ draft: { content }, at }: { draft: Draft; at: At }) {
  const t = text(at.lang)
  const items = (['discussedWithLeader', 'discussedAnonymously'] as const).flatMap((kind) =>
    content[kind].map(({ on, advice, ...more }) => ({
      term: [t[kind], formatDay(at.lang, on), 'with' in more ? concernText(at.lang).body.contacts[more.with] : ''].join(' ').trimEnd(),
      value: <span class="written">{advice}</span>,
    })),
  )
  return items.length ? <SummaryList items={items} /> : null
}

function WhatNext({ draft: { id }, at }: { draft: Draft; at: At }) {
  const t = text(at.lang)
  return (
    <section aria-labelledby="next">
      <Heading level={2} size="sm" id="next">
        {t.nextTitle}
      </Heading>
      <Way why={t.askLeaderWhy} href={`/discussions/new?draft=${id}`}>
        {t.askLeader}
      </Way>
      <Way why={t.askAnonymouslyWhy} href="/consultations/new">
        {t.askAnonymously}
      </Way>
      <Way why={t.reportWhy} href={`/drafts/${id}/report`}>
        {t.report}
      </Way>
      <Way why={t.nothingWhy} href={`/drafts/${id}/nothing`}>
        {t.nothing}
      </Way>
    </section>
  )
}

const Way = ({ href, why, children }: { href: string; why: string; children: string }) => (
  <Card title={children} href={href} level={3}>
    <p>{why}</p>
  </Card>
)

function Advised({ draft, at }: { draft: Draft; at: At }) {
  const w = wordingText(at.lang)
  const found = Map.groupBy(advice(draft.content, at), ({ kind }) => kind)
  return (
    <section aria-labelledby="advice">
      <Heading level={2} size="xs" id="advice">
        {w.title}
      </Heading>
      <p>{found.size ? w.youDecide : w.nothing}</p>
      {[...found].map(([kind, places]) => (
        <Card tinted title={w.advice[kind].what} level={3}>
          <p>{w.advice[kind].why}</p>
          <ul class="ds-list">
            {places.map((place) => (
              <li>
                <Quoted {...place} />{' '}
                <a class="ds-link" href={`/drafts/${draft.id}/${place.href}`}>
                  {place.label}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </section>
  )
}

type Place = Advice & { text: string; href: string; label: string }

/** Every text that she has written; what she makes of it may be an opinion, for that is its place. */
function advice({ about, observations, protective, sides }: DraftContent, { lang }: At): Place[] {
  const t = text(lang)
  const knownNames = about.name ? [about.name] : []
  const at = (text: string, href: string, label: string, mayJudge = false) =>
    adviseOn(text, { knownNames })
      .filter(({ kind }) => !mayJudge || kind !== 'opinion-as-fact')
      .map((found) => ({ ...found, text, href, label }))
  return [
    ...observations.flatMap((row, place) =>
      (['seen', 'where', 'toldBy', 'interpretation'] as const).flatMap((name) =>
        at(row[name], `observations#observations.${place}.${name}`, `${t.observation(place + 1)}: ${t[name]}`, name === 'interpretation'),
      ),
    ),
    ...at(protective, 'sides#protective', t.protective),
    ...sideNames.flatMap((name) => at(sides[name].words, `sides#sides.${name}.words`, t.sides[name])),
  ]
}

const around = 30
function Quoted({ text, start, end, words }: Place) {
  const before = text.slice(Math.max(0, start - around), start).toWellFormed()
  const after = text.slice(end, end + around).toWellFormed()
  return (
    <q>
      {start > around && '…'}
      {before}
      <strong>{words}</strong>
      {after}
      {end + around < text.length && '…'}
    </q>
  )
}

export const draftCheckPages: Route[] = [
  get('/drafts/:draftId', page(writeDraft, hub)),
  get('/drafts/:draftId/check', page(writeDraft, check)),
]
