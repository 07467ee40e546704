import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    minutes: (count: number) => `${count} ${count === 1 ? 'minutt' : 'minutter'} å lese`,
    pass: 'Gi siden videre',
    passBody: 'Lenken sporer ingen.',
    mail: 'Send på e-post',
    print: 'Skriv ut',
    toTop: 'Til toppen',
    search: 'Søk i kunnskapen og oversikten over hjelpere',
    searchHint: 'For eksempel: første samtale',
    searchGo: 'Søk',
  },
  nn: {
    minutes: (count: number) => `${count} minutt å lese`,
    pass: 'Gi sida vidare',
    passBody: 'Lenkja sporar ingen.',
    mail: 'Send på e-post',
    print: 'Skriv ut',
    toTop: 'Til toppen',
    search: 'Søk i kunnskapen og oversynet over hjelparar',
    searchHint: 'Til dømes: første samtale',
    searchGo: 'Søk',
  },
  en: {
    minutes: (count: number) => `${count} ${count === 1 ? 'minute' : 'minutes'} to read`,
    pass: 'Pass the page on',
    passBody: 'The link tracks nobody.',
    mail: 'Send by e-mail',
    print: 'Print',
    toTop: 'To the top',
    search: 'Search the knowledge and the list of helpers',
    searchHint: 'For example: first conversation',
    searchGo: 'Search',
  },
})
