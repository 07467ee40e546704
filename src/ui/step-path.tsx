import { Icon } from './icon.tsx'
import { useWords } from './lang.tsx'

/** How far a step has come. */
export type StepState = 'done' | 'current' | 'skipped' | 'unfinished' | 'waiting'

type Step = {
  label: string
  state: StepState
  /** A few words more: a date, who holds it. */
  detail?: string
  href?: string
}

/** The way of a case, step by step: what is done, where one is, what was left out and what waits. Said in words, not by colour alone. */
export function StepPath({ steps, label }: { steps: readonly Step[]; label?: string }) {
  const { words } = useWords()
  return (
    <nav class="path" aria-label={label ?? words.steps}>
      <ol>
        {steps.map((step, place) => (
          <li data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
            <span class="path__hold" aria-hidden="true">
              {sign(step.state, place)}
            </span>
            <span class="path__words">
              {step.href ? <a href={step.href}>{step.label}</a> : <span class="path__label">{step.label}</span>}
              <span class="path__state">
                {words.stepState[step.state]}
                {step.detail && `, ${step.detail}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function sign(state: StepState, place: number) {
  if (state === 'done') return <Icon name="check" />
  return state === 'skipped' ? '–' : place + 1
}
