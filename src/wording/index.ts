/** Reading a text before it is sent, by rules and on this machine alone. It points at words; people decide. */
export { adviseOn, type Advice } from './advice.ts'
export { findIdentity, type IdentityKind, type IdentitySign } from './identity.ts'
export { namesIn } from './name.ts'
export { text as wordingText } from './wording.text.ts'
