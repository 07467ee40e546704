import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    case: (number: string) => `Sak ${number}`,
    parts: 'Deler av saken',
    tabs: { overview: 'Oversikt', journal: 'Journal', tasks: 'Oppgaver', sharing: 'Deling', team: 'Team', person: 'Person og grunnlag' },
    closed: 'Avsluttet',
    allCases: 'Mine saker',
  },
  nn: {
    case: (number) => `Sak ${number}`,
    parts: 'Delar av saka',
    tabs: { overview: 'Oversyn', journal: 'Journal', tasks: 'Oppgåver', sharing: 'Deling', team: 'Team', person: 'Person og grunnlag' },
    closed: 'Avslutta',
    allCases: 'Sakene mine',
  },
  en: {
    case: (number) => `Case ${number}`,
    parts: 'Parts of the case',
    tabs: { overview: 'Overview', journal: 'Journal', tasks: 'Tasks', sharing: 'Sharing', team: 'Team', person: 'Person and ground' },
    closed: 'Closed',
    allCases: 'My cases',
  },
})
