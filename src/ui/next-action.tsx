import type { ComponentChildren } from 'preact'
import { Tag } from './card.tsx'
import { useWords } from './lang.tsx'
import { Time } from './timeline.tsx'

type NextActionProps = {
  /** What is to be done, as a sentence that begins with a verb. */
  what: string
  who?: ComponentChildren
  /** An instant, or a plain day as YYYY-MM-DD. */
  due?: Date | string
  overdue?: boolean
  /** Its button, or the form that carries it. */
  action?: ComponentChildren
  level?: 2 | 3
  children?: ComponentChildren
}

/** The one thing that comes next in a case. One on a page. */
export function NextAction({ what, who, due, overdue = false, action, level = 2, children }: NextActionProps) {
  const { words } = useWords()
  const Title = `h${level}` as const
  return (
    <section class="next" aria-labelledby="next-action">
      <div class="next__what">
        <Title class="ds-heading" data-size="sm" id="next-action">
          <span class="next__label">{words.nextAction}</span> {what}
        </Title>
        {children}
        {(who || due) && (
          <dl class="next__facts">
            {who && <Fact term={words.who}>{who}</Fact>}
            {due && (
              <Fact term={words.due}>
                <Time at={due} /> {overdue && <Tag color="warning">{words.overdue}</Tag>}
              </Fact>
            )}
          </dl>
        )}
      </div>
      {action && <div class="next__action">{action}</div>}
    </section>
  )
}

const Fact = ({ term, children }: { term: string; children?: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)
