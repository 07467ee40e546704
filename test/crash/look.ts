import pg from 'pg'
import type { Receipt } from './sender.ts'

/** What must never be, each as a question that has no rows for an answer. */
const half = {
  'a report that nobody receives': `select from concern c where not exists (select from inbox_entry i where i.concern_id = c.id)`,
  'a report that nobody can open': `select from concern c where not exists (select from keystore.data_key k where k.id = c.id and k.purpose = 'concern')`,
  'a report without its trace': `select from concern c where not exists
    (select from audit_event e where e.action = 'concern.send' and e.outcome = 'done' and (e.subject = c.id or e.detail -> 'opened' ? c.id::text))`,
  'a draft without its key': `select from draft d where not exists (select from keystore.data_key k where k.id = d.id and k.purpose = 'draft')`,
  'the key of a draft that is gone': `select from keystore.data_key k where k.purpose = 'draft' and not exists (select from draft d where d.id = k.id)`,
}

/** How many reports there are. */
export const reports = (url: string) =>
  asOwner(url, async (client) => Number((await client.query<{ count: string }>('select count(*) from concern')).rows[0]!.count))

/** Looks into the database as its owner: which receipts have no report, or have left their draft behind, and what is half saved. */
export const look = (url: string, receipts: readonly Receipt[]) =>
  asOwner(url, async (client) => {
    const { rows: stored } = await client.query<{ reference: string }>('select reference from concern')
    const { rows: left } = await client.query<{ id: string }>('select id from draft')
    const [references, drafts] = [new Set(stored.map(({ reference }) => reference)), new Set(left.map(({ id }) => id))]
    const lost = receipts.filter(({ reference }) => !references.has(reference)).map(({ reference }) => reference)
    const faults = receipts
      .filter(({ draft }) => drafts.has(draft))
      .map(({ reference }) => `${reference} was sent, and its draft is still there`)
    for (const [what, query] of Object.entries(half)) {
      const { rowCount } = await client.query(query)
      if (rowCount) faults.push(`${what}: ${rowCount}`)
    }
    return { lost, faults }
  })

async function asOwner<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}
