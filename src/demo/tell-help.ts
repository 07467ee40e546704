import { randomUUID } from 'node:crypto'
import { answerHelp, helpWaiting, intakeActions, noteHelp, sendLetter, takeHelp } from '#intake/index.ts'
import { findVisited, reading } from '#work/index.ts'
import type { DemoHouse } from './fjordvik.ts'
import type { Stage } from './stage.ts'
import type { Story } from './story-schema.ts'

/** Those who ask for help without an account, and those who answer them. */
export async function tellHelp(house: DemoHouse, { does, momentOf }: Stage, { help }: Story): Promise<void> {
  const { municipality } = (await findVisited(house.db, ''))!
  for (const { daysAgo, kind, name = '', lang, words, answer, note } of help) {
    const moment = momentOf(daysAgo)
    const then = { db: house.db, keyring: house.keyring, clock: () => moment }
    await sendLetter(then, municipality, randomUUID(), { about: { kind, name, reach: '', lang }, text: words })
    if (!answer) continue
    await does(answer.by, answer.daysAgo, intakeActions.answerHelp, async (work) => {
      const [waiting] = await helpWaiting(reading(work))
      if (!waiting) throw new Error('There is nothing to answer')
      await takeHelp(work, waiting.id)
      if (note) await noteHelp(work, waiting.id, note)
      await answerHelp(work, waiting.id, answer.words, 2)
    })
  }
}
