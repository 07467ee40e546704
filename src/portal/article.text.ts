import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    themes: {
      worried: 'Bekymret for noen',
      conversation: 'Samtaler',
      understanding: 'Forstå',
      measures: 'Tiltak som hjelper',
      exit: 'Veien ut',
      together: 'Arbeide sammen',
    },
    checked: (day: string) => `Sist kontrollert ${day}`,
    owner: (who: string) => `Ansvarlig: ${who}`,
    unverified: 'Dette er ikke bekreftet',
    sources: 'Kilder',
    related: 'Les også',
    aside: 'Om siden',
  },
  nn: {
    themes: {
      worried: 'Uroa for nokon',
      conversation: 'Samtalar',
      understanding: 'Forstå',
      measures: 'Tiltak som hjelper',
      exit: 'Vegen ut',
      together: 'Arbeide saman',
    },
    checked: (day: string) => `Sist kontrollert ${day}`,
    owner: (who: string) => `Ansvarleg: ${who}`,
    unverified: 'Dette er ikkje stadfesta',
    sources: 'Kjelder',
    related: 'Les òg',
    aside: 'Om sida',
  },
  en: {
    themes: {
      worried: 'Worried about someone',
      conversation: 'Conversations',
      understanding: 'Understanding',
      measures: 'What helps',
      exit: 'The way out',
      together: 'Working together',
    },
    checked: (day: string) => `Last checked ${day}`,
    owner: (who: string) => `Responsible: ${who}`,
    unverified: 'This is not confirmed',
    sources: 'Sources',
    related: 'Read also',
    aside: 'About this page',
  },
})
