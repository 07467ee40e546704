import type { ComponentChildren } from 'preact'
import {
  framed,
  inEachLanguage,
  open,
  post,
  readForm,
  visitedBy,
  type FormValues,
  type Request,
  type Route,
  type Shown,
} from '#http/index.ts'
import { addressIn, langs, type Lang } from '#i18n/index.ts'
import { Alert, ButtonLink, Card } from '#ui/index.ts'
import { nowOf, type House, type Municipality } from '#work/index.ts'
import { helpPhones } from './content.ts'
import { text } from './help.text.ts'

/** Where a visitor stands, with all that a help page may know: no session, no cookie. */
export type Here = {
  lang: Lang
  house: House
  /** Undefined where the host name stands for none. */
  municipality: Municipality | undefined
  now: Date
  /** Who asks, for the limits alone. */
  address: string
}
export type Drawn = { title: string; main: ComponentChildren; status?: 200 | 409 | 422 | 429 | 503; description?: string }
/** A page that is shown in a municipality. */
export type Inside = Here & { municipality: Municipality }

/** A help page, in each language. Nothing keeps it: neither the house nor the browser. */
export const helpPage = (path: string, draw: (here: Here) => Promise<Drawn> | Drawn): Route[] =>
  inEachLanguage(path, (lang) => open(async (c) => answer(c, lang, path, await draw(await hereOf(c, lang)))))

/** What a help page's form leads to: a page in answer, for there is neither a session nor an address to lead on to. */
export const helpForm = (path: string, done: (here: Inside, values: FormValues) => Promise<Drawn> | Drawn): Route[] =>
  langs.map((lang) =>
    post(
      addressIn(lang, path),
      open(async (c) => {
        const values = await readForm(c)
        const here = await hereOf(c, lang)
        return answer(c, lang, path, inside(here) ? await done(here, values) : nobodyHere(here))
      }),
    ),
  )

export const inside = (here: Here): here is Inside => here.municipality !== undefined

async function hereOf(c: Request, lang: Lang): Promise<Here> {
  const { edge } = c.var
  const visited = await visitedBy(c)
  const { house } = edge
  return { lang, house, municipality: visited?.municipality, now: nowOf(house), address: edge.addressOf(c) }
}

async function answer(c: Request, lang: Lang, path: string, { title, main, status = 200, description }: Drawn) {
  const visited = await visitedBy(c)
  const shown: Shown = {
    title,
    current: addressIn(lang, '/help'),
    scripts: ['help'],
    ...(description && { description }),
    main: (
      <>
        <Leave lang={lang} />
        {main}
      </>
    ),
  }
  return c.html(framed(c, undefined, lang, shown, undefined, { path, municipality: visited?.municipality }), status)
}

/** The way out, always in the same place. With script it leaves nothing to go back to; without, it is a link. */
const Leave = ({ lang }: { lang: Lang }) => (
  <div class="leave" data-leave="">
    <ButtonLink href={addressIn(lang, '/help/leave')} variant="secondary" danger>
      {text(lang).leave}
    </ButtonLink>
  </div>
)

/** Whom to call instead. */
const Phones = ({ lang }: { lang: Lang }) => (
  <ul class="lines">
    {helpPhones().map(({ number, tel, name, what }) => (
      <li>
        <p>
          <a class="ds-link" href={`tel:${tel}`}>
            {number}
          </a>{' '}
          <strong>{name[lang]}</strong>
        </p>
        <p>{what[lang]}</p>
      </li>
    ))}
  </ul>
)

export const Others = ({ lang }: { lang: Lang }) => (
  <Card title={text(lang).otherTitle} tinted>
    <Phones lang={lang} />
    <p>
      <a class="ds-link" href={addressIn(lang, '/directory')}>
        {text(lang).others}
      </a>
    </p>
  </Card>
)

/** Something could not be taken in, and whom to call instead. */
export const Instead = ({ lang, title, children }: { lang: Lang; title: string; children: string }) => (
  <Alert severity="warning" title={title} live>
    <p>{children}</p>
    <Phones lang={lang} />
  </Alert>
)

/** Where the host name stands for no municipality there is nobody to write to. */
export const nobodyHere = ({ lang }: Here): Drawn => ({
  title: text(lang).title,
  status: 422,
  main: (
    <Instead lang={lang} title={text(lang).title}>
      {text(lang).nobody}
    </Instead>
  ),
})
