import type { ComponentChildren } from 'preact'
import { Button, Buttons } from '#ui/index.ts'

/** A question on the way to a form. It changes nothing, so it is a GET: the browser's back button goes through it. */
export const Asking = ({ lead, go, children }: { lead: string; go: string; children: ComponentChildren }) => (
  <>
    <p>{lead}</p>
    <form class="form" method="get">
      {children}
      <Buttons>
        <Button>{go}</Button>
      </Buttons>
    </form>
  </>
)
