import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: (reference: string) => `Melding ${reference}`,
    lead: 'Slik den ble sendt. Den som sendte den, ser ikke saken.',
    sentTo: (day: string) => `Sendt ${day}`,
    added: 'Lagt til senere',
    said: 'Det som ble meldt',
  },
  nn: {
    title: (reference) => `Melding ${reference}`,
    lead: 'Slik ho vart send. Den som sende ho, ser ikkje saka.',
    sentTo: (day) => `Send ${day}`,
    added: 'Lagt til seinare',
    said: 'Det som vart meldt',
  },
  en: {
    title: (reference) => `Report ${reference}`,
    lead: 'As it was sent. The sender does not see the case.',
    sentTo: (day) => `Sent ${day}`,
    added: 'Added later',
    said: 'What was reported',
  },
})
