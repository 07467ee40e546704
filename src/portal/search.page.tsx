import type { Articles } from '#article/index.ts'
import { askPages, typed, type FormValues, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import { ButtonLink, Heading, PageHeading, Tag } from '#ui/index.ts'
import { WaysIn } from './guidance.page.tsx'
import { library } from './library.ts'
import { SearchField } from './parts.tsx'
import { searchedOf, searching, type Found, type Searching } from './search.ts'
import { text } from './search.text.ts'

/** Searching all that is for everyone. */
export const searchPages: Route[] = askPages('/search', library, searchView)

const longest = 200

function searchView({ lang }: PublicAt, from: Articles, asked: FormValues | undefined): Shown {
  const t = text(lang)
  const words = (typed(asked, 'words') ?? '').trim().slice(0, longest)
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <SearchField lang={lang} words={words} asYouType />
      <div id="found" aria-live="polite" class="stack">
        {words ? <Results found={searchIn(from, lang)(words)} lang={lang} /> : <WaysIn lang={lang} />}
      </div>
    </>
  )
  return { title: t.title, description: t.lead, current: addressIn(lang, '/search'), scripts: ['search'], main }
}

function Results({ found, lang }: { found: readonly Found[]; lang: Lang }) {
  const t = text(lang)
  if (found.length === 0) return <Nothing lang={lang} />
  return (
    <>
      <Heading level={2} size="xs">
        {t.count(found.length)}
      </Heading>
      <ol class="found">
        {found.map(({ href, title, says, kind }) => (
          <li>
            <a class="ds-link" href={href}>
              {title}
            </a>{' '}
            {kind !== 'article' && <Tag>{t.kinds[kind]}</Tag>}
            <p>{says}</p>
          </li>
        ))}
      </ol>
    </>
  )
}

function Nothing({ lang }: { lang: Lang }) {
  const t = text(lang)
  return (
    <>
      <p>{t.nothing}</p>
      <div class="buttons">
        <ButtonLink href={addressIn(lang, '/guidance')} variant="secondary">
          {t.all}
        </ButtonLink>
        <ButtonLink href={addressIn(lang, '/help')} variant="secondary">
          {t.ask}
        </ButtonLink>
      </div>
    </>
  )
}

const made = new WeakMap<Articles, Map<Lang, Searching>>()

/** What answers in a language, made when it is first asked for. */
export function searchIn(from: Articles, lang: Lang): Searching {
  const byLang = made.get(from) ?? new Map<Lang, Searching>()
  made.set(from, byLang)
  const search = byLang.get(lang) ?? searching(searchedOf(from), lang)
  byLang.set(lang, search)
  return search
}
