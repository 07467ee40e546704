import type { table } from './access-table.ts'
import { everyone, type Someone } from './house.ts'

/** The table as a page for whoever must account for access. */
export const documentOf = (rights: typeof table) => `# Who may do what

Written from \`test/access-table.ts\`, which is written by hand; do not change it here. \`node --import ./src/tsx.ts scripts/access-matrix.ts\` writes it again, and a test fails while the two differ.
The same test goes through every route as each of these people, as people of another municipality and as nobody: whoever is not named gets the page that says that nothing is there, the attempt is traced, and nothing changes.

## Who they are
| Here | Work |
| --- | --- |
${everyone.map((who) => `| ${who} | ${people[who]} |`).join('\n')}

*Own*: the teacher's draft, talk, thread and report; case A, led by the coordinator, with the outreach worker as a member and the principal as an observer; a report to the municipality.
*Other hands*: the same of the colleague and the nurse; case B, led by the deputy, with NAV as a member and the nurse as an observer; a report to child welfare. A report to the police: the police contact and nobody else.
What belongs to another municipality: nobody, ever.

## Every route
| Route | Own | Other hands | Police |
| --- | --- | --- | --- |
${Object.entries(rights)
  .map(
    ([route, { own, other, police }]) =>
      `| \`${route}\` | ${named(own)} | ${route.includes('Id') ? named(other) : ''} | ${police ? named(police) : ''} |`,
  )
  .join('\n')}
`

const named = (who: readonly Someone[] = []) =>
  who.length === everyone.length ? 'everyone who is signed in' : who.length ? who.join(', ') : 'nobody'

const people: Record<Someone, string> = {
  teacher: 'employee at the school',
  colleague: 'employee at the same school',
  principal: 'leads the school',
  outreach: 'employee of the outreach team',
  nav: 'employee of the NAV office',
  nurse: 'employee of the health station',
  childWelfare: 'takes reports to child welfare',
  coordinator: 'coordinator; takes reports to the municipality',
  deputy: 'coordinator; takes reports to the municipality',
  mentor: 'mentor; has left case A',
  police: 'partner; takes reports to the police',
  adviser: 'adviser from outside',
  executive: 'municipal executive',
  privacyOfficer: 'privacy officer',
  archivist: 'archivist',
  administrator: 'administrator',
}
