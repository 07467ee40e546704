import type { DisclosureBasis } from '#db/index.ts'
import type { Lang } from '#i18n/index.ts'
import { agencies, findGround } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Card, Heading, Time, Written } from '#ui/index.ts'
import { text } from './disclosure.text.ts'
import type { Item } from './shared.ts'

type Shown = Pick<Item, 'kind' | 'onDay' | 'body'>

/** What the receiver reads, drawn the same for her, for the one who looks before sharing, and for the team that looks back. */
export const Items = ({ items, lang, level = 3 }: { items: readonly Shown[]; lang: Lang; level?: 3 | 4 }) => (
  <>
    {items.map(({ kind, onDay, body }) => (
      <Card>
        <Heading level={level} size="2xs">
          {text(lang).kinds[kind]}
        </Heading>
        {onDay && (
          <p class="help">
            <Time at={onDay} />
          </p>
        )}
        <Written>{body}</Written>
      </Card>
    ))}
  </>
)

/** On what something is shared: "Personen har samtykket", or the section with what it is about. */
export function basisName(basis: DisclosureBasis, id: string | null, lang: Lang): string {
  const ground = id ? findGround(id) : undefined
  return ground ? `${ground.title[lang]} (${ground.law[lang]} ${ground.section})` : text(lang).basis[basis]
}

/** A service or an agency as people call it; the id itself where it is no longer known. */
export const agencyName = (id: string, lang: Lang) => agencies.find((each) => each.id === id)?.name[lang] ?? id

/** The last day of something that is open until a midnight. */
export const lastDay = (openUntil: Date) => today(new Date(openUntil.getTime() - 1))
