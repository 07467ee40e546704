import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: 'Ordliste',
    lead: 'Ordene fagfolk bruker, forklart for alle.',
    letters: 'Ordene etter bokstav',
    more: 'Les mer',
    moreAbout: (word: string) => `Les mer om ${word}`,
  },
  nn: {
    title: 'Ordliste',
    lead: 'Orda fagfolk bruker, forklarte for alle.',
    letters: 'Orda etter bokstav',
    more: 'Les meir',
    moreAbout: (word: string) => `Les meir om ${word}`,
  },
  en: {
    title: 'Glossary',
    lead: 'The words that professionals use, explained for everyone.',
    letters: 'The words by letter',
    more: 'Read more',
    moreAbout: (word: string) => `Read more about ${word}`,
  },
})
