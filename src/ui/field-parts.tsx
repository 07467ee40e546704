import type { ComponentChildren } from 'preact'
import { useWords } from './lang.tsx'

/** What every field takes. */
export type FieldProps = {
  /** The name it is sent under, and its id unless another is given. */
  name: string
  label: string
  /** Explains what to write; read aloud with the field. */
  help?: string | undefined
  /** What is wrong, and what to do. Shown beside the field and read aloud with it. */
  error?: string | undefined
  /** A field that may stay empty says so; no star on those that may not. */
  required?: boolean | undefined
  /** Needed only when two fields on a page have the same name. */
  id?: string | undefined
}

type Told = { help?: string | undefined; error?: string | undefined }

/** The ids of what describes a field, for aria-describedby: the error first, for it matters most. */
export const describe = (id: string, { help, error }: Told) =>
  [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ') || undefined

/** The attributes that tie a control to its label, help and error. The script of ds-field is not told of them: it would tie them a second time. */
export const control = ({ name, id = name, help, error, required }: FieldProps) => ({
  id,
  name,
  class: 'ds-input',
  required: required ?? false,
  'aria-describedby': describe(id, { help, error }),
  'aria-invalid': error ? ('true' as const) : undefined,
})

export const Help = ({ id, help }: { id: string; help?: string | undefined }) =>
  help ? (
    <div class="help" id={`${id}-help`}>
      {help}
    </div>
  ) : null

export const Wrong = ({ id, error }: { id: string; error?: string | undefined }) =>
  error ? (
    <div class="ds-validation-message" id={`${id}-error`}>
      {error}
    </div>
  ) : null

/** "(valgfritt)", in the language of the page. */
export function Optional({ required }: { required?: boolean | undefined }) {
  const { words } = useWords()
  return required ? null : <span class="optional"> ({words.optional})</span>
}

/** Label, help, the control itself, and what is wrong with it, in that order. */
export const Field = ({ children, ...field }: FieldProps & { children: ComponentChildren }) => {
  const { name, id = name, label, help, error, required } = field
  return (
    <ds-field class="ds-field">
      <label class="ds-label" for={id}>
        {label}
        <Optional required={required} />
      </label>
      <Help id={id} help={help} />
      {children}
      <Wrong id={id} error={error} />
    </ds-field>
  )
}
