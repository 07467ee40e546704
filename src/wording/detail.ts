import { businesses, commonWords, countries, offices, peoples, rareWords } from './detail-words.ts'
import type { Span } from './finding.ts'
import { classes, spans } from './pattern.ts'
import { findPhrases, phrases } from './phrase.ts'
import type { Token } from './token.ts'

/** What may tell who somebody is without naming her. */
export type DetailKind =
  | 'school'
  | 'class'
  | 'place'
  | 'family'
  | 'origin'
  | 'office'
  | 'rare-trait'
  | 'age'
  | 'club'
  | 'when'
  | 'clock'
  | 'amount'
  | 'number'
/** A detail in a text. `isRare`: it may tell who it is all by itself. */
export type Detail = Span & { readonly kind: DetailKind; readonly isRare: boolean }

/** The details that words and patterns tell, but for the names of schools and places. */
export const detailsIn = (text: string, tokens: readonly Token[]): Detail[] => [
  ...rare('when', dayInMonth(text)),
  ...rare('number', dwellings(text)),
  ...rare('office', spans(text, officeOfKin), spans(text, kinOfOffice), spans(text, officeGenitive), spans(text, familyBusiness)),
  ...rare('family', spans(text, manySiblings), spans(text, manyChildren), spans(text, placeAmongSiblings)),
  ...rare('rare-trait', spans(text, onlyOne), spans(text, vehicle), spans(text, plate), spans(text, make)),
  ...phrasesIn(text, tokens, rareDictionary).map((found) => ({ ...found, isRare: true })),
  ...phrasesIn(text, tokens, commonDictionary).map((found) => ({ ...found, isRare: false })),
  ...common('origin', spans(text, fromCountry), spans(text, ofPeople)),
  ...common('class', classes(text), spans(text, grade), spans(text, gradeWords), spans(text, gradeEnglish)),
  ...common('age', spans(text, years), spans(text, yearsInWords), spans(text, yearsEnglish)),
  ...common('clock', spans(text, clock)),
  ...common('amount', spans(text, amount)),
]

const rareDictionary = phrases<'family' | 'rare-trait'>(rareWords)
const commonDictionary = phrases<'family' | 'place' | 'club' | 'rare-trait'>(commonWords)
const phrasesIn = <Kind extends string>(text: string, tokens: readonly Token[], dictionary: ReturnType<typeof phrases<Kind>>) => [
  ...findPhrases(text, tokens, dictionary),
]

const as =
  (isRare: boolean) =>
  (kind: DetailKind, ...found: readonly Span[][]): Detail[] =>
    found.flat().map(({ start, end }) => ({ kind, start, end, isRare }))
const rare = as(true)
const common = as(false)

const word = (source: string, flags = 'giu') => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${source})(?![\\p{L}\\p{N}])`, flags)

const kin =
  'mor|moren|mora|mamma|far|faren|pappa|stemor|stefar|bestemor|bestefar|onkel|onkelen|tante|tanta|bror|broren|søster|søsteren|søstera|syster|systera|forelderen|mother|father|mum|dad|parent|uncle|aunt|brother|sister|grandfather|grandmother'
const child =
  'sønn|sønnen|son|sonen|datter|datteren|dattera|dotter|dottera|barn|barnet|barnebarn|barnebarnet|nevø|nevøen|niese|niesen|daughter|child|grandchild|nephew|niece'
const known =
  '(?:(?:en|ein|ei|den|a|an|the|vår|our|lokal|local|forrige|førre|nåværende|noverande|kjent|kjend|kjente|kjende|well-known|famous|tidligere|tidlegare|former) ){0,3}'

// "faren er ordfører", "her mother is the mayor"
const officeOfKin = word(
  `(?:${kin})(?: (?:hans|hennes|hennar|til \\p{L}{2,15}))? (?:er|var|jobber som|jobbar som|arbeider som|arbeidar som|is|was|works as) ${known}(?:${offices})(?:en|n|a)?`,
)
// "sønn av presten", "daughter of the mayor"
const kinOfOffice = word(`(?:${child}) (?:av|til|åt|of|to) ${known}(?:${offices})(?:en|n|a)?`)
// "ordførerens sønn", "rektor sin son", "the mayor's daughter"
const officeGenitive = word(`(?:${offices})(?:ens|en sin|en si|s|’s|'s| sin| si) (?:${child})`)
const familyBusiness = word(
  `(?:foreldrene|foreldra|foreldre|familien|faren|moren|mora|far|mor|parents|family|father|mother) (?:driver|driv|eier|eig|runs|run|owns|own) (?:\\p{L}{1,15} ){0,2}(?:${businesses})\\p{L}{0,4}`,
)

const many = '(?:[4-9]|1\\d|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|four|five|six|seven|eight|nine|ten|eleven|twelve)'
const manySiblings = word(
  `${many} (?:(?:yngre|eldre|små|store|younger|older|little|big) )?(?:søsken|småsøsken|sysken|småsysken|brødre|brør|brødrar|søstre|søstrer|systre|systrer|siblings|brothers|sisters)`,
)
const manyChildren = word(
  `(?:familien?|family|foreldrene|foreldra|parents|mor|moren|mora) (?:med|har|with|has|have) ${many} (?:barn|born|children)`,
)
const placeAmongSiblings = word(
  `(?:yngst|eldst|youngest|oldest|eldest|nummer \\p{L}{2,6}|nr\\.? \\d) (?:av|of|i ein flokk på|i en flokk på) ${many}`,
)

const onlyOne = word(
  '(?:den |det |the )?(?:eneste|einaste|only) (?:gutten|guten|jenta|jenten|eleven|ungdommen|ungdomen|ansatte|tilsette|kvinnen|kvinna|mannen|girl|boy|pupil|student|woman|man|one in|one from|one at)|den (?:eneste|einaste) (?:fra|frå|på|i)',
)
const vehicle = word(
  '(?:rød|raud|blå|grønn|grøn|gul|oransje|lilla|rosa|hvit|kvit|svart|sølvgrå|red|blue|green|yellow|orange|purple|pink|white|black)e? (?:bil|bilen|varebil|moped|mopeden|motorsykkel|sykkel|car|van|moped|motorbike)',
)
const plate = word('[A-Z]{2} ?\\d{5}', 'gu')
const make = word('Volvo|BMW|Audi|Tesla|Toyota|Mercedes|Vespa|Yamaha|Honda|Suzuki|Volkswagen|Saab|Mazda|Porsche', 'gu')

const from = '(?:fra|frå|from)'
const person =
  'familie|familien|foreldre|foreldrene|foreldra|faren|moren|mora|gutt|gutten|gut|guten|jente|jenta|elev|eleven|ungdom|ungdommen|ungdomen|han|hun|ho|hen|family|parents|father|mother|boy|girl|pupil|student|he|she'
const comes = '(?: (?:er|var|kommer|kjem|kom|is|was|are|comes|came|come))?(?: (?:opprinnelig|opphavleg|originally))?'
const moved =
  '(?:kom|kommet|kome|kom som flyktninger|kom som flyktningar|came as refugees|flyktet|flykta|flyttet|flytta|rømte|rømde|fled|moved|came)(?: (?:hit|til Norge|til Noreg|to Norway|here))?'
const fromCountry = word(`(?:(?:${person})${comes} ${from}|${moved} ${from}|født i|fødd i|born in) (?:${countries})`)
const ofPeople = word(
  `(?:${peoples})\\p{L}{0,8} (?:familie|familien|bakgrunn|opphav|opprinnelse|mor|far|foreldre|gutt|gut|jente|elev|ungdom|family|background|parents|mother|father|boy|girl|pupil|origin)`,
)

const grade = word('(?:[1-9]|10)\\. ?(?:trinn|klasse|steg|årstrinn|årssteg)(?:et|en|n|a)?')
const gradeWords = word(
  '(?:første|fyrste|andre|tredje|fjerde|femte|sjette|sjuende|sjuande|syvende|åttende|åttande|niende|niande|tiende|tiande) (?:trinn|trinnet|klasse|klassen|klassa|steg|steget)',
)
const gradeEnglish = word(
  '(?:grade|year) (?:[1-9]|1[0-3])|(?:[1-9]|1[0-3])(?:st|nd|rd|th) grade|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) grade',
)

const teens = 'ti|elleve|tolv|tretten|fjorten|femten|seksten|sekstan|sytten|syttan|atten|attan|nitten|nittan|tjue'
const years = word(
  '(?<!(?:for|i|siste|over|etter|under|enn|om|in|last|past|of|minst) )(?:[6-9]|1\\d|2[0-5])(?: år(?! (?:siden|sidan|etter|senere|seinare|med|i))|-?åring(?:en|ar|er)?)',
)
const yearsInWords = word(
  `(?<!(?:for|i|siste|over|etter|under|enn|om|minst) )(?:${teens})(?: år(?! (?:siden|sidan|etter|senere|seinare|med|i))|åring(?:en|ar|er)?)`,
)
const yearsEnglish = word(
  '(?:fylt|fyller|turned|turning) (?:[6-9]|1\\d|2[0-5])|(?:[6-9]|1\\d|2[0-5]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?: years old|-year-olds?| year old)|aged (?:[6-9]|1\\d|2[0-5])',
)

const clock = word('(?:kl\\.? ?|klokka |klokken |at )(?:[01]?\\d|2[0-3])[.:][0-5]\\d')
const amount = word('\\d{1,3}(?:[ .]?\\d{3}){0,3} ?(?:kr|kroner|nok)')
const dwellings = (text: string) => [
  ...spans(
    text,
    word('(?:leilighet|leilegheit|hybel|oppgang|blokk|flat|apartment)(?: nr\\.?| nummer| number)? (?:[A-H]\\d{0,4}|\\d{1,4}[A-H]?)'),
  ),
  ...spans(text, word('(?:rom|room)(?: nr\\.?| nummer| number)? \\d{2,4}')),
  ...spans(text, word('[HKLU]0\\d{3}', 'gu')),
]

const months =
  'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january|february|march|may|june|july|october|december'
// the days that everyone speaks of point at nobody
const commonDays = /^(?:(?:17|1)\.? mai|8\.? mars|22\.? juli|6\.? februar|24\.? desember|31\.? desember|22 july|july 22|17 may|may 17)/iu
const dayInMonth = (text: string) =>
  [
    ...spans(text, word(`(?:[12]?\\d|3[01])(?:\\. ?| |st |nd |rd |th )(?:of )?(?:${months})`)),
    ...spans(
      text,
      word('(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:[12]?\\d|3[01])(?:st|nd|rd|th)?'),
    ),
  ].filter(({ start, end }) => !commonDays.test(text.slice(start, end)))
