import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: 'Tilgjengelighet',
    lead: 'Alle skal kunne bruke Fotfeste. Her står hva vi har prøvd, og hva vi vet ikke er godt nok.',
    holds: 'Dette gjelder på alle sider',
    holdsItems: [
      'Sidene kan brukes med tastatur alene, med skjermleser, uten skript og med teksten dobbelt så stor.',
      'Farger og tegn har alltid ord ved siden av seg.',
      'Alt står på bokmål, nynorsk og engelsk.',
      'Hver side prøves med verktøy mot WCAG 2.2, nivå A og AA, hver gang noe endres.',
    ],
    lacks: 'Dette vet vi mangler',
    lacksItems: [
      'Ingen som selv bruker skjermleser til daglig, har gått gjennom sidene ennå.',
      'Det finnes ikke tegnspråk eller lettlest utgave.',
      'Filmer og nettsteder vi lenker til, er andres. De kan ha mangler.',
    ],
    tell: 'Si fra',
    tellItems: [
      'Virker noe ikke for deg, si fra til kommunen. Du finner den i oversikten over hvem som kan hjelpe.',
      'Er du ikke fornøyd med svaret, kan du klage til Tilsynet for universell utforming av ikt.',
    ],
    checked: (day: string) => `Sist gått gjennom ${day}, og skal gås gjennom minst én gang i året.`,
    complain: 'Klag på digitale barrierer',
  },
  nn: {
    title: 'Tilgjenge',
    lead: 'Alle skal kunne bruke Fotfeste. Her står kva vi har prøvd, og kva vi veit ikkje er godt nok.',
    holds: 'Dette gjeld på alle sider',
    holdsItems: [
      'Sidene kan brukast med tastatur åleine, med skjermlesar, utan skript og med teksten dobbelt så stor.',
      'Fargar og teikn har alltid ord ved sida av seg.',
      'Alt står på bokmål, nynorsk og engelsk.',
      'Kvar side blir prøvd med verktøy mot WCAG 2.2, nivå A og AA, kvar gong noko blir endra.',
    ],
    lacks: 'Dette veit vi manglar',
    lacksItems: [
      'Ingen som sjølv bruker skjermlesar til dagleg, har gått gjennom sidene enno.',
      'Det finst ikkje teiknspråk eller lettlesen utgåve.',
      'Filmar og nettstader vi lenkjer til, er andre sine. Dei kan ha manglar.',
    ],
    tell: 'Sei frå',
    tellItems: [
      'Verkar noko ikkje for deg, sei frå til kommunen. Du finn han i oversynet over kven som kan hjelpe.',
      'Er du ikkje nøgd med svaret, kan du klage til Tilsynet for universell utforming av ikt.',
    ],
    checked: (day: string) => `Sist gått gjennom ${day}, og skal gåast gjennom minst éin gong i året.`,
    complain: 'Klag på digitale barrierar',
  },
  en: {
    title: 'Accessibility',
    lead: 'Everyone should be able to use Fotfeste. Here is what we have tried, and what we know is not good enough.',
    holds: 'This holds on every page',
    holdsItems: [
      'The pages can be used with the keyboard alone, with a screen reader, without scripts and with the text twice as large.',
      'Colours and signs always have words beside them.',
      'Everything is there in bokmål, nynorsk and English.',
      'Every page is checked with tools against WCAG 2.2, levels A and AA, whenever something changes.',
    ],
    lacks: 'This we know is missing',
    lacksItems: [
      'Nobody who uses a screen reader every day has gone through the pages yet.',
      'There is no sign language and no easy-read edition.',
      'Films and sites that we link to belong to others. They may have faults.',
    ],
    tell: 'Tell us',
    tellItems: [
      'If something does not work for you, tell the municipality. You find it in the list of who can help.',
      'If you are not content with the answer, you can complain to the Norwegian authority for universal design of ICT.',
    ],
    checked: (day: string) => `Last gone through on ${day}, and to be gone through at least once a year.`,
    complain: 'Complain about digital barriers',
  },
})
