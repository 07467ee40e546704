import { actor, actors, changeNumber, rvtsOf, type Actor } from '#directory/index.ts'
import { ActorCard } from '#directory/pages.ts'
import type { Actor as Person } from '#access/index.ts'
import type { Lang } from '#i18n/index.ts'
import { Details } from '#ui/index.ts'
import { text } from './advice.text.ts'
import { topic as findTopic } from './topic.ts'

type CentresProps = {
  /** The municipality's four digits; undefined until it has told them. */
  number: string | undefined
  /** What is asked about: some topics show the national function as well. */
  topic?: string | undefined
  person: Person
  lang: Lang
}

/** Whom to ask: the region's RVTS, and the national function where the topic is its; all five where the municipality is not known. */
export function Centres({ number, topic, person, lang }: CentresProps) {
  const t = text(lang).centres
  const yours = number ? rvtsOf(number) : undefined
  const national = topic && findTopic(topic)?.national ? actor('rvts-national') : undefined
  return (
    <aside class="stack" aria-label={t.title}>
      {(yours || national) && (
        <div class="cards">
          {yours && <ActorCard actor={yours} lang={lang} level={2} why={t.yours} />}
          {national && <ActorCard actor={national} lang={lang} level={2} why={t.national} />}
        </div>
      )}
      {!yours && <Unknown person={person} lang={lang} />}
    </aside>
  )
}

function Unknown({ person, lang }: Pick<CentresProps, 'person' | 'lang'>) {
  const t = text(lang).centres
  return (
    <>
      <h2 class="ds-heading" data-size="xs">
        {t.unknown}
      </h2>
      <p>{t.unknownHelp}</p>
      {changeNumber.who(person) && (
        <p>
          <a class="ds-link" href="/municipality/number">
            {t.tell}
          </a>
        </p>
      )}
      <Details summary={t.all}>
        <div class="cards">
          {regional().map((one) => (
            <ActorCard actor={one} lang={lang} level={3} />
          ))}
        </div>
      </Details>
    </>
  )
}

const regional = (): readonly Actor[] => actors().filter(({ level }) => level === 'rvts-region')
