export {
  caseFile,
  caseForm,
  casePage,
  caseUpload,
  disclosureForm,
  disclosurePage,
  form,
  page,
  script,
  type Change,
  type HandedOut,
  type Refusal,
  type View,
} from './endpoint.ts'
export { calm, errorPage } from './error-page.tsx'
export * as field from './fields.ts'
export { formAt, readForm, typed, typedAll, type FormErrors, type FormValues } from './form.ts'
export { framed } from './frame.tsx'
export { headers, introduce, ownPagesOnly, soundAddress, soundParameters } from './guards.ts'
export { askPages, inEachLanguage, openPages, publicPages, shipped, type PublicAt, type Source } from './public.tsx'
export { visitedBy } from './place.ts'
export { open } from './raw.ts'
export { largestUpload } from './upload.ts'
export { clearSession, newSecret, writeSession } from './session.ts'
export { get, post, type At, type Edge, type Failure, type Request, type Route, type Shown, type Web } from './web.ts'
