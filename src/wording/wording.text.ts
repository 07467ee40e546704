import { texts } from '#i18n/index.ts'

/** For each kind of finding: what was found, and why to look at it once more. */
export const text = texts({
  nb: {
    title: 'Se over teksten en gang til?',
    youDecide: 'Dette er bare forslag fra en ordliste. Du kjenner saken, og du bestemmer hva som skal stå.',
    nothing: 'Ordlisten fant ikke noe å peke på. Les likevel gjennom teksten selv.',
    anonymityTitle: 'Kan noen kjenne igjen personen?',
    anonymityNothing: 'Vi fant ikke noe som åpenbart viser hvem det gjelder. Flere små opplysninger kan likevel gjøre det til sammen.',
    quoted: (words: string) => `«${words}»`,
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
      place: {
        what: 'Sted',
        why: 'I en liten kommune eller bygd kjenner folk hverandre. Skriv heller «her i kommunen» eller «et annet sted».',
      },
      family: {
        what: 'Familie',
        why: 'Få familier er satt sammen slik. Skriv heller «har søsken» eller «bor med familien», om det trengs.',
      },
      office: {
        what: 'Yrke eller verv i familien',
        why: 'Når alle vet hvem som har yrket eller vervet, vet de også hvem barnet er. Skriv heller «en forelder som mange kjenner».',
      },
      'rare-trait': {
        what: 'Noe som er sjeldent',
        why: 'Få har dette eller gjør dette, så noen kan kjenne igjen personen. Det er ikke tegn på noe. Ta det bort, eller skriv mer allment.',
      },
      number: {
        what: 'Dato eller nummer',
        why: 'En bestemt dag eller et nummer kan vise hvem det er. Skriv heller «i vår» eller «hjemme».',
      },
    },
    together: {
      title: 'Til sammen kan dette vise hvem det er',
      lead: 'Hver for seg sier disse opplysningene lite. Sammen passer de kanskje på bare én.',
      instead: 'Skriv heller:',
      why: {
        'small-place': 'På et lite sted er det få som resten passer på, og kontakten vet i tillegg hvor du arbeider.',
        'school-and-class': 'En skole eller en klasse er ikke mange elever. Med én ting til er det kanskje bare én igjen.',
        origin: 'Få familier her kommer fra samme land. Sammen med resten peker det på én av dem.',
        family: 'Få familier er slik. Sammen med alder, trinn eller noe annet er det kanskje bare én.',
        trait: 'Få har dette. Med alder, trinn eller lag i tillegg er det kanskje bare én.',
        group: 'Et lag er en liten gruppe. Med trinn eller klasse i tillegg er det få igjen.',
        'age-and-class': 'Alder og trinn sammen sier mer enn hver for seg, særlig når de ikke følges ad. Den ene er nok.',
        moment: 'Den som var der, vet hvem det er når både dag og klokkeslett, beløp eller nummer står her.',
      },
      insteadOf: {
        school: '«en ungdomsskole»',
        class: '«en elev på ungdomstrinnet»',
        place: '«her i kommunen»',
        family: '«har søsken» eller «bor ikke med foreldrene»',
        origin: '«familien har flyttet til Norge»',
        office: '«en forelder som mange kjenner»',
        'rare-trait': 'ingenting om dette, eller «har en interesse»',
        age: '«midt i tenårene»',
        club: '«er med i et lag»',
        when: '«i forrige uke» eller «i vår»',
        clock: '«en ettermiddag»',
        amount: '«en større sum»',
        number: '«hjemme»',
      },
    },
  },
  nn: {
    title: 'Sjå over teksten ein gong til?',
    youDecide: 'Dette er berre framlegg frå ei ordliste. Du kjenner saka, og du avgjer kva som skal stå.',
    nothing: 'Ordlista fann ikkje noko å peike på. Les likevel gjennom teksten sjølv.',
    anonymityTitle: 'Kan nokon kjenne att personen?',
    anonymityNothing: 'Vi fann ikkje noko som tydeleg viser kven det gjeld. Fleire små opplysningar kan likevel gjere det til saman.',
    quoted: (words) => `«${words}»`,
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
      place: {
        what: 'Stad',
        why: 'I ein liten kommune eller ei bygd kjenner folk kvarandre. Skriv heller «her i kommunen» eller «ein annan stad».',
      },
      family: {
        what: 'Familie',
        why: 'Få familiar er sette saman slik. Skriv heller «har sysken» eller «bur med familien», om det trengst.',
      },
      office: {
        what: 'Yrke eller verv i familien',
        why: 'Når alle veit kven som har yrket eller vervet, veit dei òg kven barnet er. Skriv heller «ein forelder som mange kjenner».',
      },
      'rare-trait': {
        what: 'Noko som er sjeldan',
        why: 'Få har dette eller gjer dette, så nokon kan kjenne att personen. Det er ikkje teikn på noko. Ta det bort, eller skriv meir allment.',
      },
      number: {
        what: 'Dato eller nummer',
        why: 'Ein bestemt dag eller eit nummer kan vise kven det er. Skriv heller «i vår» eller «heime».',
      },
    },
    together: {
      title: 'Til saman kan dette vise kven det er',
      lead: 'Kvar for seg seier desse opplysningane lite. Saman passar dei kanskje på berre éin.',
      instead: 'Skriv heller:',
      why: {
        'small-place': 'På ein liten stad er det få som resten passar på, og kontakten veit dessutan kvar du arbeider.',
        'school-and-class': 'Ein skule eller ein klasse er ikkje mange elevar. Med éin ting til er det kanskje berre éin att.',
        origin: 'Få familiar her kjem frå same land. Saman med resten peikar det på éin av dei.',
        family: 'Få familiar er slik. Saman med alder, steg eller noko anna er det kanskje berre éin.',
        trait: 'Få har dette. Med alder, steg eller lag i tillegg er det kanskje berre éin.',
        group: 'Eit lag er ei lita gruppe. Med steg eller klasse i tillegg er det få att.',
        'age-and-class': 'Alder og steg saman seier meir enn kvar for seg, særleg når dei ikkje følgjest åt. Det eine er nok.',
        moment: 'Den som var der, veit kven det er når både dag og klokkeslett, beløp eller nummer står her.',
      },
      insteadOf: {
        school: '«ein ungdomsskule»',
        class: '«ein elev på ungdomssteget»',
        place: '«her i kommunen»',
        family: '«har sysken» eller «bur ikkje med foreldra»',
        origin: '«familien har flytta til Noreg»',
        office: '«ein forelder som mange kjenner»',
        'rare-trait': 'ingenting om dette, eller «har ei interesse»',
        age: '«midt i tenåra»',
        club: '«er med i eit lag»',
        when: '«førre veka» eller «i vår»',
        clock: '«ein ettermiddag»',
        amount: '«ein større sum»',
        number: '«heime»',
      },
    },
  },
  en: {
    title: 'Look over the text once more?',
    youDecide: 'These are only suggestions from a word list. You know the matter, and you decide what it should say.',
    nothing: 'The word list found nothing to point out. Please read through the text yourself all the same.',
    anonymityTitle: 'Could someone recognise the person?',
    anonymityNothing: 'We found nothing that plainly shows who this is about. Several small details may still do so together.',
    quoted: (words) => `“${words}”`,
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
      place: {
        what: 'Place',
        why: 'In a small municipality or village people know each other. Rather write “here in the municipality” or “another place”.',
      },
      family: {
        what: 'Family',
        why: 'Few families are made up like this. Rather write “has siblings” or “lives with the family”, if it is needed.',
      },
      office: {
        what: 'Occupation or office in the family',
        why: 'When everyone knows who holds the office, they know whose child it is. Rather write “a parent whom many know”.',
      },
      'rare-trait': {
        what: 'Something rare',
        why: 'Few have this or do this, so somebody may recognise the person. It is no sign of anything. Take it out, or put it more generally.',
      },
      number: { what: 'Date or number', why: 'A certain day or a number may show who it is. Rather write “this spring” or “at home”.' },
    },
    together: {
      title: 'Together, this may show who it is',
      lead: 'Each of these says little. Together they may fit only one person.',
      instead: 'Rather write:',
      why: {
        'small-place': 'In a small place, the rest fits few people, and the contact knows where you work as well.',
        'school-and-class': 'A school or a class is not many pupils. With one more thing there may be only one left.',
        origin: 'Few families here come from the same country. With the rest, it points at one of them.',
        family: 'Few families are like this. With age, grade or something else there may be only one.',
        trait: 'Few have this. With age, grade or team as well there may be only one.',
        group: 'A team is a small group. With the grade or class as well, few are left.',
        'age-and-class': 'Age and grade say more together than alone, most of all when they do not match. One of them is enough.',
        moment: 'Whoever was there knows who it is when the day stands with a time, an amount or a number.',
      },
      insteadOf: {
        school: '“a lower secondary school”',
        class: '“a pupil in lower secondary school”',
        place: '“here in the municipality”',
        family: '“has siblings” or “does not live with the parents”',
        origin: '“the family has moved to Norway”',
        office: '“a parent whom many know”',
        'rare-trait': 'nothing about this, or “has an interest”',
        age: '“in the middle of the teens”',
        club: '“is on a team”',
        when: '“last week” or “this spring”',
        clock: '“one afternoon”',
        amount: '“a larger sum”',
        number: '“at home”',
      },
    },
  },
})
