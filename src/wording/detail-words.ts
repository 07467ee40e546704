/**
 * Words that say who somebody is by what is rare about her, never what she thinks: they are signs of nothing, and nobody is judged by them.
 * Each list has the three languages. `*` ends a stem, `_` stands for any one word.
 */

/** Few have this, so it is pointed out wherever it stands. */
export const rareWords = {
  family: `
    tvilling*, trilling*, firling*, twin, twins, twin brother, twin sister, triplet*, eneste familien, eneste familie, einaste familien, only family,
    syskenflokk*, søskenflokk*`,
  'rare-trait': `
    rullestol*, wheelchair*, protese*, prosthe*, amputert*, amputated, kortvokst*, kortvaksen, dwarfism, albinisme, albino*, leppespalte*, cleft lip,
    tatover*, tattoo*, fødselsmerke*, fødselsmerke, birthmark*, arr i ansiktet, arr i andletet, scar on _ face,
    landslag*, juniorlandslag*, kretslag*, krinslag*, norgesmester*, noregsmeister*, norgesmesterskap*, europamester*, europameister*, verdensmester*,
    verdsmeister*, norgescup*, noregscup*, nm, vm, talentlag*, elitespiller*, elitespelar*, toppidrett*, national team, national champion, norwegian champion,
    elite athlete, norwegian cup,
    sjelden sykdom, sjelden diagnose, sjeldan sjukdom, sjeldan diagnose, rare disease, rare condition, rare diagnosis,
    er blind, er nesten blind, er døv, er nesten døv, is blind, is deaf, førerhund*, førarhund*, guide dog, tegnspråk*, teiknspråk*, sign language,
    høreapparat*, høyreapparat*, hearing aid*, mangler en arm, mangler en finger, mangler en fot, mangler et bein, manglar ein arm, manglar ein finger,
    manglar ein fot, manglar eit bein, mistet en arm, mistet et bein, mista ein arm, mista eit bein, bare ett øye, berre eitt auge,
    lost _ leg, lost _ arm, one eye, over to meter, missing an arm, missing a finger, missing a leg, missing a foot,
    blått hår, rosa hår, grønt hår, lilla hår, oransje hår, rødt hår, raudt hår, blue hair, pink hair, green hair, purple hair, orange hair, red hair,
    mopedbil*, epa-traktor*, veteranbil*, ombygd bil, ombygde bilen, vintage car`,
} as const

/** Many have this, so it is pointed out only together with something else. */
export const commonWords = {
  family: `
    fosterhjem*, fosterheim*, fosterfamilie*, fosterforeldre*, fostermor*, fosterfar*, foster home*, foster family, foster parents, foster mother,
    foster father, beredskapshjem*, beredskapsheim*, barnevernsinstitusjon*, adoptert*, adoptivforeldre*, adoptivforeldra, adopted, adoptive parents,
    enslig mindreårig*, einsleg mindreårig*, unaccompanied minor*, enebarn*, einebarn*, only child, mistet faren, mistet moren, mista faren, mista far, mista mora, mista mor, faren døde, moren døde, faren døydde,
    mora døydde, lost his father, lost his mother, lost her father, lost her mother, soner en dom, sonar ein dom, sitter i fengsel, sit i fengsel, is in prison,
    foreldreløs*, foreldrelaus*, orphan*, bor hos besteforeldrene, bur hos besteforeldra,
    bor hos mormor, bor hos bestemor, bor hos farmor, bur hos bestemor, lives with _ grandparents, lives with _ grandmother`,
  place: `
    bygda, ei bygd, en bygd, liten bygd, lita bygd, småbygd*, bygdesamfunn*, grenda, grend, øya, øysamfunn*, tettsted*, tettstad*, småby*, landsby*,
    small village, the village, our village, a village, the island, our island, a small town, our small town, asylmottak*, asylum centre`,
  club: `
    håndballag*, handballag*, fotballag*, hockeylag*, ishockeylag*, bokseklubb*, kampsportklubb*, skytterlag*, skyttarlag*, speidergruppe*, speidargruppe*,
    speideren, speidaren, korpset, skolekorps*, skulekorps*, sjakklubb*, motorklubb*, rideklubb*, bryteklubb*, svømmeklubb*, symjeklubb*, idrettslaget,
    football team, handball team, hockey team, boxing club, shooting club, chess club, scout group, school band, riding club, swimming club`,
  'rare-trait': `i avisen, i avisa, in the newspaper, moped*, motorsykkel*, motorsykkelen, snøscooter*, snøskuter*, atv, motorbike*, snowmobile*`,
} as const

/** Offices and trades that one or a few hold in a place. Told of a parent, they tell who the child is. */
export const offices =
  'ordfør[ea]r|varaordfør[ea]r|kommunedirektør|rådmann|sokneprest|prest|biskop|bisp|imam|rabbiner|rabbinar|pastor|rektor|lensmann|politimester|politimeister|politisjef|kommunelege|kommuneoverlege|stortingsrepresentant|stortingspolitik[ea]r|statsråd|minister|ambassadør|domm[ea]r|redaktør|programled[ea]r|programleiar|skuespiller|skodespelar|forfatt[ea]r|artist|brannsjef|fyrvokter|fyrvaktar|veterinær|dyrlege|general|oberst|deputy mayor|mayor|priest|vicar|bishop|rabbi|headteacher|head teacher|principal|sheriff|police chief|chief of police|judge|editor|ambassador|actor|author|fire chief|lighthouse keeper|vet|doctor|lege|fotballproff'

/** What a family may run that everyone in a place knows. */
export const businesses =
  'sauegard|sauegård|mjølkebruk|melkebruk|gård|gard|hotell|nærbutikk|butikk|kiosk|pizzeria|restaurant|kafe|kafé|verksted|verkstad|campingplass|bensinstasjon|bakeri|gatekjøkken|fiskebruk|hotel|shop|corner shop|café|garage|bakery|campsite|petrol station|farm'

/** Countries and peoples that a family may have come from. */
export const countries =
  'Afghanistan|Albania|Algerie|Algeria|Bosnia|Burundi|Eritrea|Etiopia|Ethiopia|Filippinene|Filippinane|Gaza|Gambia|Ghana|India|Irak|Iraq|Iran|Jemen|Yemen|Jordan|Kamerun|Kenya|Kina|China|Kongo|Congo|Kosovo|Kurdistan|Kuwait|Latvia|Libanon|Lebanon|Libya|Litauen|Lithuania|Marokko|Morocco|Moldova|Myanmar|Nepal|Nigeria|Pakistan|Palestina|Palestine|Polen|Poland|Romania|Russland|Russia|Rwanda|Senegal|Serbia|Somalia|Sri Lanka|Sudan|Syria|Thailand|Tsjetsjenia|Chechnya|Tunisia|Tyrkia|Turkey|Uganda|Ukraina|Ukraine|Usbekistan|Uzbekistan|Vietnam'

/** Beginnings of words for where a family has its roots. */
export const peoples =
  'afghan|albansk|albanian|algeri|arabi|bosn|eritre|etiop|ethiop|filippin|irak|iraqi|iran|jemen|kenya|kines|chines|kongo|kosovo|kurd|latvi|libanes|libysk|libyan|litau|lithuan|marokk|moroc|nepal|nigeri|pakistan|palestin|polsk|polish|rumen|romanian|russisk|russian|samisk|sámi|serb|somal|sudan|syr[ia]|tamil|thai|tsjetsjen|chechen|tunis|tyrki|turkish|ugand|ukrain|uzbek|usbek|vietnam'
