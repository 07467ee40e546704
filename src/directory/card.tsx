import { addressIn, formatDay, type Lang } from '#i18n/index.ts'
import { Card, Tag } from '#ui/index.ts'
import type { Actor } from './actor.ts'
import { text } from './directory.text.ts'
import { Web, type Dead } from './elsewhere.tsx'

type ActorCardProps = {
  actor: Actor
  lang: Lang
  /** Of its heading, in the outline of the page that it stands on. */ level?: 2 | 3 | 4
  /** A line above what they do. */ why?: string
  /** Addresses that no longer answer. */ dead?: Dead
}

/** The card of someone who can help, for any page: what they do, how they are reached, and the way to all that is known of them. */
export function ActorCard({ actor, lang, level = 3, why, dead = new Set() }: ActorCardProps) {
  const t = text(lang)
  return (
    <Card title={actor.name[lang]} href={addressIn(lang, `/directory/${actor.key}`)} level={level}>
      {why && <p>{why}</p>}
      {actor.status && <Tag color="warning">{t.status[actor.status]}</Tag>}
      <p>{actor.what[lang]}</p>
      {(actor.phone || actor.web) && (
        <p class="reach">
          {actor.phone && <Phone number={actor.phone} />}
          {actor.web && <Web href={actor.web} lang={lang} dead={dead} />}
        </p>
      )}
    </Card>
  )
}

/** A number that a phone can call. */
export const Phone = ({ number }: { number: string }) => (
  <a class="ds-link" href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
    {number}
  </a>
)

/** When something was last held against the truth. */
export const Checked = ({ day, lang }: { day: string; lang: Lang }) => <small>{text(lang).verified(formatDay(lang, day))}</small>
