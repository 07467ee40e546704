import { laws, offences, services, type Ground } from '../src/law/index.ts'
import { book, type Rule } from '../src/sharing/guide-rules.ts'
import { questions } from '../src/sharing/guide-questions.ts'
import { text } from '../src/sharing/guide.text.ts'
import type { SharingCase } from './sharing-cases.ts'

/** The cases, the rules and the lists as a page for a lawyer or a data protection officer. Takes the day that it shows the law of. */
export const documentOf = (cases: readonly SharingCase[], on: string) => `# What may be said to whom

Written from \`test/sharing-cases.ts\`, \`content/sharing-rules.yaml\`, \`content/laws.yaml\` and \`content/offences.yaml\`; do not change it here. \`node --import ./src/tsx.ts scripts/sharing-table.ts\` writes it again, and a test fails while they differ.

**Not legal advice.** It shows what the sharing guide answers, so that a lawyer can say where it is wrong. The law as read on ${oldest()} or later; the answers as on ${on}. The one who shares decides, always.

- Confidentiality follows the sender. A section counts only if the sender's service can use it and it is in force on the day.
- Ranks, the first that fits answers: ${ranks.join(', ')}. Within a rank the order below.
- Two duties go before confidentiality and wait for no leader: to avert (straffeloven § 196) and to inform child welfare (barnevernsloven § 13-2). They stand beside every answer.
- May is never must. Where nothing fits, or a fact is missing, the answer is to ask.

## Cases
${services.map(({ id, name }) => `### ${name.en}\n| Case | Answer | Sections |\n| --- | --- | --- |\n${rowsOf(cases.filter(({ facts }) => facts.sender === id))}`).join('\n\n')}

## Rules
${ranks
  .map(
    (rank) =>
      `### ${rank}\n${book.rules
        .filter((rule) => rule.rank === rank)
        .map(told)
        .join('\n')}`,
  )
  .join('\n\n')}

## The duty to avert
Holds for: ${offences(on)
  .listed.map(({ section, name }) => `${section} ${name.en}`)
  .join('; ')}.

Does **not** hold for: ${offences(on)
  .notListed.map(({ section, name }) => `${section} ${name.en}`)
  .join('; ')}. Other ways may be open: danger to life or health, child welfare, a report of an offence where the sender's law allows it.

## What a lawyer should look at
${doubts.map((doubt) => `- ${doubt}`).join('\n')}
`

const ranks = [...new Set(book.rules.map(({ rank }) => rank))]
const oldest = () => laws.map(({ lastChecked }) => lastChecked).toSorted()[0]

const rowsOf = (cases: readonly SharingCase[]) =>
  cases
    .map(({ what, answer, sections, duties = [] }) => {
      const beside = duties.map((id) => `beside it: ${id}`)
      return `| ${what} | **${answer}** | ${[...sections.map((id) => cited(book.grounds.get(id)!)), ...beside].join('; ')} |`
    })
    .join('\n')

const cited = ({ law, section }: Ground) => `${law.nb} ${section}`

const words = text('en')
function told({ id, when, answer, grounds, says }: Rule) {
  const conditions = questions.flatMap((question) => {
    const wanted = when[question]
    if (!wanted) return []
    const named = question === 'sender' ? wanted.map((one) => services.find((service) => service.id === one)!.name.en) : wanted
    return [`${words.short[question].toLowerCase()}: ${named.join(', ')}`]
  })
  return `- **${id}** (${answer}): ${says.en} *${conditions.join('; ') || 'always'}* ${grounds.map((one) => cited(book.grounds.get(one)!)).join('; ')}`
}

const doubts = [
  'A municipality is not always one body (forvaltningsloven § 13 b nr. 3). The guide keeps to the sender’s own service, and lets the coordinator count as another body.',
  'Consent from 15 to 18 outside of health, family counselling and child welfare: no age in law. The guide says ask, and asks for a recorded assessment. For child welfare it lets a party of 15 agree alone.',
  'That someone is in contact with a service, and what was decided, may be told to any public body, the police too (forvaltningsloven § 13 b nr. 5). The guide says may, and reminds of need and of telling the person. For NAV it asks for a task of its own.',
  'Advice is never a ground to name someone, because advice can be had without a name. The guide says may not.',
  'Only opinions, without danger, offence or consent: the guide says may not, because it cannot be necessary.',
  'Serious danger for health personnel: § 31 says must towards the police. The guide takes “someone may be seriously hurt or die” as such harm, and as danger to life or health in forvaltningsloven § 13 b nr. 7.',
  'Weighty interests (helsepersonelloven § 23 nr. 4): without danger the guide says ask, with danger may, and asks for the weighing in writing.',
  'A child’s own acts are a ground in barnevernsloven § 13-2 and not in barnehageloven § 46: the guide says ask to the kindergarten.',
  'Parents of a child: the guide says ask. Parental responsibility, age and harm to the child must be judged by a human.',
  'A listed offence makes the guide say must, whoever the receiver is, since § 196 can be fulfilled in more ways than by a report to the police.',
  'The Public Administration Act of 2025 (§ 34) forbids sharing that is a disproportionate intrusion. When it takes over, the guide says so under each section; it does not weigh.',
  'Not in the guide as senders: crisis centres, the mediation service, corrections, the specialist health service, mentors. As receivers they are another public service or private.',
]
