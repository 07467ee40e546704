export { keyFrom, type Key } from './cipher.ts'
export { ensureKeyFile, readKeyFile } from './key-file.ts'
export { Keyring, type Box } from './keyring.ts'
