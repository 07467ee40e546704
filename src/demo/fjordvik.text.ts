import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    employee: 'Ansatte som møter folk',
    leader: 'Enhetsledere',
    coordinator: 'Koordinatorer',
    partner: 'Samarbeidspartnere',
    others: 'Andre oppgaver',
  },
  nn: {
    employee: 'Tilsette som møter folk',
    leader: 'Einingsleiarar',
    coordinator: 'Koordinatorar',
    partner: 'Samarbeidspartnarar',
    others: 'Andre oppgåver',
  },
  en: {
    employee: 'Staff who meet people',
    leader: 'Unit leaders',
    coordinator: 'Coordinators',
    partner: 'Partners',
    others: 'Other tasks',
  },
})
