import { Heading } from '#ui/index.ts'
import type { Part } from './consent-form.ts'

/** A piece of what a person is asked: a heading, and paragraphs or a list under it. */
export const QuestionPart = ({ part: { heading, words, isList }, level }: { part: Part; level: 2 | 3 }) => (
  <section>
    <Heading level={level} size="xs">
      {heading}
    </Heading>
    {isList ? (
      <ul class="ds-list">
        {words.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    ) : (
      words.map((line) => <p>{line}</p>)
    )}
  </section>
)
