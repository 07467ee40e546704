/** What a reading has pointed out, for the pages of the rooms that keep words without identity; nothing where there is nothing to point out. */
export { PointedOut } from './pointed-out.tsx'
/** Where the browser points out the same while one types. Takes the language and, inside it, what the room says above the list. */
export { WhileTyping } from './pointed-out.tsx'
/** Whether the writer has looked at everything that a reading points out. Takes the reading, and what the form remembers of `PointedOut`. */
export { hasLooked, type Looked } from './pointed-out.tsx'
/** Pieces of a text between the quotation marks of a language, each once. */
export { quoted } from './pointed-out.tsx'
