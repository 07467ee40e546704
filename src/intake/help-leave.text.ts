import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: { title: 'Været', go: 'Gå videre til yr.no' },
  nn: { title: 'Vêret', go: 'Gå vidare til yr.no' },
  en: { title: 'The weather', go: 'Go on to yr.no' },
})
