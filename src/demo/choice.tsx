import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Lang, Localised } from '#i18n/index.ts'
import { text } from './provider.text.ts'

/** Somebody one may be in the demo. Invented, all of them. */
export type Person = { id: string; name: string; title: Localised; unit: Localised; roleGroup: Localised; about?: Localised }

type Page = { lang: Lang; stylesheet: string }

/** The list of people to choose among, by role. Each is a form of its own, posted to the address of the page. */
export const choicePage = ({ lang, stylesheet, people, isUnknown }: Page & { people: readonly Person[]; isUnknown: boolean }) =>
  html(
    <Frame lang={lang} stylesheet={stylesheet} title={text(lang).title}>
      <div class="ds-alert" data-color="info">
        <p class="ds-paragraph">{text(lang).demo}</p>
      </div>
      {isUnknown && (
        <div class="ds-alert" data-color="danger" role="alert">
          <p class="ds-paragraph">{text(lang).unknown}</p>
        </div>
      )}
      <p class="ds-paragraph">{text(lang).choose}</p>
      {[...Map.groupBy(people, (person) => person.roleGroup[lang])].map(([role, members], at) => (
        <section aria-labelledby={`role-${at}`}>
          <h2 class="ds-heading" data-size="sm" id={`role-${at}`}>
            {role}
          </h2>
          <ul class="demo-people">
            {members.map((person) => (
              <li>
                <Choice lang={lang} person={person} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Frame>,
  )

/** When a sign-in has run out or does not hold: says so, and where to begin again. */
export const expiredPage = ({ lang, stylesheet }: Page) =>
  html(
    <Frame lang={lang} stylesheet={stylesheet} title={text(lang).expired}>
      <p class="ds-paragraph">{text(lang).expiredWhy}</p>
      <p class="ds-paragraph">
        <a class="ds-link" href="/sign-in">
          {text(lang).again}
        </a>
      </p>
    </Frame>,
  )

const Choice = ({ lang, person }: { lang: Lang; person: Person }) => (
  <form method="post">
    <button class="ds-button" data-variant="secondary" type="submit" name="person" value={person.id}>
      <span class="demo-name">{person.name}</span>{' '}
      <span class="demo-place">
        {person.title[lang]}, {person.unit[lang]}
      </span>
      {person.about && <span class="demo-about">{person.about[lang]}</span>}
    </button>
  </form>
)

const Frame = ({ lang, stylesheet, title, children }: Page & { title: string; children: ComponentChildren }) => (
  <html lang={lang}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} – Fotfeste`}</title>
      <link rel="stylesheet" href={stylesheet} />
    </head>
    <body>
      <main class="demo-sign-in">
        <h1 class="ds-heading">{title}</h1>
        {children}
      </main>
    </body>
  </html>
)

const html = (page: ReturnType<typeof Frame>) => `<!DOCTYPE html>${renderToString(page)}`
