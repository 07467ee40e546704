import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { caseActions, openCase } from '#case/index.ts'
import type { Write } from '#db/index.ts'
import { today } from '#lib/day.ts'
import type { DisclosureId } from '#lib/id.ts'
import { share, sharingActions } from '#sharing/index.ts'
import { inCase, inDisclosure, inMunicipality } from '#work/index.ts'
import { aConsent } from './a-consent.ts'
import { house } from './house.ts'
import { aCase } from './a-case.ts'

/** Runs SQL as if a stranger had smuggled it into the deputy's transaction; each piece stands alone. */
async function smuggled() {
  const home = await house()
  const [victim, thief] = [await home.as('coordinator'), await home.as('deputy')]
  await inMunicipality(home.edge.house, victim.secret, caseActions.openNewCase, (work) =>
    openCase(work, { service: 'coordination', ground: 'consent', purpose: 'Et formål', person: { name: 'Et navn' } }),
  )
  const run = (piece: (tx: Write) => Promise<unknown>) =>
    inMunicipality(home.edge.house, thief.secret, { ...caseActions.listCases, trace: 'never' }, (work) => piece(work.tx))
  return { ...home, victim, thief, run }
}
const casesSeen = async (tx: Write) => (await tx.selectFrom('case').select('id').execute()).length

test('a forged setting sees nothing', async () => {
  const { run, id, municipality } = await smuggled()
  for (const tag of [`${id('coordinator')}|${municipality}|`, `${id('coordinator')}|${municipality}|${'0'.repeat(64)}`, '||', 'x'])
    await run(async (tx) => {
      await sql`select set_config('fotfeste.tag', ${tag}, true)`.execute(tx)
      assert.equal(await casesSeen(tx), 0)
    }).catch((fault: unknown) => assert.match(String(fault), /invalid input syntax|row-level security|permission denied/))
})

test('a tag copied from another transaction is worth nothing', async () => {
  const { run, edge, victim } = await smuggled()
  const stolen = await inMunicipality(edge.house, victim.secret, caseActions.listCases, async ({ tx }) => {
    const { rows } = await sql<{ tag: string }>`select current_setting('fotfeste.tag') as tag`.execute(tx)
    return rows[0]!.tag
  })
  await run(async (tx) => {
    await sql`select set_config('fotfeste.tag', ${stolen!}, true)`.execute(tx)
    assert.equal(await casesSeen(tx), 0)
    // back to nobody: even the trace cannot be written as her
    await assert.rejects(
      sql`insert into audit_event (municipality_id, actor_id, action, outcome) select gate.municipality(), gate.actor(), 'x', 'done'`.execute(
        tx,
      ),
      /row-level security|null value/,
    )
  }).catch(() => undefined)
})

for (const [what, statement] of [
  ['become the owner', sql`set role postgres`],
  ['become the guard', sql`set role fotfeste_guard`],
  ['become the keeper', sql`set role fotfeste_keeper`],
  ['change who it is', sql`set session authorization fotfeste_login`],
  ['switch row-level security off', sql`alter table "case" disable row level security`],
  ['read the key of the tag', sql`select * from gate.tag_key`],
  ['compute a tag', sql`select gate.mac('x')`],
  ['read the sessions', sql`select * from gate.session`],
  [
    'make a session',
    sql`insert into gate.session (hash, municipality_id, account_id) select sha256('x'), municipality_id, id from account limit 1`,
  ],
  ['issue a session', sql`select gate.issue_session('x', gen_random_uuid(), 'y')`],
  ['look up accounts by subject', sql`select * from gate.accounts_of('x')`],
  ['seal the audit', sql`insert into audit_seal (municipality_id, sequence, head) values (gate.municipality(), 1, '{}')`],
  ['change the audit', sql`update audit_event set action = 'x'`],
  ['empty the audit', sql`delete from audit_event`],
  [
    'write the audit as another',
    sql`insert into audit_event (municipality_id, actor_id, action, outcome) select municipality_id, id, 'x', 'done' from account where id <> gate.actor()`,
  ],
  ['delete a case', sql`delete from "case"`],
  [
    'make itself coordinator',
    sql`insert into account_role (municipality_id, account_id, role) values (gate.municipality(), gate.actor(), 'administrator')`,
  ],
  [
    'join a case',
    sql`insert into participant (municipality_id, id, case_id, account_id, role, reason, added_by, started_at) select gate.municipality(), gen_random_uuid(), gen_random_uuid(), gate.actor(), 'lead', 'x', gate.actor(), now()`,
  ],
] as const)
  test(`smuggled SQL cannot ${what}`, async () => {
    const { run } = await smuggled()
    await assert.rejects(
      run((tx) => statement.execute(tx)),
      /permission denied|row-level security|does not exist|must be/,
    )
  })

test('smuggled SQL that enters with a guessed secret stays outside', async () => {
  const { run } = await smuggled()
  await run(async (tx) => {
    const { rows } = await sql`select * from gate.enter(${randomBytes(32)})`.execute(tx)
    assert.equal(rows.length, 0)
    assert.equal(await casesSeen(tx), 0)
  })
})

describe('SQL that is smuggled into the transaction of a partner', async () => {
  const home = await house()
  const opened = await aCase(home, { person: { name: 'Et navn', birthDate: '1990-01-01' } })
  const police = await home.as('police')
  const consent = await aConsent(home.edge.house, opened.me.secret, opened.id, { receivers: ['police'] })
  const shared = await inCase(home.edge.house, opened.me.secret, sharingActions.shareFromCase, opened.id, (work) =>
    share(work, {
      to: { account: police.id },
      ground: { basis: 'consent', consent },
      items: { entries: [], observations: [], summary: 'Et ord' },
      until: today(work.now),
      told: { isTold: true },
      personView: 'Ja',
    }),
  )
  const { id } = shared as { id: DisclosureId }
  const run = <T>(piece: (tx: Write) => Promise<T>) =>
    inDisclosure(home.edge.house, police.secret, sharingActions.readShared, id, (work) => piece(work.tx))

  test('reads the items, and of the case that they come from nothing at all', async () => {
    await run(async (tx) => {
      const { rows } = await sql`select id, body from disclosed_item`.execute(tx)
      assert.equal(rows.length, 1)
      for (const table of ['disclosure', '"case"', 'case_person', 'participant', 'journal_entry', 'consent', 'audit_event'])
        assert.deepEqual((await sql`select * from ${sql.raw(table)}`.execute(tx)).rows, [], table)
      assert.deepEqual((await sql`select * from gate.reads_of(${id})`.execute(tx)).rows, [])
      assert.deepEqual((await sql`select purpose from keystore.data_key order by 1`.execute(tx)).rows, [
        { purpose: 'directory' },
        { purpose: 'disclosure' },
      ])
    })
  })

  for (const [what, statement] of [
    ['which case an item comes from', sql`select case_id from disclosed_item`],
    ['which entry an item was', sql`select journal_entry_id from disclosed_item`],
    [
      'the case through her own trace',
      sql`insert into audit_event (municipality_id, actor_id, action, outcome, subject) values (gate.municipality(), gate.actor(), 'shared.read', 'done', ${id}) returning case_id`,
    ],
  ] as const)
    test(`does not learn ${what}`, async () => {
      await assert.rejects(
        run((tx) => statement.execute(tx)),
        /permission denied|row-level security/,
      )
    })
})
