import { sealer, verifyAudit, type Verdict } from '#audit/index.ts'
import { signingKey, verifyingKey } from './signing-keys.ts'
import { maybe, setting, using, type Verb } from './verb.ts'

export const auditVerify: Verb = {
  name: 'audit verify',
  usage: '[--key FILE] [--heads FILE]',
  about: `Holds the trail against its seals, and the seals against the heads outside the database. Takes the public key from --key, or from
FOTFESTE_AUDIT_KEY_FILE; the heads from --heads, or from FOTFESTE_AUDIT_HEADS. Ends with 1 if anything is not as it was sealed.`,
  options: { key: { type: 'string' }, heads: { type: 'string' } },
  run: async ({ options, env, say }) => {
    const publicKey = await verifyingKey(env, maybe(options, 'key'))
    const headsFile = maybe(options, 'heads') ?? env['FOTFESTE_AUDIT_HEADS']
    if (!headsFile) say('No heads file was given: whether the newest seals have been cut away cannot be seen.')
    const verdicts = await using(setting(env, 'DATABASE_JOB_URL'), (job) => verifyAudit(job, { publicKey, headsFile }))
    for (const verdict of verdicts) tell(verdict, say)
    return verdicts.every(({ findings, overdue }) => findings.length + overdue === 0) ? 0 : 1
  },
}

export const auditSeal: Verb = {
  name: 'audit seal',
  usage: '',
  about: `Seals what the trail has gained, once, and writes the signed heads and the list of destroyed keys outside the database. The server's
sealing job does the same each minute. Needs DATABASE_JOB_URL, FOTFESTE_AUDIT_KEY_FILE and FOTFESTE_AUDIT_HEADS.`,
  run: async ({ env, say }) => {
    const seal = await sealer(await signingKey(env), setting(env, 'FOTFESTE_AUDIT_HEADS'))
    say(`Sealed ${await using(setting(env, 'DATABASE_JOB_URL'), seal)} rows.`)
    return 0
  },
}

function tell({ municipality, seals, sealed, waiting, overdue, findings }: Verdict, say: (line: string) => void) {
  say(
    `Municipality ${municipality}: ${sealed} rows under ${seals} seals, ${waiting} waiting for the next one. ${findings.length ? 'NOT SOUND.' : 'Sound.'}`,
  )
  for (const { kind, sequence, id } of findings) say(`  ${kind}: seal ${sequence}${id === null ? '' : `, row ${id}`}`)
  if (overdue) say(`  ${overdue} rows have waited for more than an hour: the sealing job does not run.`)
}
