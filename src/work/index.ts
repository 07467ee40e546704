export { inCase, inDisclosure, inMunicipality, type Entered, type House } from './enter.ts'
export { boxFor, discardKey, learnMunicipality, newBoxFor, opened } from './keys.ts'
export { reading, type CaseReading, type CaseWork, type DisclosureReading, type DisclosureWork, type Reading, type Work } from './work.ts'
export { asVisitor, findVisited, nowOf, type Municipality, type Visit, type Visited } from './visit.ts'
