import { adviceActions, answerAdvice, askForAdvice, closeAdvice, noteAdvice } from '#advice/index.ts'
import type { Stage } from './stage.ts'
import type { Story } from './story-schema.ts'

/** Those who ask RVTS for advice, here or elsewhere, and what they are told. */
export async function tellAdvice({ does, day }: Stage, { advice }: Story): Promise<void> {
  for (const { by, daysAgo, topic, how, question, answer, noted, outcome } of advice) {
    const id = await does(by, daysAgo, adviceActions.askForAdvice, (work) => askForAdvice(work, { topic, how, question, on: day(daysAgo) }))
    if (answer) await does(answer.by, answer.daysAgo, adviceActions.answerAdvice, (work) => answerAdvice(work, id, answer.words, 1))
    if (noted)
      await does(by, noted.daysAgo, adviceActions.noteAdvice, (work) =>
        noteAdvice(work, id, { words: noted.words, on: day(noted.daysAgo), position: 1 }),
      )
    if (outcome) await does(by, outcome.daysAgo, adviceActions.closeAdvice, (work) => closeAdvice(work, id, outcome.words))
  }
}
