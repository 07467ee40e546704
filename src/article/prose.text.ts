import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: { contents: 'På denne siden', table: 'Tabell', dead: 'lenken virker ikke lenger' },
  nn: { contents: 'På denne sida', table: 'Tabell', dead: 'lenkja verkar ikkje lenger' },
  en: { contents: 'On this page', table: 'Table', dead: 'the link no longer works' },
})
