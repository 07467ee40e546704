import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: 'Logg inn i demoen',
    demo: 'Dette er en demo. Ingen av personene finnes, og ingenting som står her, er sant om noen. Fjordvik finnes heller ikke: for å vise tjenestene i en region låner kommunen nummeret til Kinn.',
    choose: 'Velg hvem du vil være. Du ser det samme som den rollen ville sett i en kommune.',
    unknown: 'Denne personen er ikke med i demoen lenger. Velg en annen.',
    expired: 'Innloggingen kan ikke fullføres',
    expiredWhy: 'Den kan ha stått for lenge, eller være fullført i en annen fane.',
    again: 'Logg inn på nytt',
  },
  nn: {
    title: 'Logg inn i demoen',
    demo: 'Dette er ein demo. Ingen av personane finst, og ingenting som står her, er sant om nokon. Fjordvik finst heller ikkje: for å vise tenestene i ein region låner kommunen nummeret til Kinn.',
    choose: 'Vel kven du vil vere. Du ser det same som den rolla ville sett i ein kommune.',
    unknown: 'Denne personen er ikkje med i demoen lenger. Vel ein annan.',
    expired: 'Innlogginga kan ikkje fullførast',
    expiredWhy: 'Ho kan ha stått for lenge, eller vere fullført i ei anna fane.',
    again: 'Logg inn på nytt',
  },
  en: {
    title: 'Sign in to the demo',
    demo: 'This is a demo: no real people. Nothing written here is true of anyone. Nor does Fjordvik exist: to show the services of a region it borrows the number of Kinn.',
    choose: 'Choose who you want to be. You see what that role would see in a municipality.',
    unknown: 'This person is no longer part of the demo. Choose another.',
    expired: 'The sign-in cannot be completed',
    expiredWhy: 'It may have been left too long, or been completed in another tab.',
    again: 'Sign in again',
  },
})
