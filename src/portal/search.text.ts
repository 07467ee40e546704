import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: 'Søk',
    lead: 'Skriv med dine egne ord. Vi lagrer ikke hva du søker etter.',
    count: (count: number) => (count === 1 ? 'Ett treff' : `${count} treff`),
    kinds: { article: 'Artikkel', term: 'Ord', actor: 'Hjelper', resource: 'Ressurs', page: 'Side' },
    nothing: 'Vi fant ingenting. Prøv et annet ord, eller se alt vi har.',
    all: 'Se all kunnskap',
    ask: 'Be om hjelp',
  },
  nn: {
    title: 'Søk',
    lead: 'Skriv med dine eigne ord. Vi lagrar ikkje kva du søkjer etter.',
    count: (count: number) => (count === 1 ? 'Eitt treff' : `${count} treff`),
    kinds: { article: 'Artikkel', term: 'Ord', actor: 'Hjelpar', resource: 'Ressurs', page: 'Side' },
    nothing: 'Vi fann ingenting. Prøv eit anna ord, eller sjå alt vi har.',
    all: 'Sjå all kunnskap',
    ask: 'Be om hjelp',
  },
  en: {
    title: 'Search',
    lead: 'Write in your own words. We do not keep what you search for.',
    count: (count: number) => (count === 1 ? 'One result' : `${count} results`),
    kinds: { article: 'Article', term: 'Word', actor: 'Helper', resource: 'Resource', page: 'Page' },
    nothing: 'We found nothing. Try another word, or see all that we have.',
    all: 'See all the knowledge',
    ask: 'Ask for help',
  },
})
