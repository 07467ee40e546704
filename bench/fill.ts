import pg from 'pg'
import { addDays, today } from '../src/lib/day.ts'
import { newId } from '../src/lib/id.ts'
import type { TestHouse } from '../test/furnish.ts'

/** How much a municipality has: cases of which four in five are open, and reports, of which some wait and the rest are decided. */
export type Size = { cases: number; waiting: number; decided: number }

type Filling = {
  town: TestHouse
  routine: { id: string; steps: string[] }
  write: (table: string, rows: Record<string, unknown>[]) => Promise<unknown>
}

const atOnce = 1_000

/**
 * Writes many cases and reports straight into the tables, each sealed with a key of its own as the real ones are; the coordinator leads
 * them all. The checks of foreign keys rest meanwhile: what is written is whole.
 */
export async function fill(town: TestHouse, { cases, waiting, decided }: Size): Promise<void> {
  const client = new pg.Client({ connectionString: town.ownerUrl })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query('set synchronous_commit = off')
  const { rows } = await client.query<{ id: string; content: { steps: { key: string }[] } }>(
    "select id, content from routine where kind = 'follow-up'",
  )
  const routine = { id: rows[0]!.id, steps: rows[0]!.content.steps.map(({ key }) => key) }
  const filling: Filling = { town, routine, write: (table, values) => insert(client, table, values) }
  const ids: string[] = []
  for (const places of portions(cases)) ids.push(...(await writeCases(filling, places)))
  for (const places of portions(waiting + decided)) await writeReports(filling, places, waiting, ids)
  await client.query('vacuum analyze')
  await client.end()
}

function* portions(count: number) {
  for (let from = 0; from < count; from += atOnce) yield Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => from + at)
}

const now = new Date()

async function writeCases({ town, routine, write }: Filling, places: number[]): Promise<string[]> {
  const of = { municipality_id: town.municipality }
  const lead = town.id('coordinator')
  const made = places.map((place) => {
    const id = newId<'case'>()
    const isOpen = place % 5 !== 0
    return {
      place,
      id,
      state: isOpen ? 'open' : 'closed',
      on: isOpen ? addDays(today(now), (place % 365) - 20) : null,
      ...town.keyring.newBox(town.municipality, id),
    }
  })
  const about = {
    service: 'coordination',
    ground: 'consent',
    routine_id: routine.id,
    routine_version: 1,
    lead_id: lead,
    opened_by: lead,
    opened_at: now,
  }
  await write(
    '"case"',
    made.map(({ place, id, state, on, box }) => {
      const purpose = box.seal('case', 'purpose', id, `Ønsker hjelp til å finne et sted å høre til (${place})`)
      const next = on ? { step: routine.steps[place % routine.steps.length], next_action: 'start-step', next_by: lead } : { closed_at: now }
      return { ...of, ...about, id, year: 2026, sequence: place + 1, purpose, state, next_on: on, ...none, ...next }
    }),
  )
  await write(
    'case_person',
    made.map(({ place, id, box }) => ({ ...of, case_id: id, name: box.seal('case_person', 'name', id, `Person${place} Testesen`) })),
  )
  await write(
    'keystore.data_key',
    made.map(({ id, wrapped }) => ({ ...of, id, purpose: 'case', wrapped })),
  )
  await write(
    'participant',
    made.flatMap(({ id, state, on, box }) =>
      (['coordinator', 'outreach'] as const).map((who) => {
        const part = newId<'participant'>()
        const reason = box.seal('participant', 'reason', part, 'Kjenner personen fra før')
        const carried = { case_state: state, case_next_on: on }
        const role = who === 'coordinator' ? 'lead' : 'member'
        return { ...of, id: part, case_id: id, account_id: town.id(who), role, reason, added_by: lead, started_at: now, ...carried }
      }),
    ),
  )
  await write(
    'journal_entry',
    made.map(({ id, box }) => {
      const entry = newId<'journal_entry'>()
      const body = box.seal('journal_entry', 'body', entry, 'Snakket sammen på telefon. Det går bedre på skolen enn før jul.')
      return { ...of, id: entry, case_id: id, author_id: lead, kind: 'phone', body, happened_on: today(now), at: now }
    }),
  )
  return made.map(({ id }) => id)
}

// a row has the same columns whatever its state
const none = { step: null, next_action: null, next_by: null, closed_at: null }

async function writeReports({ town, write }: Filling, places: number[], waiting: number, cases: string[]) {
  const of = { municipality_id: town.municipality }
  const coordinator = town.id('coordinator')
  const unit = (await town.owner.selectFrom('account').select('unit_id').where('id', '=', town.id('teacher')).executeTakeFirstOrThrow())
    .unit_id
  const made = places.map((place) => {
    const id = newId<'concern'>()
    return { place, id, at: new Date(now.getTime() - place * 600_000), ...town.keyring.newBox(town.municipality, id) }
  })
  const about = {
    author_id: town.id('teacher'),
    unit_id: unit,
    receiver: 'municipal',
    sender_service: 'school',
    ground: 'forvaltningsloven-13-b-3',
    is_identified: true,
  }
  await write(
    'concern',
    made.map(({ place, id, at, box }) => {
      const body = box.sealJson('concern', 'body', id, { observations: [{ seen: 'Han sto alene hele friminuttet.' }], protective: '' })
      const next = { next_by: coordinator, next_on: addDays(today(at), 3) }
      return { ...of, ...about, id, reference: `B-2026-${place}`, origin: 'observed', told: 'told', body, sent_at: at, ...next }
    }),
  )
  await write(
    'keystore.data_key',
    made.map(({ id, wrapped }) => ({ ...of, id, purpose: 'concern', wrapped })),
  )
  await write(
    'inbox_entry',
    made.map(({ place, id, at, box }) => {
      const entry = newId<'inbox_entry'>()
      const verdict = {
        decision: 'linked',
        decided_at: at,
        decided_by: coordinator,
        reason: box.seal('inbox_entry', 'reason', entry, 'Hører til en sak.'),
      }
      const open = { decision: null, decided_at: null, decided_by: null, reason: null }
      const came = {
        receiver: 'municipal',
        arrived_at: at,
        due_on: addDays(today(at), 3),
        responsible_id: coordinator,
        read_at: place % 2 ? at : null,
      }
      return { ...of, id: entry, concern_id: id, ...came, ...(place < waiting ? open : verdict) }
    }),
  )
  const linked = made.filter(({ place }) => place >= waiting && cases[place - waiting])
  const link = { ...of, linked_by: coordinator, at: now }
  if (linked.length)
    await write(
      'concern_link',
      linked.map(({ place, id }) => ({ ...link, concern_id: id, case_id: cases[place - waiting] })),
    )
}

/** Many rows in one statement: PostgreSQL makes them of a list for each column. */
async function insert(client: pg.Client, table: string, rows: Record<string, unknown>[]) {
  const columns = Object.keys(rows[0]!)
  const types = await typesOf(client, table)
  const lists = columns.map((column, at) => `$${at + 1}::${types.get(column)}[]`)
  const values = columns.map((column) => rows.map((row) => row[column] ?? null))
  await client.query(`insert into ${table} (${columns.join(', ')}) select * from unnest(${lists.join(', ')})`, values)
}

const known = new Map<string, Map<string, string>>()

async function typesOf(client: pg.Client, table: string) {
  const found = known.get(table)
  if (found) return found
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0`,
    [table],
  )
  const types = new Map(rows.map(({ name, type }) => [name, type]))
  known.set(table, types)
  return types
}
