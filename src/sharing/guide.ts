import { isInForce, type Ground } from '#law/index.ts'
import { questions, type Facts, type Question } from './guide-questions.ts'
import { book as ours, type Book, type Rule } from './guide-rules.ts'

export type Answer = {
  readonly answer: Rule['answer']
  readonly rule: Rule
  /** The sections that it rests on: of the sender's law, in force on the day. Never empty unless the answer is to ask. */
  readonly sections: readonly Ground[]
  /** Duties that hold beside this answer, whoever the receiver is; each with its sections. */
  readonly duties: readonly { readonly rule: Rule; readonly sections: readonly Ground[] }[]
  /** The question that must be answered before the guide can say more than to ask. */
  readonly missing: Question | undefined
}

/** Asked of everyone: without them the guide could pass by a duty. */
const always = ['sender', 'receiver', 'danger', 'harm'] as const satisfies readonly Question[]

/**
 * What may be said to whom: a pure function of the facts, the day and the rules. The first rule by precedence that fits answers. Facts that are missing
 * make it say ask, and which question is next; only what can change the answer is asked. It decides nothing: that is left to whoever shares.
 */
export function answerOf(facts: Facts, on: string, book: Book = ours): Answer {
  const open = book.rules.filter((rule) => fits(rule, facts) !== 'no' && isInForce(rule, on) && hasGround(rule, facts, on, book))
  const sure = open.findIndex((rule) => fits(rule, facts) === 'yes')
  const missing = nextOf(facts, open.slice(0, sure), open[sure])
  const last = open[sure]
  if (!last) throw new Error('The last rule of the guide fits always, and is not there')
  const rule = missing ? open.at(-1)! : last
  return { answer: rule.answer, rule, sections: sectionsOf(rule, facts, on, book), duties: dutiesBeside(rule, facts, on, book), missing }
}

function nextOf(facts: Facts, undecided: readonly Rule[], sure: Rule | undefined): Question | undefined {
  const isDuty = sure?.duty !== undefined && undecided.length === 0
  const asked = new Set<Question>(isDuty ? ['sender', 'receiver'] : always)
  for (const { when } of undecided) for (const question of questions) if (when[question]) asked.add(question)
  return questions.find((question) => asked.has(question) && facts[question] === undefined)
}

/** Whether a rule is for these facts; `maybe` while a question that it names has no answer. */
function fits({ when }: Pick<Rule, 'when'>, facts: Facts): 'yes' | 'no' | 'maybe' {
  let fit: 'yes' | 'maybe' = 'yes'
  for (const question of questions) {
    const wanted = when[question]
    const answer = facts[question]
    if (!wanted) continue
    if (answer === undefined) fit = 'maybe'
    else if (!wanted.includes(answer)) return 'no'
  }
  return fit
}

// confidentiality follows the sender: a section that the sender's service cannot use is no ground, whoever the receiver is
const sectionsOf = ({ grounds }: Rule, { sender }: Facts, on: string, book: Book) =>
  grounds
    .map((id) => book.grounds.get(id))
    .filter(
      (ground) => ground !== undefined && isInForce(ground, on) && (sender === undefined || ground.services.includes(sender)),
    ) as Ground[]

const hasGround = (rule: Rule, facts: Facts, on: string, book: Book) =>
  rule.grounds.length === 0 || sectionsOf(rule, facts, on, book).length > 0

function dutiesBeside(answered: Rule, facts: Facts, on: string, book: Book): Answer['duties'] {
  const { receiver: _, ...beside } = facts
  return book.rules
    .filter((rule) => rule.duty !== undefined && rule.duty !== answered.duty && isInForce(rule, on))
    .filter(({ when: { receiver: __, ...when } }) => fits({ when }, beside) === 'yes')
    .map((rule) => ({ rule, sections: sectionsOf(rule, facts, on, book) }))
    .filter(({ sections }) => sections.length > 0)
}

/** The oldest day on which somebody last read the law that an answer rests on. */
export const checkedOn = ({ rule, sections }: Pick<Answer, 'rule' | 'sections'>): string =>
  [rule, ...sections].map(({ lastChecked }) => lastChecked).toSorted()[0]!
