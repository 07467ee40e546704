import { sql } from 'kysely'
import type { Outcome, Read } from '#db/index.ts'
import type { AccountId, CaseId, MunicipalityId } from '#lib/id.ts'

/** One line of the trail, as its reader sees it: ids, never what stands in a case. */
export type TrailLine = {
  readonly at: Date
  /** The day is all that was kept, as for anonymous discussion. */
  readonly isWholeDay: boolean
  readonly actor: AccountId | null
  readonly action: string
  readonly outcome: Outcome
  readonly caseId: CaseId | null
  /** How many more cases or concerns a list opened. */
  readonly opened: number
  readonly isSealed: boolean
}
export type TrailFilter = {
  readonly caseId?: CaseId | undefined
  readonly actor?: AccountId | undefined
  readonly action?: string | undefined
  readonly refused?: boolean
  /** Where the page before this one ended. */
  readonly before?: string | undefined
}

export const pageSize = 50

/**
 * The newest lines of the trail that fit, and where the next page begins, if there is one. A case is found by the lines of its own, by lists that opened it and by those who were refused it.
 * Takes a `before` that an earlier page gave; anything else begins from the newest.
 */
export async function trail(tx: Read, municipality: MunicipalityId, filter: TrailFilter): Promise<{ lines: TrailLine[]; older?: string }> {
  const { caseId, actor, action, refused, before } = filter
  const [, at, id] = place.exec(before ?? '') ?? []
  const rows = await tx
    .selectFrom('audit_event as e')
    .leftJoin('audit_sealed as s', (join) => join.onRef('s.municipality_id', '=', 'e.municipality_id').onRef('s.event_id', '=', 'e.id'))
    .select(['e.id', 'e.at', 'e.actor_id', 'e.action', 'e.outcome', 'e.case_id', 's.sequence'])
    .select([
      sql<boolean>`e.at = date_trunc('day', e.at, 'Europe/Oslo')`.as('is_whole_day'),
      sql<number>`coalesce(jsonb_array_length(e.detail -> 'opened'), 0)`.as('opened'),
      sql<string>`(extract(epoch from e.at) * 1000000)::bigint || '_' || e.id`.as('place'),
    ])
    .where('e.municipality_id', '=', municipality)
    .$if(caseId !== undefined, (query) =>
      query.where((where) =>
        where.or([where('e.case_id', '=', caseId!), where('e.subject', '=', caseId!), sql<boolean>`e.detail -> 'opened' ? ${caseId}`]),
      ),
    )
    .$if(actor !== undefined, (query) => query.where('e.actor_id', '=', actor!))
    .$if(action !== undefined, (query) => query.where('e.action', '=', action!))
    .$if(refused === true, (query) => query.where('e.outcome', '=', 'refused'))
    .$if(at !== undefined && id !== undefined, (query) =>
      query.where(sql<boolean>`(e.at, e.id) < ('epoch'::timestamptz + ${at}::float8 * interval '1 microsecond', ${id}::bigint)`),
    )
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const shown = rows.slice(0, pageSize)
  const lines = shown.map((row) => ({
    at: row.at,
    isWholeDay: row.is_whole_day,
    actor: row.actor_id,
    action: row.action,
    outcome: row.outcome,
    caseId: row.case_id,
    opened: row.opened,
    isSealed: row.sequence !== null,
  }))
  return rows.length > pageSize ? { lines, older: shown.at(-1)!.place } : { lines }
}

/** Which case has this number; undefined where none has. The database answers the privacy officer alone. */
export async function caseOfNumber(tx: Read, number: { year: number; sequence: number }): Promise<CaseId | undefined> {
  const found = sql<CaseId | null>`gate.case_of_number(${number.year}, ${number.sequence})`.as('id')
  return (await tx.selectNoFrom(found).executeTakeFirst())?.id ?? undefined
}

/** When the newest seal was set, and which one it is; undefined before the first. */
export async function newestSeal(tx: Read, municipality: MunicipalityId): Promise<{ sequence: number; at: Date } | undefined> {
  const row = await tx
    .selectFrom('audit_seal')
    .select(['sequence', sql<Date>`(head ->> 'at')::timestamptz`.as('at')])
    .where('municipality_id', '=', municipality)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
}

// microseconds since 1970, and the row: whatever digits come, they are a time
const place = /^(\d{1,16})_(\d{1,18})$/
