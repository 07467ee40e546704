import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    home: 'Min side',
    concerns: 'Bekymringer',
    consultations: 'Anonym drøfting',
    inbox: 'Innboks',
    cases: 'Saker',
    board: 'Enhetens tavle',
    routines: 'Rutiner',
    people: 'Ansatte',
    audit: 'Innsynslogg',
  },
  nn: {
    home: 'Mi side',
    concerns: 'Uro',
    consultations: 'Anonym drøfting',
    inbox: 'Innboks',
    cases: 'Saker',
    board: 'Tavla til eininga',
    routines: 'Rutinar',
    people: 'Tilsette',
    audit: 'Innsynslogg',
  },
  en: {
    home: 'My page',
    concerns: 'Concerns',
    consultations: 'Anonymous discussion',
    inbox: 'Inbox',
    cases: 'Cases',
    board: 'The unit’s board',
    routines: 'Routines',
    people: 'Staff',
    audit: 'Access log',
  },
})
