import { toChildArray, type ComponentChildren } from 'preact'
import { useWords } from './lang.tsx'
import { describe, Help, Wrong } from './field-parts.tsx'

/** What is wrong in a form: the name of each field, and what to do about it, in the order they stand on the page. */
export type Errors = Readonly<Record<string, string>>

type FormProps = {
  /** Where it is sent; the page's own address when left out. */
  action?: string
  /** One id for each showing of the form, so that the same form sent twice is done once. */
  submission?: string
  errors?: Errors | undefined
  id?: string
  /** It has a file in it. */
  takesFile?: boolean
  children?: ComponentChildren
}

/** A form that is sent by POST and shown again with everything typed kept when something is wrong. */
export const Form = ({ action, submission, errors, id, takesFile = false, children }: FormProps) => (
  <form class="form" method="post" action={action} id={id} encType={takesFile ? 'multipart/form-data' : undefined} novalidate>
    {submission && <input type="hidden" name="submission" value={submission} />}
    {errors && <ErrorSummary errors={errors} labels={labelsIn(children)} />}
    {children}
  </form>
)

type Labelled = { name?: string; id?: string; label?: string; legend?: string; children?: ComponentChildren }

/** What the fields among these are called, by name or id: the summary stands above them and is drawn before them. */
function labelsIn(children: ComponentChildren, found = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const child of toChildArray(children)) {
    if (typeof child !== 'object') continue
    const { name, id = name, label, legend = label, children: inside } = child.props as Labelled
    if (id && legend) found.set(id, legend)
    labelsIn(inside, found)
  }
  return found
}

/** Says at the top of a form what is wrong in which field, each with a link to it. Draws nothing when nothing is wrong. */
export function ErrorSummary({ errors, labels }: { errors: Errors; labels?: ReadonlyMap<string, string> }) {
  const { words } = useWords()
  const wrong = Object.entries(errors)
  if (!wrong.length) return null
  return (
    <ds-error-summary class="ds-error-summary" role="group" tabIndex={-1} aria-labelledby="errors-title" id="errors">
      <h2 class="ds-heading" id="errors-title">
        {words.errorsTitle(wrong.length)}
      </h2>
      <ul class="ds-list">
        {wrong.map(([field, message]) => (
          <li>
            <a class="ds-link" href={`#${field}`}>
              {named(labels?.get(field), message)}
            </a>
          </li>
        ))}
      </ul>
    </ds-error-summary>
  )
}

const named = (label: string | undefined, message: string) => (label ? `${label}${label.endsWith('?') ? '' : ':'} ${message}` : message)

type FieldsetProps = { id: string; legend: string; help?: string; error?: string | undefined; children?: ComponentChildren }

/** Fields that belong together, under one heading that a screen reader reads with each of them. */
export const Fieldset = ({ id, legend, help, error, children }: FieldsetProps) => (
  <fieldset class="ds-fieldset" id={id} aria-describedby={describe(id, { help, error })}>
    <legend class="ds-label">{legend}</legend>
    <Help id={id} help={help} />
    {children}
    <Wrong id={id} error={error} />
  </fieldset>
)

/** The buttons at the foot of a form, the most likely first. */
export const Buttons = ({ children }: { children?: ComponentChildren }) => <div class="buttons">{children}</div>
