import { readFileSync, writeFileSync } from 'node:fs'
import { documentOf } from '../test/access-document.ts'
import { table } from '../test/access-table.ts'

// Writes docs/run/access-matrix.md from the table; what the mutations have shown stays below it.
const file = 'docs/run/access-matrix.md'
const marker = '<!-- what follows is written by scripts/mutate-access.ts -->\n'
const [, shown] = readFileSync(file, { encoding: 'utf8', flag: 'a+' }).split(marker)
writeFileSync(file, documentOf(table) + (shown === undefined ? '' : marker + shown))
