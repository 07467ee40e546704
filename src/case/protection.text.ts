import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: 'Skjermet adresse',
    on: 'Adressen er skjermet',
    onHelp:
      'Hvor personen bor og hvordan vi når personen, står ikke på noen side. Bare den som leder saken, kan åpne det, og det blir skrevet i loggen.',
    off: 'Har personen skjermet adresse (kode 6 eller 7)? Da kan dere skjerme hvor personen er, for alle andre enn den som leder saken.',
    change: 'Skjerm adressen',
    lift: 'Opphev skjermingen',
    liftHelp: 'Kontaktopplysningene blir synlige for alle i teamet igjen.',
    onlyLead: 'Bare den som leder saken, kan oppheve skjermingen.',
    before: 'Det som alt er skrevet i journalen, blir stående. Står adressen der, må dere tenke på hvem som er med i saken.',
    see: 'Åpne kontaktopplysningene',
    contactTitle: 'Kontaktopplysninger som er skjermet',
    contactLead: 'At du åpnet denne siden, er skrevet i loggen.',
    contact: 'Slik når dere personen',
    none: 'Ingenting er skrevet.',
    contactHelp:
      'Adressen er skjermet. Det du skriver her, kan bare den som leder saken lese. La feltet stå tomt for å beholde det som står der.',
    hidden: 'Skjermet',
    back: 'Tilbake til personen',
  },
  nn: {
    title: 'Skjerma adresse',
    on: 'Adressa er skjerma',
    onHelp:
      'Kvar personen bur og korleis vi når personen, står ikkje på noka side. Berre den som leier saka, kan opne det, og det blir skrive i loggen.',
    off: 'Har personen skjerma adresse (kode 6 eller 7)? Då kan de skjerme kvar personen er, for alle andre enn den som leier saka.',
    change: 'Skjerm adressa',
    lift: 'Opphev skjerminga',
    liftHelp: 'Kontaktopplysningane blir synlege for alle i teamet igjen.',
    onlyLead: 'Berre den som leier saka, kan oppheve skjerminga.',
    before: 'Det som alt er skrive i journalen, blir ståande. Står adressa der, må de tenkje på kven som er med i saka.',
    see: 'Opne kontaktopplysningane',
    contactTitle: 'Kontaktopplysningar som er skjerma',
    contactLead: 'At du opna denne sida, er skrive i loggen.',
    contact: 'Slik når de personen',
    none: 'Ingenting er skrive.',
    contactHelp:
      'Adressa er skjerma. Det du skriv her, kan berre den som leier saka lese. Lat feltet stå tomt for å halde på det som står der.',
    hidden: 'Skjerma',
    back: 'Tilbake til personen',
  },
  en: {
    title: 'Protected address',
    on: 'The address is protected',
    onHelp:
      'Where the person lives and how to reach the person stands on no page. Only the one who leads the case can open it, and it is written in the log.',
    off: 'Does the person have a protected address (code 6 or 7)? Then you can hide where the person is from everyone but the one who leads the case.',
    change: 'Protect the address',
    lift: 'Lift the protection',
    liftHelp: 'How to reach the person becomes visible to the whole team again.',
    onlyLead: 'Only the one who leads the case can lift the protection.',
    before: 'What has already been written in the journal stays there. If the address stands there, think of who takes part in the case.',
    see: 'Open how to reach the person',
    contactTitle: 'How to reach the person, protected',
    contactLead: 'That you opened this page has been written in the log.',
    contact: 'How you reach the person',
    none: 'Nothing is written.',
    contactHelp:
      'The address is protected. What you write here can only be read by the one who leads the case. Leave it empty to keep what stands there.',
    hidden: 'Protected',
    back: 'Back to the person',
  },
})
