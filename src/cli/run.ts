import { parseArgs } from 'node:util'
import { CannotRestore } from '#db/restore.ts'
import { accountAdd } from './account.ts'
import { auditSeal, auditVerify } from './audit.ts'
import { backupVerb, restoreVerb } from './backup.ts'
import { keyNew } from './key.ts'
import { migrateVerb } from './migrate.ts'
import { municipalityAdd } from './municipality.ts'
import { seedVerb } from './seed.ts'
import { Told, type Given, type Verb } from './verb.ts'

const verbs: readonly Verb[] = [migrateVerb, seedVerb, keyNew, municipalityAdd, accountAdd, auditVerify, auditSeal, backupVerb, restoreVerb]

type Terminal = { say: (line: string) => void; complain: (line: string) => void; input: () => Promise<string> }

/** Does what a command line asks for. Gives the exit code: 0 done, 1 not as it should be or failed, 2 not understood. */
export async function run(line: readonly string[], env: Given['env'], terminal: Terminal): Promise<number> {
  const asked = line.filter((word) => word !== '--help' && word !== '-h')
  const verb = verbs.find(({ name }) => name === asked.slice(0, name.split(' ').length).join(' '))
  if (verb && asked.length < line.length) return help([verb], terminal.say)
  if (asked.length === 0 || asked[0] === 'help') return help(verbs, terminal.say)
  if (!verb) {
    terminal.complain(`There is no verb "${asked.join(' ')}". See: fotfeste help`)
    return 2
  }
  try {
    return await verb.run({ ...parsed(verb, asked), env, say: terminal.say, input: terminal.input })
  } catch (fault) {
    terminal.complain(wordsOf(fault))
    return fault instanceof Misused ? 2 : 1
  }
}

class Misused extends Told {}

function parsed(verb: Verb, line: readonly string[]): Pick<Given, 'words' | 'options'> {
  try {
    const args = line.slice(verb.name.split(' ').length)
    const { values, positionals } = parseArgs({ args, options: verb.options ?? {}, allowPositionals: true, strict: true })
    if (positionals.length === (verb.words ?? 0)) return { words: positionals, options: values }
  } catch (fault) {
    throw new Misused(`${wordsOf(fault)}\nUsage: fotfeste ${verb.name} ${verb.usage}`)
  }
  throw new Misused(`Usage: fotfeste ${verb.name} ${verb.usage}`)
}

function help(some: readonly Verb[], say: (line: string) => void) {
  if (some.length > 1) say('fotfeste VERB: looks after an installation. Settings come from the environment; see docs/run/.\n')
  for (const { name, usage, about } of some) say(`fotfeste ${`${name} ${usage}`.trim()}\n${about.replaceAll(/^/gm, '    ')}\n`)
  return 0
}

/** What an operator is told: our own words, or the fault's first line. A database's details may quote a row, so they are left out. */
function wordsOf(fault: unknown): string {
  if (fault instanceof Told || fault instanceof CannotRestore) return fault.message
  if (!(fault instanceof Error)) return 'It failed'
  const causes = fault.cause instanceof Error ? ` (${fault.cause.message})` : ''
  return `${fault.message || fault.name}${causes}`
}
