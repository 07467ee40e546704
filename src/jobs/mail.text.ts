import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    subject: 'Noe venter i Fotfeste',
    body: (origin: string) =>
      `Noe venter på deg i Fotfeste. Logg inn for å se hva det er:\n\n${origin}\n\nDu kan ikke svare på denne e-posten.\n`,
  },
  nn: {
    subject: 'Noko ventar i Fotfeste',
    body: (origin) =>
      `Noko ventar på deg i Fotfeste. Logg inn for å sjå kva det er:\n\n${origin}\n\nDu kan ikkje svare på denne e-posten.\n`,
  },
  en: {
    subject: 'Something waits in Fotfeste',
    body: (origin) => `Something waits for you in Fotfeste. Sign in to see what it is:\n\n${origin}\n\nYou cannot answer this e-mail.\n`,
  },
})
