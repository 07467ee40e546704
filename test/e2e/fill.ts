import { readRoutine, type RoutineStep, type StepRecord } from '../../src/routine/index.ts'
import { text } from '../../src/case/step.text.ts'
import type { Visit } from '../browser.ts'

const routine = readRoutine('routines/stepwise-follow-up.yaml')

/** A step of the routine that a new municipality begins with. */
export const stepCalled = (key: string): RoutineStep => routine.steps.find((step) => step.key === key)!

export const today = () => Temporal.Now.plainDateISO('Europe/Oslo').toString()

/** Answers everything that a step asks for, as words that can be recognised; of several choices always the first. */
export async function answerAll({ page }: Visit, { records }: RoutineStep, words: (record: StepRecord) => string) {
  for (const record of records) {
    const field = page.locator(`[name="answer-${record.key}"]`)
    if (record.kind === 'date') await field.fill(today())
    else if (record.kind === 'choice' || record.kind === 'choices' || record.kind === 'yesNo')
      await page.getByRole('group', { name: record.label.nb }).getByLabel(firstChoice(record)).first().check()
    else await field.fill(words(record))
  }
}

const firstChoice = (record: StepRecord) => ('options' in record ? record.options[0]!.label.nb : text('nb').answers.yes)
