import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** Designsystemet's own element: counts characters in the field inside it. Without script it is a plain block. */
      'ds-field': HTMLAttributes<HTMLElement>
      /** Designsystemet's own element: takes the focus when the page opens. Without script it is a plain block. */
      'ds-error-summary': HTMLAttributes<HTMLElement>
    }
  }
}
