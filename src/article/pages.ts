/** An article drawn: its body, and the ways down the page. */
export { InPage, ProseBody } from './prose.tsx'
