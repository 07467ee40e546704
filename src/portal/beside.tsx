import { LRUCache } from 'lru-cache'
import type { VNode } from 'preact'
import { articlesFor, minutesFor, type About, type Articles } from '#article/index.ts'
import { actorsFor, rvtsOf, type Actor } from '#directory/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import { leadersBeside } from '#identity/index.ts'
import { Card, Details, Heading } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { text } from './beside.text.ts'
import { text as partsText } from './parts.text.ts'

/**
 * What stands beside a step of a case: what to read, how to talk, who can help, and who stands by the reader. It follows from the step and
 * the municipality alone; nothing of the case is looked at. `whole`: all of it, where otherwise the nearest few stand with a way to the rest.
 */
export async function beside(
  work: Reading & { readonly case: { readonly id: string } },
  step: string,
  { lang, whole = false }: { lang: Lang; whole?: boolean },
): Promise<VNode> {
  const t = text(lang)
  const { number, from } = await placeOf(work)
  const supporters = { leaders: await leadersBeside(work), rvts: number ? rvtsOf(number) : undefined, lang }
  const articles = articlesOf(from, step)
  const [talk, read] = [articles.filter(isTalk), articles.filter((one) => !isTalk(one))]
  const helpers = actorsFor({ number, step }).filter(({ status }) => status !== 'superseded')
  const articleLines = (some: readonly About[]) => some.map((one) => articleLine(from, one, lang))
  const actorLines = (some: readonly Actor[]) => some.map((one) => actorLine(one, lang))
  if (!whole)
    return (
      <div class="cards">
        <Card title={t.beside} href={`/cases/${work.case.id}/steps/${step}`} tinted>
          <List lines={[...articleLines([...talk.slice(0, 2), ...read.slice(0, 2)]), ...actorLines(helpers.slice(0, 2))]} />
        </Card>
        <NotAlone {...supporters} level={2} />
      </div>
    )
  return (
    <section class="stack" id="beside">
      <Heading level={2} size="sm">
        {t.beside}
      </Heading>
      <div class="cards">
        <Lines title={t.talk} lines={articleLines(talk)} lang={lang} />
        <Lines title={t.read} lines={articleLines(read)} lang={lang} />
        <Lines title={t.actors} lines={actorLines(helpers)} lang={lang} />
        <NotAlone {...supporters} level={3} />
      </div>
    </section>
  )
}

const mostAtOnce = 5

const readBefore = new LRUCache<string, Articles>({ max: 100 })

/** The municipality's number, and its articles: read anew only when its public pages have changed. */
async function placeOf(work: Reading) {
  const { municipality } = work.actor
  const { number, mark } = await work.tx
    .selectFrom('municipality as m')
    .leftJoin('public_mark as p', 'p.municipality_id', 'm.id')
    .select(['m.number', 'p.mark'])
    .where('m.id', '=', municipality)
    .executeTakeFirstOrThrow()
  const key = `${municipality} ${mark}`
  const from = readBefore.get(key) ?? (await articlesFor({ tx: work.tx, municipality: { id: municipality } }))
  readBefore.set(key, from)
  return { number: number ?? undefined, from }
}

/** The articles of a step: those that were written for the fewest steps first, for they say the most of this one. */
const articlesOf = (from: Articles, step: string) =>
  from
    .all()
    .filter(({ steps = [] }) => steps.includes(step))
    .toSorted((a, b) => (a.steps ?? []).length - (b.steps ?? []).length)
const isTalk = ({ theme }: About) => theme === 'conversation'

function articleLine(from: Articles, { slug }: About, lang: Lang) {
  const prose = from.prose(slug, lang)
  return (
    <>
      <a class="ds-link" href={addressIn(lang, `/guidance/${slug}`)}>
        {prose.title}
      </a>
      <p class="help">{partsText(lang).minutes(minutesFor(prose))}</p>
    </>
  )
}

const actorLine = ({ key, name, phone }: Actor, lang: Lang) => (
  <>
    <a class="ds-link" href={addressIn(lang, `/directory/${key}`)}>
      {name[lang]}
    </a>
    {phone && <p class="help">{phone}</p>}
  </>
)

function Lines({ title, lines, lang }: { title: string; lines: readonly VNode[]; lang: Lang }) {
  if (lines.length === 0) return null
  const rest = lines.slice(mostAtOnce)
  return (
    <Card title={title} level={3} tinted>
      <List lines={lines.slice(0, mostAtOnce)} />
      {rest.length > 0 && (
        <Details summary={text(lang).more(rest.length)}>
          <List lines={rest} />
        </Details>
      )}
    </Card>
  )
}

const List = ({ lines }: { lines: readonly VNode[] }) => (
  <ul class="lines">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)

/** Whom the reader may lean on herself: her leader, the team, guidance, and those in the region who guide helpers. */
type NotAloneProps = { leaders: readonly string[]; rvts: Actor | undefined; lang: Lang; level: 2 | 3 }

function NotAlone({ leaders, rvts, lang, level }: NotAloneProps) {
  const t = text(lang)
  return (
    <Card title={t.notAlone} level={level} tinted>
      <ul class="lines">
        <li>{leaders.length ? t.leader(leaders.join(', ')) : t.noLeader}</li>
        <li>{t.team}</li>
        {rvts && <li>{actorLine(rvts, lang)}</li>}
        <li>
          <a class="ds-link" href="/advice">
            {t.askRvts}
          </a>
        </li>
        <li>
          <a class="ds-link" href={addressIn(lang, '/guidance/guidance-and-care')}>
            {t.care}
          </a>
        </li>
        <li>
          <a class="ds-link" href={addressIn(lang, '/directory')}>
            {t.allActors}
          </a>
        </li>
      </ul>
    </Card>
  )
}
