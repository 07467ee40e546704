import type { ComponentChildren } from 'preact'

type Looks = {
  /** Primary once on a page; secondary beside it; tertiary for what is seldom used. */
  variant?: 'primary' | 'secondary' | 'tertiary'
  /** For what cannot be taken back. */
  danger?: boolean
  small?: boolean
  children?: ComponentChildren
}

type ButtonProps = Looks & {
  /** With a name and a value, says which of several buttons was pressed. */
  name?: string
  value?: string
  type?: 'submit' | 'button'
  /** The form it sends, where it stands outside of it. */
  form?: string
  /** Sends its form to another address. */
  formaction?: string
}

/** A button in a form. */
export const Button = ({ type = 'submit', name, value, form, formaction, children, ...look }: ButtonProps) => (
  <button {...looks(look)} type={type} name={name} value={value} form={form} formAction={formaction}>
    {children}
  </button>
)

/** A link that looks like a button: for the next page, never for a change. */
export const ButtonLink = ({ href, children, ...look }: Looks & { href: string }) => (
  <a {...looks(look)} href={href}>
    {children}
  </a>
)

const looks = ({ variant = 'primary', danger = false, small = false }: Looks) => ({
  class: 'ds-button',
  'data-variant': variant,
  ...(danger && { 'data-color': 'danger' }),
  ...(small && { 'data-size': 'sm' }),
})
