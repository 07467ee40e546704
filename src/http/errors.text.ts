import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    notFound: {
      title: 'Siden finnes ikke',
      body: 'Siden finnes ikke, eller du har ikke tilgang til den. Har du fått en lenke av noen, kan du spørre dem.',
    },
    fault: {
      title: 'Noe gikk galt hos oss',
      body: 'Det er ikke noe du har gjort. Prøv igjen om litt. Blir det ikke bedre, oppgi referansen til den som drifter Fotfeste.',
    },
    away: {
      title: 'Fotfeste er nede et øyeblikk',
      body: 'Vi får ikke kontakt med databasen akkurat nå. Ingenting er lagret halvveis. Prøv igjen om litt.',
      kept: 'Det du skrev, følger med denne siden så lenge den står åpen. Trykk på knappen om litt, så sendes det på nytt.',
      again: 'Send på nytt',
    },
    refused: {
      title: 'Vi tok ikke imot dette',
      body: 'Forespørselen kom ikke fra en side hos oss, eller den hadde tegn vi ikke kan lese. Last siden på nytt og prøv igjen.',
    },
    tooMany: { title: 'Vent litt', body: 'Det kom for mange forespørsler på kort tid. Vent et minutt og prøv igjen.' },
    tooLarge: { title: 'Det ble for mye på en gang', body: 'Teksten er større enn vi kan ta imot. Del den opp og prøv igjen.' },
    reference: 'Referanse',
    home: 'Til forsiden',
    ways: { '/search': 'Søk etter noe', '/guidance': 'Se all kunnskap', '/help': 'Be om hjelp' },
    required: 'Fyll ut dette feltet.',
    choose: 'Velg ett av alternativene.',
    tooLong: 'Teksten er for lang. Gjør den kortere.',
    tooShort: 'Skriv litt mer.',
    date: 'Skriv en gyldig dato.',
    future: 'Datoen kan ikke være fram i tid.',
    past: 'Datoen kan ikke være tilbake i tid.',
    invalid: 'Se over dette feltet.',
    stale: 'Noen andre har endret dette mens du skrev. Se begge utgavene og lagre på nytt.',
    keptTitle: 'Vi tok vare på det du skrev',
    kept: 'Du var logget ut da du sendte inn. Det du skrev, står her. Ingenting er sendt ennå: se over og send på nytt.',
    staleTitle: 'To har skrevet samtidig',
  },
  nn: {
    notFound: {
      title: 'Sida finst ikkje',
      body: 'Sida finst ikkje, eller du har ikkje tilgang til ho. Har du fått ei lenkje frå nokon, kan du spørje dei.',
    },
    fault: {
      title: 'Noko gjekk gale hos oss',
      body: 'Det er ikkje noko du har gjort. Prøv igjen om litt. Blir det ikkje betre, gi referansen til den som driftar Fotfeste.',
    },
    away: {
      title: 'Fotfeste er nede ein augneblink',
      body: 'Vi får ikkje kontakt med databasen akkurat no. Ingenting er lagra halvvegs. Prøv igjen om litt.',
      kept: 'Det du skreiv, følgjer med denne sida så lenge ho står open. Trykk på knappen om litt, så blir det sendt på nytt.',
      again: 'Send på nytt',
    },
    refused: {
      title: 'Vi tok ikkje imot dette',
      body: 'Førespurnaden kom ikkje frå ei side hos oss, eller han hadde teikn vi ikkje kan lese. Last sida på nytt og prøv igjen.',
    },
    tooMany: { title: 'Vent litt', body: 'Det kom for mange førespurnader på kort tid. Vent eit minutt og prøv igjen.' },
    tooLarge: { title: 'Det vart for mykje på ein gong', body: 'Teksten er større enn vi kan ta imot. Del han opp og prøv igjen.' },
    reference: 'Referanse',
    home: 'Til framsida',
    ways: { '/search': 'Søk etter noko', '/guidance': 'Sjå all kunnskap', '/help': 'Be om hjelp' },
    required: 'Fyll ut dette feltet.',
    choose: 'Vel eitt av alternativa.',
    tooLong: 'Teksten er for lang. Gjer han kortare.',
    tooShort: 'Skriv litt meir.',
    date: 'Skriv ein gyldig dato.',
    future: 'Datoen kan ikkje vere fram i tid.',
    past: 'Datoen kan ikkje vere tilbake i tid.',
    invalid: 'Sjå over dette feltet.',
    stale: 'Nokon andre har endra dette medan du skreiv. Sjå begge utgåvene og lagre på nytt.',
    keptTitle: 'Vi tok vare på det du skreiv',
    kept: 'Du var logga ut då du sende inn. Det du skreiv, står her. Ingenting er sendt enno: sjå over og send på nytt.',
    staleTitle: 'To har skrive samstundes',
  },
  en: {
    notFound: {
      title: 'Page not found',
      body: 'The page does not exist, or you do not have access to it. If someone gave you the link, ask them.',
    },
    fault: {
      title: 'Something went wrong on our side',
      body: 'It is nothing you did. Try again in a moment. If it does not help, give the reference to whoever runs Fotfeste.',
    },
    away: {
      title: 'Fotfeste is down for a moment',
      body: 'We cannot reach the database right now. Nothing is half-saved. Try again shortly.',
      kept: 'What you wrote stays with this page for as long as it is open. Press the button shortly, and it is sent again.',
      again: 'Send again',
    },
    refused: {
      title: 'We did not accept this',
      body: 'The request did not come from one of our pages, or it held characters that we cannot read. Reload the page and try again.',
    },
    tooMany: { title: 'Please wait a little', body: 'Too many requests came in a short time. Wait a minute and try again.' },
    tooLarge: { title: 'That was too much at once', body: 'The text is larger than we can accept. Split it and try again.' },
    reference: 'Reference',
    home: 'To the front page',
    ways: { '/search': 'Search for something', '/guidance': 'See all the knowledge', '/help': 'Ask for help' },
    required: 'Fill in this field.',
    choose: 'Choose one of the options.',
    tooLong: 'The text is too long. Make it shorter.',
    tooShort: 'Write a little more.',
    date: 'Enter a valid date.',
    future: 'The date cannot be in the future.',
    past: 'The date cannot be in the past.',
    invalid: 'Look over this field.',
    stale: 'Someone else changed this while you were writing. See both versions and save again.',
    keptTitle: 'We kept what you wrote',
    kept: 'You were signed out when you sent this. What you wrote is here. Nothing has been sent yet: look it over and send it again.',
    staleTitle: 'Two people wrote at the same time',
  },
})

/** The reasons that a schema may give for a field, as the code of its issue. A room with a better word for its field hands in its own. */
export const reasons = ['required', 'choose', 'tooLong', 'tooShort', 'date', 'future', 'past', 'invalid', 'stale'] as const
export type Reason = (typeof reasons)[number]
