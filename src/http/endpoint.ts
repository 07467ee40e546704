import type * as z from 'zod'
import type { Action, CaseAction, DisclosureAction } from '#access/index.ts'
import type { Outcome } from '#db/index.ts'
import { Conflict } from '#lib/errors.ts'
import type { CaseId, DisclosureId } from '#lib/id.ts'
import {
  inCase,
  inDisclosure,
  inMunicipality,
  reading,
  type CaseReading,
  type CaseWork,
  type DisclosureReading,
  type DisclosureWork,
  type Entered,
  type House,
  type Reading,
  type Work,
} from '#work/index.ts'
import { reasons, text, type Reason } from './errors.text.ts'
import { nested, readForm, type FormErrors, type FormValues } from './form.ts'
import { at, framed, languageOf } from './frame.tsx'
import { dropHeld, findHeld, holdForm } from './held.ts'
import { claim, settle } from './submission.ts'
import { largestUpload, readUpload } from './upload.ts'
import type { At, Endpoint, Failure, Request, Shown } from './web.ts'

/** Draws a page from what the actor may read. */
export type View<W> = (work: W, at: At) => Promise<Shown> | Shown
/** An expected no: field names to reasons. Nothing of the change stays, and the form is shown again. */
export type Refusal = { readonly errors: FormErrors }
/** Does the deed; gives the address to go on to, or a refusal. Throws Conflict if someone else has changed the same thing. */
export type Change<W, I> = (work: W, input: I, at: At) => Promise<string | Refusal>

/** GET in the municipality: be allowed, be logged, be shown. */
export const page = (action: Action, view: View<Reading>): Endpoint => showing('page', municipalityDoor(action), view)
/** GET in a case. */
export const casePage = (action: CaseAction, view: View<CaseReading>): Endpoint => showing('casePage', caseDoor(action), view)
/** GET of what the actor has been shown; its path names `:disclosureId`. */
export const disclosurePage = (action: DisclosureAction, view: View<DisclosureReading>): Endpoint =>
  showing('disclosurePage', disclosureDoor(action), view)

/** POST in the municipality: a good form changes and goes on; a bad one is the same view with status 422 and everything typed kept. */
export const form = <S extends z.ZodType>(action: Action, schema: S, change: Change<Work, z.infer<S>>, view: View<Reading>): Endpoint =>
  changing('form', municipalityDoor(action), schema, change, view)
/** POST in a case. */
export const caseForm = <S extends z.ZodType>(
  action: CaseAction,
  schema: S,
  change: Change<CaseWork, z.infer<S>>,
  view: View<CaseReading>,
): Endpoint => changing('caseForm', caseDoor(action), schema, change, view)
/** POST in what the actor has been shown. */
export const disclosureForm = <S extends z.ZodType>(
  action: DisclosureAction,
  schema: S,
  change: Change<DisclosureWork, z.infer<S>>,
  view: View<DisclosureReading>,
): Endpoint => changing('disclosureForm', disclosureDoor(action), schema, change, view)

/** POST in a case with a file in its form: `at.file` is what was sent, undefined where nothing was. A file is never kept when something is wrong. */
export const caseUpload = <S extends z.ZodType>(
  action: CaseAction,
  schema: S,
  change: Change<CaseWork, z.infer<S>>,
  view: View<CaseReading>,
): Endpoint => ({ ...changing('caseForm', caseDoor(action), schema, change, view, readUpload), largest: largestUpload })

/** A file as it is handed out. `inline`: the browser may show it by itself; only for what the house has made. */
export type HandedOut = { readonly type: string; readonly name: string; readonly bytes: Uint8Array; readonly inline?: true }
/** GET in a case that answers with a file. */
export const caseFile = (action: CaseAction, read: (work: CaseReading, at: At) => Promise<HandedOut>): Endpoint => ({
  kind: 'casePage',
  isFile: true,
  action: action.name,
  handle: async (c) => {
    const { secret, edge } = c.var
    if (!secret) return signInFirst(c)
    const door = caseDoor(action)
    const file = await door.open(edge.house, secret, c, (work, entered) => read(reading(work), at(c, languageOf(c, entered))), 'shown')
    if (!file) return signInFirst(c)
    c.header('Content-Type', file.type)
    c.header('Content-Disposition', `${file.inline ? 'inline' : 'attachment'}; filename="${file.name}"`)
    return c.body(file.bytes as Uint8Array<ArrayBuffer>)
  },
})

/** POST by a browser script: answers JSON. 401 when the session is over, 409 when someone else wrote, 422 for a bad form. */
export const script = <S extends z.ZodType>(
  action: Action,
  schema: S,
  change: (work: Work, input: z.infer<S>, at: At) => Promise<object>,
): Endpoint => ({
  kind: 'script',
  action: action.name,
  handle: async (c) => {
    const values = await readForm(c)
    const { secret } = c.var
    const parsed = schema.safeParse(nested(values))
    if (!parsed.success) return c.json({ errors: parsed.error.issues.map(({ path }) => path.join('.')) }, 422)
    try {
      const answer =
        secret &&
        (await inMunicipality(c.var.edge.house, secret, action, (work) => change(work, parsed.data, at(c, c.var.lang)), {
          subject: subjectOf(c),
        }))
      return answer ? c.json(answer) : c.json({ signedOut: true }, 401)
    } catch (fault) {
      if (fault instanceof Conflict) return c.json({ stale: true }, 409)
      throw fault
    }
  },
})

type Door<W> = {
  name: string
  open: <T>(
    house: House,
    secret: Buffer,
    c: Request,
    run: (work: W, entered: Entered) => Promise<T>,
    outcome?: Outcome,
  ) => Promise<T | undefined>
}
const municipalityDoor = (action: Action): Door<Work> => ({
  name: action.name,
  open: (house, secret, c, run, outcome) =>
    inMunicipality(house, secret, action, run, { subject: subjectOf(c), ...(outcome && { outcome }) }),
})
const caseDoor = (action: CaseAction): Door<CaseWork> => ({
  name: action.name,
  open: (house, secret, c, run, outcome) =>
    inCase(house, secret, action, c.req.param('caseId') as CaseId, run, { ...(outcome && { outcome }) }),
})
const disclosureDoor = (action: DisclosureAction): Door<DisclosureWork> => ({
  name: action.name,
  open: (house, secret, c, run, outcome) =>
    inDisclosure(house, secret, action, c.req.param('disclosureId') as DisclosureId, run, { outcome }),
})

/** What the trace names beside the case: the first id in the path. */
const subjectOf = (c: Request) => Object.entries(c.req.param()).find(([name]) => name.endsWith('Id'))?.[1]

const showing = <W extends Work>(
  kind: Endpoint['kind'],
  door: Door<W>,
  view: (work: never, at: At) => Promise<Shown> | Shown,
): Endpoint => ({
  kind,
  action: door.name,
  handle: (c) =>
    show(c, door, view as View<unknown>, async (work, entered) => (entered.hasHeld ? findHeld(work, c.req.path) : undefined), 200),
})

function changing<W extends Work, S extends z.ZodType>(
  kind: Endpoint['kind'],
  door: Door<W>,
  schema: S,
  change: Change<W, z.infer<S>>,
  view: (work: never, at: At) => Promise<Shown> | Shown,
  read: (c: Request) => Promise<FormValues> = readForm,
): Endpoint {
  const handle = async (c: Request) => {
    const values = await read(c)
    const parsed = schema.safeParse(nested(values))
    const again = (status: 409 | 422, failure: (lang: At['lang']) => Failure) =>
      show(c, door, view as View<unknown>, async (_, entered) => failure(languageOf(c, entered)), status, values)
    if (!parsed.success) return again(422, (lang) => ({ values, errors: wordsFor(errorsOf(parsed.error), lang), why: 'invalid' }))
    try {
      return await carryOut(c, door, values, (work, where) => change(work, parsed.data, where))
    } catch (fault) {
      if (fault instanceof TurnedDown) return again(422, (lang) => ({ values, errors: wordsFor(fault.errors, lang), why: 'invalid' }))
      if (fault instanceof Conflict) return again(409, () => ({ values, errors: {}, why: 'stale' }))
      throw fault
    }
  }
  return { kind, action: door.name, handle }
}

async function carryOut<W extends Work>(
  c: Request,
  door: Door<W>,
  values: FormValues,
  change: (work: W, at: At) => Promise<string | Refusal>,
) {
  const { secret, edge } = c.var
  if (!secret) return signInFirst(c)
  const location = await door.open(edge.house, secret, c, async (work, entered) => {
    const before = await claim(work, values)
    if (before) return before
    const answer = await change(work, at(c, languageOf(c, entered)))
    if (typeof answer !== 'string') throw new TurnedDown(answer.errors)
    await settle(work, values, answer)
    if (entered.hasHeld) await dropHeld(work, c.req.path)
    return answer
  })
  return location === undefined ? keepAndSignIn(c, values) : c.redirect(location, 303)
}

async function show<W extends Work>(
  c: Request,
  door: Door<W>,
  view: View<unknown>,
  failing: (work: W, entered: Entered) => Promise<Failure | undefined>,
  status: 200 | 409 | 422,
  sent?: FormValues,
) {
  const { secret, edge } = c.var
  if (!secret) return signInFirst(c)
  const html = await door.open(
    edge.house,
    secret,
    c,
    async (work, entered) => {
      const failure = await failing(work, entered)
      const lang = languageOf(c, entered)
      const shown = await view(reading(work), at(c, lang, failure))
      return framed(c, entered, lang, shown, failure)
    },
    status === 200 ? 'shown' : 'invalid',
  )
  if (html === undefined) return sent ? keepAndSignIn(c, sent) : signInFirst(c)
  return c.html(html, status)
}

/** A change that the room refused: carries the reasons past the transaction, which rolls back. */
class TurnedDown extends Error {
  readonly errors: FormErrors
  constructor(errors: FormErrors) {
    super('refused')
    this.errors = errors
  }
}

const signInFirst = (c: Request) => c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`, 303)

async function keepAndSignIn(c: Request, values: FormValues) {
  if (c.var.secret) await holdForm(c.var.edge.house, c.var.secret, c.req.path, values)
  return signInFirst(c)
}

function errorsOf(error: z.ZodError): FormErrors {
  const errors: Record<string, string> = {}
  for (const { path, message } of error.issues) errors[path.join('.')] ??= message
  return errors
}

/** Reasons as words; what is no known reason is already words, in the reader's language. */
function wordsFor(errors: FormErrors, lang: At['lang']): FormErrors {
  const t = text(lang)
  const said = (reason: string) => (isReason(reason) ? t[reason] : /^Invalid|^Too|^Unrecognized/.test(reason) ? t.invalid : reason)
  return Object.fromEntries(Object.entries(errors).map(([field, reason]) => [field, said(reason)]))
}
const isReason = (reason: string): reason is Reason => (reasons as readonly string[]).includes(reason)
