import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: 'De sju trinnene på én side',
    lead: 'Hva som gjøres, og hvem som har ansvaret. Ingen går gjennom alle trinnene bare fordi noen er bekymret.',
    read: 'Les mer om trinnene',
    step: 'Trinn',
    what: 'Hva vi gjør',
    who: 'Ansvarlig',
    source: (source: string) => `Bygger på ${source}`,
  },
  nn: {
    title: 'Dei sju stega på éi side',
    lead: 'Kva som blir gjort, og kven som har ansvaret. Ingen går gjennom alle stega berre fordi nokon er uroa.',
    read: 'Les meir om stega',
    step: 'Steg',
    what: 'Kva vi gjer',
    who: 'Ansvarleg',
    source: (source: string) => `Byggjer på ${source}`,
  },
  en: {
    title: 'The seven steps on one page',
    lead: 'What is done, and who is responsible. Nobody goes through all the steps just because someone is worried.',
    read: 'Read more about the steps',
    step: 'Step',
    what: 'What we do',
    who: 'Responsible',
    source: (source: string) => `Based on ${source}`,
  },
})
