import { langs, type Lang } from '#i18n/index.ts'
import { Icon } from './icon.tsx'
import { useWords } from './lang.tsx'
import { Mark } from './mark.tsx'

/** One place in the main menu. */
export type NavItem = {
  href: string
  label: string
  /** How many things wait there. */
  count?: number
  /** It stands with others under “More”. */
  isFolded?: boolean
}

export type HeaderProps = {
  municipality?: string | undefined
  /** Who is signed in, and where they work. */
  user?: { name: string; unit?: string } | undefined
  nav?: readonly NavItem[]
  /** The address of the menu item that this page belongs to. */
  current?: string | undefined
  /** The address of this page, with what it asks: where one comes back to after changing language. */
  path: string
  /** Where this page stands in each language, if it has an address in each. */
  addresses?: { origin: string; by: Readonly<Record<Lang, string>> } | undefined
  home?: string
}

/** The top of every page. On a phone the menu is folded; it opens without script. */
export function Header({ municipality, home = '/', ...menu }: HeaderProps) {
  const { words } = useWords()
  return (
    <header class="header">
      <div class="frame header__frame">
        <a class="brand" href={home}>
          <Mark />
          <span class="brand__name">Fotfeste</span>
          {municipality && <span class="brand__place">{municipality}</span>}
        </a>
        <details class="menu">
          <summary>
            <Icon name="menu" />
            {words.menu}
          </summary>
          <Menu {...menu} />
        </details>
      </div>
    </header>
  )
}

const Menu = ({ nav = [], current, user, path, addresses }: Omit<HeaderProps, 'municipality' | 'home'>) => (
  <div class="menu__panel">
    {nav.length > 0 && <MainNav nav={nav} current={current} />}
    <div class="menu__tools">
      {addresses ? <LanguageLinks by={addresses.by} /> : <Languages path={path} />}
      {user ? <SignedIn {...user} /> : <SignIn />}
    </div>
  </div>
)

function MainNav({ nav, current }: { nav: readonly NavItem[]; current: string | undefined }) {
  const { words } = useWords()
  const folded = nav.filter(({ isFolded }) => isFolded)
  const places = (some: readonly NavItem[]) =>
    some.map(({ href, label, count }) => (
      <li>
        <a href={href} aria-current={href === current ? 'page' : undefined}>
          {label}
          {count ? <span class="main-nav__count"> {count}</span> : null}
        </a>
      </li>
    ))
  return (
    <nav class="main-nav" aria-label={words.mainMenu}>
      <ul>
        {places(nav.filter(({ isFolded }) => !isFolded))}
        {folded.length > 0 && (
          <li>
            <details class="main-nav__more">
              <summary data-holds-current={folded.some(({ href }) => href === current) || undefined}>{words.more}</summary>
              <ul>{places(folded)}</ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  )
}

const endonyms = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const

/** The other addresses of a page that is the same for everyone: no cookie is needed to read it in another language. */
function LanguageLinks({ by }: { by: Readonly<Record<Lang, string>> }) {
  const { lang, words } = useWords()
  return (
    <nav class="languages" aria-label={words.language}>
      {langs.map((each) => (
        <a href={by[each]} lang={each} hreflang={each} aria-current={each === lang ? 'true' : undefined}>
          {endonyms[each]}
        </a>
      ))}
    </nav>
  )
}

function SignIn() {
  const { words } = useWords()
  return (
    <a class="ds-link sign-in" href="/sign-in">
      {words.signIn}
    </a>
  )
}

function Languages({ path }: { path: string }) {
  const { lang, words } = useWords()
  return (
    <form class="languages" method="post" action="/language" aria-label={words.language}>
      <input type="hidden" name="back" value={path} />
      {langs.map((each) => (
        <button type="submit" name="language" value={each} lang={each} aria-current={each === lang ? 'true' : undefined}>
          {endonyms[each]}
        </button>
      ))}
    </form>
  )
}

function SignedIn({ name, unit }: { name: string; unit?: string }) {
  const { words } = useWords()
  return (
    <form class="signed-in" method="post" action="/sign-out">
      <p>
        <span class="ds-sr-only">{words.signedInAs} </span>
        {name}
        {unit && <small>{unit}</small>}
      </p>
      <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
        {words.signOut}
      </button>
    </form>
  )
}
