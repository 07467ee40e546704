import { needs } from '#directory/index.ts'
import { audiences, themes, type About, type Articles } from '#article/index.ts'
import { publicPages, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import { BackLink, Heading, PageHeading } from '#ui/index.ts'
import { text as articleText } from './article.text.ts'
import { text } from './guidance.text.ts'
import { library } from './library.ts'
import { ArticleDoors, askForHelp, PassOn, Pills, SearchField, ToTop } from './parts.tsx'

/** All that there is to read, and the ways in to it: by who one is, and by what one needs. */
export const guidancePages: Route[] = [
  ...publicPages('/guidance', library, guidanceView),
  ...publicPages(
    '/guidance/for/:audience',
    library,
    chosenView(audiences, 'audience', 'for', ({ for: whom }) => whom),
  ),
  ...publicPages(
    '/guidance/about/:need',
    library,
    chosenView(needs, 'need', 'about', ({ needs: some }) => some),
  ),
]

function guidanceView(at: PublicAt, from: Articles): Shown {
  const { lang } = at
  const t = text(lang)
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <SearchField lang={lang} />
      <WaysIn lang={lang} />
      {themes.map((theme) => (
        <section class="stack" aria-labelledby={theme}>
          <Heading level={2} size="sm" id={theme}>
            {articleText(lang).themes[theme]}
          </Heading>
          <p>{t.themes[theme]}</p>
          <ArticleDoors from={from} articles={from.all().filter((about) => about.theme === theme)} lang={lang} short />
        </section>
      ))}
      <Also lang={lang} />
      <Offline lang={lang} />
      <ToTop lang={lang} />
      <PassOn at={at} title={t.title} />
    </>
  )
  return { title: t.title, description: t.lead, current: addressIn(lang, '/guidance'), main, scripts: ['offline'] }
}

/** The two ways in, as short links. */
export function WaysIn({ lang, current }: { lang: Lang; current?: string }) {
  const t = text(lang)
  return (
    <div class="columns columns--even">
      <nav class="stack" aria-labelledby="who">
        <Heading level={2} size="xs" id="who">
          {t.who}
        </Heading>
        <Pills
          pills={audiences.map((one) => ({ href: addressIn(lang, `/guidance/for/${one}`), label: t.audience[one] }))}
          {...(current && { current })}
        />
      </nav>
      <nav class="stack" aria-labelledby="what">
        <Heading level={2} size="xs" id="what">
          {t.what}
        </Heading>
        <Pills
          pills={needs.map((one) => ({ href: addressIn(lang, `/guidance/about/${one}`), label: t.need[one] }))}
          {...(current && { current })}
        />
      </nav>
    </div>
  )
}

/** One way in, all it leads to. What serves the reader most stands first. */
function chosenView<K extends keyof Labels>(
  known: readonly (keyof Labels[K] & string)[],
  param: K,
  folder: string,
  namesOf: (about: About) => readonly string[],
) {
  return (at: PublicAt, from: Articles): Shown | undefined => {
    const { lang } = at
    const chosen = known.find((one) => one === at.params[param])
    if (!chosen) return undefined
    const t = text(lang)
    const fitting = from.all().filter((about) => namesOf(about).includes(chosen))
    const title = (t[param] as Readonly<Record<string, string>>)[chosen]!
    const main = (
      <>
        <PageHeading
          above={<BackLink href={addressIn(lang, '/guidance')}>{t.title}</BackLink>}
          title={title}
          lead={t.count(fitting.length)}
          actions={askForHelp(chosen === 'out' ? 'wants-out' : chosen, lang)}
        />
        <ArticleDoors
          from={from}
          articles={fitting.toSorted((a, b) => namesOf(a).indexOf(chosen) - namesOf(b).indexOf(chosen))}
          lang={lang}
        />
        <WaysIn lang={lang} current={addressIn(lang, `/guidance/${folder}/${chosen}`)} />
        <PassOn at={at} title={title} />
      </>
    )
    return { title, description: `${t.title}: ${title}`, current: addressIn(lang, '/guidance'), main }
  }
}
type Labels = Pick<ReturnType<typeof text>, 'audience' | 'need'>

function Also({ lang }: { lang: Lang }) {
  const t = text(lang)
  return (
    <section class="stack" aria-labelledby="also">
      <Heading level={2} size="sm" id="also">
        {t.also}
      </Heading>
      <Pills
        pills={(['steps', 'directory', 'resources', 'sharing-guide', 'laws', 'glossary'] as const).map((place) => ({
          href: addressIn(lang, place === 'steps' ? '/guidance/steps' : `/${place}`),
          label: t.places[place],
        }))}
      />
    </section>
  )
}

/** Keeping it all for reading without a network; shown by its script, for nothing can be kept without one. */
function Offline({ lang }: { lang: Lang }) {
  const t = text(lang).offline
  return (
    <section class="stack" data-offline data-kept={t.kept} data-none={t.none} data-working={t.working} hidden aria-labelledby="offline">
      <Heading level={2} size="sm" id="offline">
        {t.title}
      </Heading>
      <p>{t.body}</p>
      <p role="status" />
      <div class="buttons">
        <button class="ds-button" data-variant="secondary" type="button">
          {t.keep}
        </button>
        <button class="ds-button" data-variant="secondary" type="button" hidden>
          {t.drop}
        </button>
      </div>
    </section>
  )
}
