/** Reading a text before it is sent, by rules and on this machine alone. It points at words; people decide. */
export { adviseOn, type Advice } from './advice.ts'
export { findIdentity, readForIdentity, type IdentityKind, type IdentityReading, type IdentitySign } from './identity.ts'
export { namesIn } from './name.ts'
export { togetherKinds } from './together.ts'
export { text as wordingText } from './wording.text.ts'
