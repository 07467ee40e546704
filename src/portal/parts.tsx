import { minutesFor, type About, type Articles } from '#article/index.ts'
import type { PublicAt } from '#http/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import { ButtonLink, Card } from '#ui/index.ts'
import { text } from './parts.text.ts'

type ArticleDoorsProps = {
  from: Articles
  articles: readonly About[]
  lang: Lang
  /** One of many lists: on a phone only the titles, so that one can see them all. */
  short?: boolean
}
/** Articles as doors: what each is about, and how long it takes. */
export const ArticleDoors = ({ from, articles, lang, short = false }: ArticleDoorsProps) => (
  <ul class={short ? 'doors doors--short' : 'doors'}>
    {articles.map(({ slug }) => {
      const prose = from.prose(slug, lang)
      return (
        <li>
          <a class="door" href={addressIn(lang, `/guidance/${slug}`)}>
            <span class="door__title">{prose.title}</span>
            <span class="door__says door__lead">{prose.lead}</span>
            <span class="door__says">{text(lang).minutes(minutesFor(prose))}</span>
          </a>
        </li>
      )
    })}
  </ul>
)

type Pill = { href: string; label: string }
/** Short ways in, side by side. `current` is the address that we stand at. */
export const Pills = ({ pills, current }: { pills: readonly Pill[]; current?: string }) => (
  <ul class="pills">
    {pills.map(({ href, label }) => (
      <li>
        <a href={href} aria-current={href === current ? 'page' : undefined}>
          {label}
        </a>
      </li>
    ))}
  </ul>
)

/** Passing a page on: its address and nothing else, by e-mail or on paper. Nobody learns who did. */
export function PassOn({ at: { lang, origin, path }, title }: { at: PublicAt; title: string }) {
  const t = text(lang)
  const address = origin + addressIn(lang, path)
  return (
    <Card title={t.pass} level={2} tinted>
      <p>{t.passBody}</p>
      <p class="address">
        <code>{address}</code>
      </p>
      <div class="buttons">
        <a
          class="ds-button"
          data-variant="secondary"
          data-size="sm"
          href={`mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(address)}`}
        >
          {t.mail}
        </a>
        <button class="ds-button" data-variant="secondary" data-size="sm" type="button" data-print hidden>
          {t.print}
        </button>
      </div>
    </Card>
  )
}

/** Those who come on their own account and not in a role. */
const askers: ReadonlySet<string> = new Set(['relative', 'friend', 'young', 'wants-out'])
/** The way to a person, for whoever may need one more than something to read; nothing for anyone else. */
export const askForHelp = (whom: string | undefined, lang: Lang) =>
  whom && askers.has(whom) ? <ButtonLink href={addressIn(lang, '/help')}>{text(lang).ask}</ButtonLink> : undefined

/** Back to where the page begins. */
export const ToTop = ({ lang }: { lang: Lang }) => (
  <p>
    <a class="ds-link to-top" href="#content">
      {text(lang).toTop}
    </a>
  </p>
)

/** The field for searching: sent in a form of its own, so that the words stand in no address, and in no log or history of addresses. */
export const SearchField = ({ lang, words = '', asYouType = false }: { lang: Lang; words?: string; asYouType?: boolean }) => {
  const t = text(lang)
  return (
    <form class="search" role="search" method="post" action={addressIn(lang, '/search')} data-as-you-type={asYouType || undefined}>
      <label class="ds-sr-only" for="search-words">
        {t.search}
      </label>
      <input
        class="ds-input"
        id="search-words"
        type="search"
        name="words"
        value={words}
        maxLength={200}
        autocomplete="off"
        placeholder={t.searchHint}
      />
      <button class="ds-button" data-variant={asYouType ? 'primary' : 'secondary'} type="submit">
        {t.searchGo}
      </button>
    </form>
  )
}
