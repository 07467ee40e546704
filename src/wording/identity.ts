import { detailsIn, type DetailKind } from './detail.ts'
import { withoutOverlap, type Finding, type Span } from './finding.ts'
import { knownWords, nameSpans, type NameSpan } from './name.ts'
import { classes, dates, emails, handles, identityNumbers, links, numberedStreets, phones, postalPlaces } from './pattern.ts'
import { placesIn, stands } from './place.ts'
import { togetherIn, type Told, type Together } from './together.ts'
import { isCapitalised, isNext, tokensOf, type Token } from './token.ts'

export type IdentityKind =
  | 'identity-number'
  | 'email'
  | 'link'
  | 'handle'
  | 'birth-date'
  | 'phone'
  | 'address'
  | 'school'
  | 'name'
  | 'name-or-place'
  | 'place'
  | 'family'
  | 'office'
  | 'rare-trait'
  | 'number'
export type IdentitySign = Finding<IdentityKind>

/** What was found: places in the text, and what small things may tell only together. */
export type IdentityReading = { readonly signs: readonly IdentitySign[]; readonly together: readonly Together[] }

/**
 * Reads a text for anonymous discussion and points out what may tell who it is about, directly or together with other things.
 * `knownNames` are the names typed elsewhere in the concern: their words are found again, also in small letters and with a genitive.
 * It advises: the writer sees the places and changes them herself.
 */
export function readForIdentity(text: string, { knownNames }: { knownNames: readonly string[] }): IdentityReading {
  const tokens = tokensOf(text)
  const details = detailsIn(text, tokens)
  const named = schools(text, tokens)
  const there = saidToBeThere(text, tokens)
  // the surest first: where two would overlap, the first one stays
  const signs = withoutOverlap<IdentityKind>(text, [
    ...writtenForms(text, tokens),
    ...as('school', named),
    ...as('school', classes(text)),
    ...details.flatMap(({ kind, start, end, isRare }) => (isRare ? [{ kind: signOf[kind] ?? 'number', start, end }] : [])),
    ...namesAndPlaces(text, tokens, knownNames, there),
  ])
  const places = signs.filter(({ kind, start }) => kind === 'place' || (kind === 'name-or-place' && there.has(start)))
  const told = [...tellAs('school', named), ...tellAs('place', places), ...details, ...tellAs('when', dates(text))]
  return { signs, together: togetherIn(text, told) }
}

/** What may tell who a text is about, one place at a time. See readForIdentity. */
export const findIdentity = (text: string, known: { knownNames: readonly string[] }): readonly IdentitySign[] =>
  readForIdentity(text, known).signs

const signOf: Partial<Record<DetailKind, IdentityKind>> = {
  family: 'family',
  office: 'office',
  'rare-trait': 'rare-trait',
  when: 'number',
  number: 'number',
}

/** What is written in a form of its own: numbers, dates, addresses, links. */
const writtenForms = (text: string, tokens: readonly Token[]) => [
  ...as('identity-number', identityNumbers(text)),
  ...as('email', emails(text)),
  ...as('link', links(text)),
  ...as('handle', handles(text)),
  ...as('birth-date', dates(text)),
  ...as('phone', phones(text)),
  ...as('address', addresses(text, tokens)),
  ...as('address', numberedStreets(text)),
  ...as('address', postalPlaces(text)),
]

function namesAndPlaces(text: string, tokens: readonly Token[], knownNames: readonly string[], there: ReadonlySet<number>) {
  const names = nameSpans(text, tokens)
  const places = placesIn(text, tokens)
  return [
    ...as(
      'place',
      places.filter(({ start }) => there.has(start)),
    ),
    ...as('name', names.filter(({ isSure }) => isSure).flatMap(wholeThenWords)),
    ...as('name', tokens.filter(knownWords(knownNames))),
    ...as('place', places),
    ...as('name-or-place', names.filter(({ isSure }) => !isSure).flatMap(wholeThenWords)),
  ]
}

/** Where the words begin that follow "in" or "from". */
const saidToBeThere = (text: string, tokens: readonly Token[]): ReadonlySet<number> =>
  new Set(tokens.filter((token, at) => stands(text, tokens[at - 1], token)).map(({ start }) => start))

const tellAs = (kind: DetailKind, spans: readonly Span[]): Told[] => spans.map(({ start, end }) => ({ kind, start, end }))
const as = (kind: IdentityKind, spans: readonly Span[]) => spans.map(({ start, end }) => ({ kind, start, end }))

// where a school or a street has taken one word of a name, the others are still pointed out
const wholeThenWords = (name: NameSpan): readonly Span[] => [name, ...name.words]

// "Storgata 12 B", "kirkeveien 5", "Nedre Fjordvik gate 4": a street's ending, then a number
function addresses(text: string, tokens: readonly Token[]): Span[] {
  return tokens.flatMap((street, at) => {
    const [before, number, letter] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]]
    if (!isNext(text, street, number) || !/^\d{1,4}[a-z]?$/u.test(number!.key) || !isStreet(text, before, street)) return []
    const hasLetter = isNext(text, number, letter) && /^[A-H]$/u.test(letter!.words)
    return [{ start: isLoneStreet.test(street.key) ? before!.start : street.start, end: (hasLetter ? letter! : number!).end }]
  })
}

const isStreet = (text: string, before: Token | undefined, street: Token) =>
  isLoneStreet.test(street.key)
    ? isNext(text, before, street) && isCapitalised(before!)
    : longStreet.test(street.key) || (placeEnding.test(street.key) && isCapitalised(street))

const isLoneStreet = /^(?:gate|gata|gaten|vei|veg|veien|vegen|allé|alle|plass|torg|brygge|terrasse|street|road)$/u
const longStreet = /(?:veien|vegen|vei|veg|gaten|gata|gate|gt)$/u
const placeEnding =
  /(?:allé|alleen|alléen|plassen|plass|bakken|bakke|stien|svingen|terrasse|brygge|torg|torget|tunet|lia|åsen|haugen|hagen|jordet|ringen|kroken|løkka)$/u

// "Fjordvik ungdomsskole", "Fjordskolen": a school with its name; "skolen" alone tells nothing
function schools(text: string, tokens: readonly Token[]): Span[] {
  return tokens.flatMap((school, at) => {
    const before = tokens[at - 1]
    if (!schoolWord.test(school.key)) return []
    if (isNext(text, before, school) && isCapitalised(before!) && !(before!.opens && smallWords.has(before!.key)))
      return [{ start: before!.start, end: school.end }]
    return isCapitalised(school) && !school.opens ? [school] : []
  })
}

const schoolWord = /(?:skole|skolen|skule|skulen|videregående|vidaregåande|barnehage|barnehagen)$|^(?:vgs|school|kindergarten|high|barne)$/u
// what may stand with a capital before the word where a sentence begins
const smallWords = new Set(
  `i på ved fra frå til av for om etter under min mitt mi din sin vår vårt en ein ei et eit den denne det dette hver kvar ingen inga annen anna ny nye god hele heile hans hennes hennar
  og men når da då the a an our my her his their this that at in from after every each no new one old`.split(/\s+/u),
)
