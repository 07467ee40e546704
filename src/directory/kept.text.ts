import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    save: 'Lagre',
    cancel: 'Avbryt',
    takeOff: 'Ta av lista',
    takeOffBody: (name: string) => `${name} blir borte fra den åpne siden med en gang.`,
    stale: 'Må kontrolleres',
    wrongWeb: 'Skriv hele adressen, med https:// foran',
    storedNow: 'Noen andre har endret dette',
    storedHelp: 'Dette står der nå. Det du skrev, står i skjemaet under. Lagrer du, gjelder ditt.',
  },
  nn: {
    save: 'Lagre',
    cancel: 'Avbryt',
    takeOff: 'Ta av lista',
    takeOffBody: (name) => `${name} blir borte frå den opne sida med ein gong.`,
    stale: 'Må kontrollerast',
    wrongWeb: 'Skriv heile adressa, med https:// framfor',
    storedNow: 'Nokon andre har endra dette',
    storedHelp: 'Dette står der no. Det du skreiv, står i skjemaet under. Lagrar du, gjeld ditt.',
  },
  en: {
    save: 'Save',
    cancel: 'Cancel',
    takeOff: 'Take off the list',
    takeOffBody: (name) => `${name} will be gone from the public page at once.`,
    stale: 'Needs checking',
    wrongWeb: 'Write the whole address, with https:// in front',
    storedNow: 'Someone else has changed this',
    storedHelp: 'This stands there now. What you wrote is in the form below. If you save, yours applies.',
  },
})
