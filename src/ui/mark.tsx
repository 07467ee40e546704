/** The path of the mark, drawn in a square of 32: three footholds, each a little higher than the last. */
export const markPath =
  'M5.5 21.5h6a3.75 3.75 0 0 1 0 7.5h-6a3.75 3.75 0 0 1 0-7.5zM13 12.25h6a3.75 3.75 0 0 1 0 7.5h-6a3.75 3.75 0 0 1 0-7.5zM20.5 3h6a3.75 3.75 0 0 1 0 7.5h-6a3.75 3.75 0 0 1 0-7.5z'

/** The mark of Fotfeste. Decoration only: the name stands beside it. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d={markPath} fill="currentColor" />
  </svg>
)
