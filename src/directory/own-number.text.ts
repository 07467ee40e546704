import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: 'Kommunenummer',
    lead: 'Nummeret sier hvilket politidistrikt, RVTS og konfliktråd som er deres. De åpne sidene viser da de rette.',
    municipality: 'Kommunen',
    help: 'Velg kommunen slik den står i det offentlige registeret.',
    save: 'Lagre',
    back: 'Kommunens kontakter',
    now: 'Slik er det nå',
    none: 'Kommunen har ikke valgt nummer ennå. De åpne sidene lar leseren velge selv.',
  },
  nn: {
    title: 'Kommunenummer',
    lead: 'Nummeret seier kva politidistrikt, RVTS og konfliktråd som er dykkar. Dei opne sidene viser då dei rette.',
    municipality: 'Kommunen',
    help: 'Vel kommunen slik han står i det offentlege registeret.',
    save: 'Lagre',
    back: 'Kontaktane i kommunen',
    now: 'Slik er det no',
    none: 'Kommunen har ikkje valt nummer enno. Dei opne sidene lèt lesaren velje sjølv.',
  },
  en: {
    title: 'Municipality number',
    lead: 'The number says which police district, RVTS and mediation service are yours. The public pages then show the right ones.',
    municipality: 'The municipality',
    help: 'Choose it as it stands in the public register.',
    save: 'Save',
    back: 'The municipality’s contacts',
    now: 'As it is now',
    none: 'The municipality has not chosen a number yet. The public pages let the reader choose.',
  },
})
