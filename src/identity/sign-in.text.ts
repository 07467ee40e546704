import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    signIn: 'Logg inn',
    home: 'Til forsiden',
    failed: { title: 'Innloggingen ble ikke fullført', body: 'Den tok for lang tid, eller den ble avbrutt. Prøv en gang til.' },
    unknown: {
      title: 'Du har ikke en bruker her ennå',
      body: 'Innloggingen gikk bra, men kommunen har ikke lagt deg inn. Spør den som administrerer Fotfeste hos dere.',
    },
    signedOut: { title: 'Du er logget ut', body: 'Lukk nettleseren hvis du bruker en felles maskin.' },
    choose: { title: 'Hvor skal du arbeide nå?', body: 'Du har en bruker flere steder. Du ser bare det som hører til stedet du velger.' },
  },
  nn: {
    signIn: 'Logg inn',
    home: 'Til framsida',
    failed: { title: 'Innlogginga vart ikkje fullført', body: 'Ho tok for lang tid, eller ho vart avbroten. Prøv ein gong til.' },
    unknown: {
      title: 'Du har ikkje ein brukar her enno',
      body: 'Innlogginga gjekk bra, men kommunen har ikkje lagt deg inn. Spør den som administrerer Fotfeste hos dykk.',
    },
    signedOut: { title: 'Du er logga ut', body: 'Lukk nettlesaren om du bruker ei felles maskin.' },
    choose: { title: 'Kvar skal du arbeide no?', body: 'Du har ein brukar fleire stader. Du ser berre det som høyrer til staden du vel.' },
  },
  en: {
    signIn: 'Sign in',
    home: 'To the front page',
    failed: { title: 'The sign-in was not completed', body: 'It took too long, or it was interrupted. Please try once more.' },
    unknown: {
      title: 'You do not have an account here yet',
      body: 'The sign-in went well, but the municipality has not added you. Ask whoever administers Fotfeste where you work.',
    },
    signedOut: { title: 'You are signed out', body: 'Close the browser if you share this machine.' },
    choose: {
      title: 'Where will you work now?',
      body: 'You have an account in several places. You only see what belongs to the place you choose.',
    },
  },
})
