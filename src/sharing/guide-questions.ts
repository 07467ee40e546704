import { services } from '#law/index.ts'

/** What the guide asks, in this order, and what can be answered. The words stand beside the pages. */
export const answersTo = {
  sender: services.map(({ id }) => id),
  receiver: [
    'person',
    'guardians',
    'colleague',
    'municipal',
    'child-welfare',
    'school',
    'health',
    'nav',
    'police',
    'other-public',
    'private',
  ],
  danger: ['none', 'life', 'listed', 'unsure'],
  harm: ['none', 'abuse', 'illness', 'needs', 'own-acts', 'trafficking', 'unsure'],
  identified: ['yes', 'no', 'unsure'],
  consent: ['not-asked', 'person', 'guardians', 'both', 'refused', 'unsure'],
  age: ['under-15', 'age-15', 'age-16-17', 'adult', 'unknown'],
  content: ['observations', 'offence', 'contact', 'whereabouts', 'opinions'],
  purpose: ['own-task', 'given-for', 'their-task', 'advice'],
} as const satisfies Record<string, readonly string[]>

export type Question = keyof typeof answersTo
export type Facts = { readonly [Q in Question]?: (typeof answersTo)[Q][number] }

export const questions = Object.keys(answersTo) as readonly Question[]

/** The facts in what a form or an address says: what is no answer to a question is left out, so that it is asked again. */
export const factsIn = (said: (question: Question) => string | undefined): Facts =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const answer = said(question)
      return (answersTo[question] as readonly string[]).includes(answer ?? '') ? [[question, answer]] : []
    }),
  )
