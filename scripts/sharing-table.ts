import { writeFileSync } from 'node:fs'
import { documentOf } from '../test/sharing-document.ts'
import { sharingCases } from '../test/sharing-cases.ts'

// Writes docs/privacy/sharing-table.md from the cases, the rules and the laws.
writeFileSync('docs/privacy/sharing-table.md', documentOf(sharingCases, '2026-11-21'))
