import { control, describe, Field, type FieldProps } from './field-parts.tsx'
import { useWords } from './lang.tsx'

type Written = FieldProps & { value?: string | undefined; autocomplete?: string }

type TextFieldProps = Written & {
  type?: keyof typeof kinds
  inputmode?: 'text' | 'numeric' | 'tel' | 'email'
  /** About how many characters are expected: sets the width, not a limit. */
  size?: number
}

/** One line of text. */
export function TextField({ value, type = 'text', size, inputmode, autocomplete = 'off', ...field }: TextFieldProps) {
  const attributes = { ...control(field), size, inputMode: inputmode, autoComplete: autocomplete }
  return (
    <Field {...field}>
      <input {...attributes} {...kinds[type]} value={value ?? ''} />
    </Field>
  )
}

const kinds = { text: { type: 'text' }, email: { type: 'email' }, tel: { type: 'tel' }, search: { type: 'search' } } as const

type TextAreaProps = Written & {
  rows?: number
  /** How many characters there is room for. Counted as one types; never cut off. */
  limit?: number
}

/** Longer text. Grows with what is written. */
export function TextArea({ value = '', rows = 4, limit, autocomplete = 'off', ...field }: TextAreaProps) {
  const { name, id = name } = field
  const attributes = { ...control(field), rows, autoComplete: autocomplete }
  const counted = limit ? { 'aria-describedby': [describe(id, field), `${id}-limit`].filter(Boolean).join(' ') } : {}
  // a browser leaves out the first line break in a textarea, and must not leave out one that was typed
  return (
    <Field {...field}>
      <textarea {...attributes} {...counted}>
        {`\n${value}`}
      </textarea>
      {limit && <Limit id={id} limit={limit} live={!field.error || value.length > limit} />}
    </Field>
  )
}

type Option = { value: string; label: string }
type SelectProps = FieldProps & { value?: string | undefined; options: readonly Option[] }

/** One of many. For up to seven or so, Radios are easier. */
export function Select({ value, options, ...field }: SelectProps) {
  const { words } = useWords()
  return (
    <Field {...field}>
      <select {...control(field)} data-width="auto">
        <option value="">{words.choose}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type DateFieldProps = Written & { min?: string; max?: string }

/** A day, as YYYY-MM-DD. The browser's own picker shows it the way the reader writes dates. */
export const DateField = ({ value, min, max, autocomplete, ...field }: DateFieldProps) => (
  <Field {...field}>
    <input {...control(field)} class="ds-input narrow" type="date" value={value ?? ''} min={min} max={max} autoComplete={autocomplete} />
  </Field>
)

type FileFieldProps = FieldProps & { /** The kinds that the browser offers, as media types. */ accept: readonly string[] }

/** A file from the reader's own machine. Never kept when the form is shown again: browsers do not allow it. */
export const FileField = ({ accept, ...field }: FileFieldProps) => (
  <Field {...field}>
    <input {...control(field)} type="file" accept={accept.join(',')} />
  </Field>
)

/** A time of day, as HH:MM. */
export const TimeField = ({ value, min, max, autocomplete, ...field }: DateFieldProps) => (
  <Field {...field}>
    <input {...control(field)} class="ds-input narrow" type="time" value={value ?? ''} min={min} max={max} autoComplete={autocomplete} />
  </Field>
)

// counting live takes aria-invalid away from a field within the limit, so it stands still where something else is wrong
function Limit({ id, limit, live }: { id: string; limit: number; live: boolean }) {
  const { words } = useWords()
  const counter = { 'data-field': 'counter', 'data-limit': limit, 'data-under': words.charactersLeft, 'data-over': words.charactersOver }
  return (
    <>
      <div class="help limit" id={`${id}-limit`}>
        {words.limit(limit)}
      </div>
      {live && <div class="ds-validation-message counter" aria-hidden="true" {...counter} />}
    </>
  )
}
