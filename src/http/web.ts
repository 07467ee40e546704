import type { Context } from 'hono'
import type { VNode } from 'preact'
import type { Lang } from '#i18n/index.ts'
import type { Entered, House } from '#work/index.ts'
import type { Assets, NavItem } from '#ui/index.ts'
import type { FormErrors, FormValues } from './form.ts'

/** What the edge stands on; put together by the app. */
export type Edge = {
  readonly house: House
  readonly assets: Assets
  /** The public address, such as https://fotfeste.example.no: POSTs come from here and from nowhere else. */
  readonly origin: string
  /** The menu of whoever is signed in. */
  readonly menu: (entered: Entered, lang: Lang) => readonly NavItem[]
  /** The menu of everyone else. */
  readonly publicMenu: (lang: Lang) => readonly NavItem[]
  /** How old, in milliseconds, what is known of a municipality's public pages may be before the database is asked again. */
  readonly publicFor: number
  /** Who asks, for limits on how often: the address as the edge believes it. It is neither stored nor logged. */
  readonly addressOf: (c: Request) => string
  readonly log: (fault: unknown, reference: string) => void
}
/** A file that came with a form: the field that it was sent in, and its bytes. What the sender says of its name and kind is not kept. */
type Upload = { readonly field: string; readonly bytes: Buffer }
export type Web = {
  Variables: { edge: Edge; lang: Lang; langChosen: boolean; secret: Buffer | undefined; reference?: string; file?: Upload }
}
export type Request = Context<Web>

/** A page as a room draws it; the edge puts the frame around it. */
export type Shown = {
  /** Stands in the browser's tab and history: never anything about a person. */
  readonly title: string
  readonly main: VNode
  /** The menu item that it belongs to. */
  readonly current?: string
  /** Browser scripts beside the one of every page. */
  readonly scripts?: readonly string[]
  /** What a search result or a shared link says of it; a page for everyone has one. */
  readonly description?: string
  /** A script puts things into it that were not there when it was sent. */
  readonly isChanging?: true
  /** The line on whom to call stands on every page that does not say otherwise. */
  readonly emergency?: boolean
}

/** What a view knows about where it stands. */
export type At = {
  readonly lang: Lang
  readonly path: string
  /** Path parameters; one whose name ends in Id has been checked to be an id. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** A new id for each showing of a form, so that the same form sent twice is done once. */
  readonly submission: string
  /** The form as it was sent, if it is shown again. */
  readonly failure?: Failure
  /** The file that came with the form, where the endpoint takes one. */
  readonly file?: Upload
}

export type Failure = {
  readonly values: FormValues
  /** Field name to message, in the reader's language. */
  readonly errors: FormErrors
  /** `invalid`: something is wrong. `stale`: someone else changed the same thing meanwhile. `kept`: it came after the session's end and was kept. */
  readonly why: 'invalid' | 'stale' | 'kept'
}

export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** The action that it asks for, or `public`. */
  readonly action: string
  /** The same for everyone at that address: it answers whole, with every header, before anything is asked of the request. */
  readonly isKept?: true
  /** It answers with a file, not with a page. */
  readonly isFile?: true
  /** The most bytes that its form may have; as every form when left out. */
  readonly largest?: number
  readonly kind: 'public' | 'page' | 'form' | 'casePage' | 'caseForm' | 'disclosurePage' | 'disclosureForm' | 'script'
  readonly handle: (c: Request) => Promise<Response> | Response
}
/** What page(), form() and their like make; get() and post() give it an address. */
export type Endpoint = Omit<Route, 'method' | 'path'>

export const get = (path: string, endpoint: Endpoint): Route => ({ method: 'GET', path, ...endpoint })
export const post = (path: string, endpoint: Endpoint): Route => ({ method: 'POST', path, ...endpoint })
