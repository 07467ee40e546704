// three holds on a wall, each a little higher: the last one carries the weight
const holds = 'M5 27.5c-2 0-3-1.4-2.4-3.2l.5-1.4c.6-1.8 2-2.6 3.9-2.2l5 1c2 .4 3 1.6 3 3.3s-1.2 2.5-3 2.5z'
const middle = 'M15.6 18.8c-2-.2-2.9-1.5-2.4-3.3l.4-1.3c.5-1.8 1.9-2.6 3.8-2.2l3.9.8c1.9.4 2.9 1.6 2.7 3.4-.2 2-1.5 3-3.5 2.9z'
const top = 'M23.4 9.6c-1.8-.1-2.7-1.3-2.3-3l.3-1.3c.4-1.7 1.7-2.5 3.5-2.1l2.5.5c1.8.4 2.7 1.6 2.5 3.2-.2 1.9-1.4 2.8-3.2 2.7z'

/** The path of the mark, drawn in a square of 32. */
export const markPath = `${holds}${middle}${top}`

/** The mark of Fotfeste: footholds on the way up. Decoration only, the name stands beside it. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d={markPath} fill="currentColor" />
  </svg>
)
