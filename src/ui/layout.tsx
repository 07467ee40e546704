import type { ComponentChildren } from 'preact'
import { addressIn, langs, type Lang } from '#i18n/index.ts'
import type { Assets } from './assets.ts'
import { Emergency } from './emergency.tsx'
import { Header, type HeaderProps } from './header.tsx'
import { InLanguage, useWords } from './lang.tsx'

type Addresses = NonNullable<HeaderProps['addresses']>
type LayoutProps = HeaderProps & {
  lang: Lang
  /** What the browser shows in its tab and history: never anything about a person. */
  title: string
  assets: Assets
  /** Browser scripts of this page beside `main`, by name. */
  scripts?: readonly string[]
  /** Messages about what was just done, or about the service. */
  notices?: ComponentChildren
  /** The line on whom to call. Only pages that no one in need can meet leave it out. */
  emergency?: boolean
  /** What a search result or a shared link says of a public page. */
  description?: string | undefined
  /** Light, dark, or as the reader's machine is set. */
  scheme?: 'auto' | 'light' | 'dark'
  children?: ComponentChildren
}

/** A whole page. */
export const Layout = ({
  lang,
  title,
  assets,
  scripts = [],
  notices,
  emergency = true,
  scheme = 'auto',
  description,
  children,
  ...header
}: LayoutProps) => (
  <InLanguage lang={lang}>
    <html lang={lang} data-color-scheme={scheme}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – Fotfeste`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        {header.addresses && <Shared title={title} description={description} addresses={header.addresses} />}
        <link rel="stylesheet" href={assets.url('app.css')} />
        <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
        {['main', ...scripts].map((name) => (
          <script type="module" src={assets.url(`${name}.js`)} />
        ))}
      </head>
      <body>
        <SkipLink />
        <Header {...header} />
        {emergency && <Emergency />}
        <main id="content" class="frame" tabIndex={-1}>
          {notices && <div class="notices">{notices}</div>}
          {children}
        </main>
        <Footer municipality={header.municipality} />
      </body>
    </html>
  </InLanguage>
)

/** What others are told of a page for everyone: its one address in each language, and words for whoever shares the link. Nobody is asked or told. */
function Shared({
  title,
  description,
  addresses: { origin, by },
}: {
  title: string
  description: string | undefined
  addresses: Addresses
}) {
  const { lang } = useWords()
  const here = origin + by[lang]
  return (
    <>
      {description && <meta name="description" content={description} />}
      <link rel="canonical" href={here} />
      {langs.map((each) => (
        <link rel="alternate" hreflang={each} href={origin + by[each]} />
      ))}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Fotfeste" />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={here} />
      <meta property="og:locale" content={locales[lang]} />
    </>
  )
}
const locales = { nb: 'nb_NO', nn: 'nn_NO', en: 'en_GB' } as const

function SkipLink() {
  const { words } = useWords()
  return (
    <a class="ds-skip-link" href="#content">
      {words.skip}
    </a>
  )
}

function Footer({ municipality }: { municipality?: string | undefined }) {
  const { lang, words } = useWords()
  return (
    <footer class="footer">
      <div class="frame">
        <p>
          <strong>Fotfeste</strong>
          {municipality && ` – ${municipality}`}
        </p>
        <p>{words.footer}</p>
        <p class="footer__links">
          {(['/guidance', '/glossary', '/help', '/accessibility'] as const).map((path) => (
            <a class="ds-link" href={addressIn(lang, path)}>
              {words.places[path]}
            </a>
          ))}
        </p>
      </div>
    </footer>
  )
}
