import { z } from 'zod'
import { groundId, laws, serviceId, type Ground } from '#law/index.ts'
import { localised, noTwo, readContent, slug } from '#lib/content.ts'
import { answersTo, questions, type Question } from './guide-questions.ts'

const dates = { source: z.string().min(1), lastChecked: z.iso.date(), validFrom: z.iso.date(), validTo: z.iso.date().nullable() }
const Words = z.record(slug, localised)
const among = (question: Question) => z.array(z.enum(answersTo[question] as readonly string[] as [string, ...string[]])).min(1)
const When = z.strictObject(Object.fromEntries(questions.map((question) => [question, among(question).optional()])) as WhenShape)
type WhenShape = Record<Question, z.ZodOptional<ReturnType<typeof among>>>

const Rule = z.strictObject({
  id: slug,
  rank: slug,
  /** A duty with a path and a record of its own. */
  duty: z.enum(['avert', 'inform', 'alert']).optional(),
  when: When,
  answer: z.enum(['must', 'may', 'may-not', 'ask']),
  grounds: z.array(groundId),
  says: localised,
  why: localised,
  limits: z.array(slug).default([]),
  writeDown: z.array(slug).min(1),
  ask: z.array(slug).default([]),
  ...z.object(dates).partial().shape,
})

const File = z
  .strictObject({
    precedence: z.array(slug).min(1),
    holds: z.strictObject(dates),
    senders: z.record(slug, z.array(serviceId).min(1)),
    limits: Words,
    writeDown: Words,
    ask: Words,
    rules: z
      .array(Rule)
      .min(1)
      .superRefine(noTwo<z.infer<typeof Rule>>(({ id }) => id)),
  })
  .superRefine((file, context) => {
    const wrong = (at: number, message: string) => context.addIssue({ code: 'custom', path: ['rules', at], message })
    for (const [at, rule] of file.rules.entries()) {
      if (!file.precedence.includes(rule.rank)) wrong(at, `${rule.rank} has no place in the precedence`)
      if (rule.answer !== 'ask' && rule.grounds.length === 0) wrong(at, 'only who asks may do without a section')
      if (rule.answer === 'ask' && rule.ask.length === 0) wrong(at, 'it does not say whom to ask')
      for (const kind of ['limits', 'writeDown', 'ask'] as const)
        for (const name of rule[kind]) if (!(name in file[kind])) wrong(at, `${kind} has no ${name}`)
    }
  })
  .transform(({ precedence, holds, rules, ...file }) => ({
    rules: rules
      .map(({ limits, writeDown, ask, ...rule }) => ({
        ...rule,
        source: rule.source ?? holds.source,
        lastChecked: rule.lastChecked ?? holds.lastChecked,
        validFrom: rule.validFrom ?? holds.validFrom,
        validTo: rule.validTo === undefined ? holds.validTo : rule.validTo,
        limits: limits.map((name) => file.limits[name]!),
        writeDown: writeDown.map((name) => file.writeDown[name]!),
        ask: ask.map((name) => file.ask[name]!),
      }))
      .toSorted((a, b) => precedence.indexOf(a.rank) - precedence.indexOf(b.rank)),
  }))

type Rules = z.infer<typeof File>['rules']
export type Rule = Rules[number]
/** What the guide answers from: the rules in the order of their precedence, and the sections of law. */
export type Book = { readonly rules: readonly Rule[]; readonly grounds: ReadonlyMap<string, Ground> }

export const shelved = (sections: readonly Ground[]): Book['grounds'] => new Map(sections.map((ground) => [ground.id, ground]))

export const book: Book = {
  rules: readContent('sharing-rules.yaml', File).rules,
  grounds: shelved(laws.flatMap(({ sections }) => sections)),
}
