import { texts } from '#i18n/index.ts'

/** For each kind of finding: what was found, and why to look at it once more. */
export const text = texts({
  nb: {
    title: 'Se over teksten en gang til?',
    youDecide: 'Dette er bare forslag fra en ordliste. Du kjenner saken, og du bestemmer hva som skal stå.',
    nothing: 'Ordlisten fant ikke noe å peke på. Les likevel gjennom teksten selv.',
    anonymityTitle: 'Kan noen kjenne igjen personen?',
    anonymityNothing: 'Vi fant ikke noe som åpenbart viser hvem det gjelder. Flere små opplysninger kan likevel gjøre det til sammen.',
    advice: {
      belief: {
        what: 'Tro, syn eller bakgrunn',
        why: 'Dette kan si noe om tro, politisk syn, etnisk bakgrunn eller seksuell orientering. Loven verner slike opplysninger ekstra godt, og de er ikke i seg selv grunn til bekymring. Ta dem bare med hvis de trengs for å forstå det du har sett eller hørt.',
      },
      health: {
        what: 'Helse',
        why: 'Dette kan være en helseopplysning, og slike er ekstra godt vernet. Trenger mottakeren den for å hjelpe? Skriv gjerne heller hva du har sett, og hvem som har fortalt deg det.',
      },
      'third-person': {
        what: 'En annen person',
        why: 'Her kan det stå noe om en annen enn den saken gjelder. Ta bare med det som trengs, og skriv gjerne «en i familien» eller «en venn» i stedet for navn.',
      },
      'opinion-as-fact': {
        what: 'En vurdering?',
        why: 'Dette kan leses som et faktum, men er kanskje din vurdering. Hva så eller hørte du, og når? Det du tenker om det, har sitt eget felt.',
      },
    },
    identity: {
      'identity-number': { what: 'Fødselsnummer eller annet langt nummer', why: 'Et slikt nummer peker på én person. Ta det bort.' },
      email: { what: 'E-postadresse', why: 'En e-postadresse viser ofte hvem det er. Ta den bort.' },
      link: { what: 'Lenke', why: 'En lenke kan føre rett til personen. Fortell heller hva som står der.' },
      handle: { what: 'Brukernavn', why: 'Et brukernavn kan søkes opp. Skriv heller «en konto på nettet».' },
      'birth-date': {
        what: 'Dato',
        why: 'En fødselsdato, eller dagen noe hendte, kan vise hvem det er. Omtrentlig alder eller måned er nok.',
      },
      phone: { what: 'Telefonnummer', why: 'Et telefonnummer kan søkes opp. Ta det bort.' },
      address: { what: 'Adresse', why: 'En adresse viser hvor noen bor. Skriv heller «i nærheten» eller «hjemme».' },
      school: {
        what: 'Skole eller klasse',
        why: 'Sammen med alder og kjønn kan skole eller klasse vise hvem det er. «En ungdomsskole» er nok.',
      },
      name: { what: 'Navn', why: 'Dette ser ut som et navn. Skriv heller «eleven», «en venn» eller «en i familien».' },
      'name-or-place': {
        what: 'Navn eller sted?',
        why: 'Ordet har stor bokstav og kan være et navn, et sted eller en forening som noen kjenner igjen.',
      },
    },
  },
  nn: {
    title: 'Sjå over teksten ein gong til?',
    youDecide: 'Dette er berre framlegg frå ei ordliste. Du kjenner saka, og du avgjer kva som skal stå.',
    nothing: 'Ordlista fann ikkje noko å peike på. Les likevel gjennom teksten sjølv.',
    anonymityTitle: 'Kan nokon kjenne att personen?',
    anonymityNothing: 'Vi fann ikkje noko som tydeleg viser kven det gjeld. Fleire små opplysningar kan likevel gjere det til saman.',
    advice: {
      belief: {
        what: 'Tru, syn eller bakgrunn',
        why: 'Dette kan seie noko om tru, politisk syn, etnisk bakgrunn eller seksuell orientering. Lova vernar slike opplysningar ekstra godt, og dei er ikkje i seg sjølve grunn til uro. Ta dei berre med dersom dei trengst for å forstå det du har sett eller høyrt.',
      },
      health: {
        what: 'Helse',
        why: 'Dette kan vere ei helseopplysning, og slike har ekstra godt vern. Treng mottakaren ho for å hjelpe? Skriv gjerne heller kva du har sett, og kven som har fortalt deg det.',
      },
      'third-person': {
        what: 'Ein annan person',
        why: 'Her kan det stå noko om nokon annan enn den saka gjeld. Ta berre med det som trengst, og skriv gjerne «ein i familien» eller «ein ven» i staden for namn.',
      },
      'opinion-as-fact': {
        what: 'Ei vurdering?',
        why: 'Dette kan lesast som eit faktum, men er kanskje di vurdering. Kva såg eller høyrde du, og når? Det du tenkjer om det, har sitt eige felt.',
      },
    },
    identity: {
      'identity-number': { what: 'Fødselsnummer eller anna langt nummer', why: 'Eit slikt nummer peikar på éin person. Ta det bort.' },
      email: { what: 'E-postadresse', why: 'Ei e-postadresse viser ofte kven det er. Ta ho bort.' },
      link: { what: 'Lenkje', why: 'Ei lenkje kan føre rett til personen. Fortel heller kva som står der.' },
      handle: { what: 'Brukarnamn', why: 'Eit brukarnamn kan søkjast opp. Skriv heller «ein konto på nettet».' },
      'birth-date': {
        what: 'Dato',
        why: 'Ein fødselsdato, eller dagen då noko hende, kan vise kven det er. Omtrentleg alder eller månad er nok.',
      },
      phone: { what: 'Telefonnummer', why: 'Eit telefonnummer kan søkjast opp. Ta det bort.' },
      address: { what: 'Adresse', why: 'Ei adresse viser kvar nokon bur. Skriv heller «i nærleiken» eller «heime».' },
      school: {
        what: 'Skule eller klasse',
        why: 'Saman med alder og kjønn kan skule eller klasse vise kven det er. «Ein ungdomsskule» er nok.',
      },
      name: { what: 'Namn', why: 'Dette ser ut som eit namn. Skriv heller «eleven», «ein ven» eller «ein i familien».' },
      'name-or-place': {
        what: 'Namn eller stad?',
        why: 'Ordet har stor bokstav og kan vere eit namn, ein stad eller ei foreining som nokon kjenner att.',
      },
    },
  },
  en: {
    title: 'Look over the text once more?',
    youDecide: 'These are only suggestions from a word list. You know the matter, and you decide what it should say.',
    nothing: 'The word list found nothing to point out. Please read through the text yourself all the same.',
    anonymityTitle: 'Could someone recognise the person?',
    anonymityNothing: 'We found nothing that plainly shows who this is about. Several small details may still do so together.',
    advice: {
      belief: {
        what: 'Belief, views or background',
        why: 'This may say something about belief, political views, ethnic background or sexual orientation. The law protects such information with special care, and it is no reason for worry in itself. Keep it only if it is needed to understand what you have seen or heard.',
      },
      health: {
        what: 'Health',
        why: 'This may be information about health, which is protected with special care. Does the receiver need it in order to help? It is often better to write what you saw, and who told you.',
      },
      'third-person': {
        what: 'Another person',
        why: 'This may be about somebody other than the person concerned. Keep only what is needed, and rather write “a family member” or “a friend” than a name.',
      },
      'opinion-as-fact': {
        what: 'An opinion?',
        why: 'This can be read as a fact, but may be your own view. What did you see or hear, and when? What you make of it has a field of its own.',
      },
    },
    identity: {
      'identity-number': { what: 'National identity number or other long number', why: 'Such a number points to one person. Take it out.' },
      email: { what: 'E-mail address', why: 'An e-mail address often shows who it is. Take it out.' },
      link: { what: 'Link', why: 'A link may lead straight to the person. Rather tell what it says there.' },
      handle: { what: 'User name', why: 'A user name can be looked up. Rather write “an account online”.' },
      'birth-date': {
        what: 'Date',
        why: 'A date of birth, or the day something happened, may show who it is. A rough age or the month is enough.',
      },
      phone: { what: 'Phone number', why: 'A phone number can be looked up. Take it out.' },
      address: { what: 'Address', why: 'An address shows where somebody lives. Rather write “nearby” or “at home”.' },
      school: {
        what: 'School or class',
        why: 'Together with age and gender, a school or class may show who it is. “A lower secondary school” is enough.',
      },
      name: { what: 'Name', why: 'This looks like a name. Rather write “the pupil”, “a friend” or “a family member”.' },
      'name-or-place': {
        what: 'Name or place?',
        why: 'The word has a capital letter and may be a name, a place or an association that somebody recognises.',
      },
    },
  },
})
