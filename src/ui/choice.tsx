import type { ComponentChildren } from 'preact'
import { describe, type FieldProps, Help, Optional, Wrong } from './field-parts.tsx'

type Choice = {
  value: string
  label: string
  /** Explains this choice; read aloud with it. */
  help?: string
}

type RadiosProps = FieldProps & { value?: string | undefined; options: readonly Choice[] }

/** One of a few. */
export const Radios = ({ value, options, ...field }: RadiosProps) => (
  <Group {...field}>
    {options.map((option, place) => (
      <Toggle
        {...shared(field)}
        {...option}
        id={idOf(field, place)}
        type="radio"
        checked={option.value === value}
        required={field.required}
      />
    ))}
  </Group>
)

type CheckboxesProps = FieldProps & { value?: readonly string[] | undefined; options: readonly Choice[] }

/** Any of a few. They are sent under the same name. */
export const Checkboxes = ({ value = [], options, ...field }: CheckboxesProps) => (
  <Group {...field}>
    {options.map((option, place) => (
      <Toggle {...shared(field)} {...option} id={idOf(field, place)} type="checkbox" checked={value.includes(option.value)} />
    ))}
  </Group>
)

type CheckboxProps = FieldProps & { checked?: boolean | undefined; value?: string }

/** A single yes. Sent as "yes" unless another value is given; not sent at all when it is not ticked. */
export const Checkbox = ({ checked = false, value = 'yes', ...field }: CheckboxProps) => {
  const { name, id = name, error } = field
  return (
    <div class="single">
      <Toggle {...field} id={id} type="checkbox" value={value} checked={checked} wrong={Boolean(error)} />
      <Wrong id={id} error={error} />
    </div>
  )
}

const Group = ({ name, id = name, label, help, error, required, children }: FieldProps & { children: ComponentChildren }) => (
  <fieldset class="ds-fieldset choices" aria-describedby={describe(`${id}-group`, { help, error })}>
    <legend class="ds-label">
      {label}
      <Optional required={required} />
    </legend>
    <Help id={`${id}-group`} help={help} />
    {children}
    <Wrong id={`${id}-group`} error={error} />
  </fieldset>
)

// the first one has the group's own id, so that the error summary leads to it
const idOf = ({ name, id = name }: FieldProps, place: number) => (place ? `${id}-${place + 1}` : id)

// help and error belong to the group, not to each choice in it
const shared = ({ name, error }: FieldProps) => ({ name, wrong: Boolean(error) })

type ToggleProps = {
  name: string
  id: string
  label: string
  value: string
  type: 'radio' | 'checkbox'
  checked: boolean
  help?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  wrong: boolean
}

const Toggle = ({ name, id, label, value, type, checked, help, error, required, wrong }: ToggleProps) => (
  <div class="ds-field">
    <input
      class="ds-input"
      type={type}
      id={id}
      name={name}
      value={value}
      checked={checked}
      required={required ?? false}
      aria-describedby={describe(id, { help, error })}
      aria-invalid={wrong ? 'true' : undefined}
    />
    <label class="ds-label" for={id}>
      {label}
    </label>
    <Help id={id} help={help} />
  </div>
)
