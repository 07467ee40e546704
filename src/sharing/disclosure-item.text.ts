import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: { corrected: (day: string, words: string) => `Rettet ${day}: ${words}` },
  nn: { corrected: (day, words) => `Retta ${day}: ${words}` },
  en: { corrected: (day, words) => `Corrected ${day}: ${words}` },
})
