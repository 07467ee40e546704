import { sql } from 'kysely'
import { personOf, team } from '#case/index.ts'
import type { Role } from '#db/index.ts'
import { colleagues, type Colleague } from '#identity/index.ts'
import { ageOn } from '#law/index.ts'
import { today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import type { CaseReading } from '#work/index.ts'

/** Someone with an account here, who is given access; or someone without, who is told in another way, and whom the record names. */
export type Receiver = { account: AccountId } | { service: string; name: string }

// whose work it can be to be shown something from a case
const roles: readonly Role[] = ['employee', 'unit_leader', 'coordinator', 'mentor', 'partner', 'adviser']

/** Those who can be shown something: at work, not in the team, who reads it already, and not blocked from the case. */
export async function whoCanReceive(work: CaseReading): Promise<Colleague[]> {
  const inside = new Set((await team(work)).now.map(({ account }) => account))
  const people = (await colleagues(work)).filter(({ id, roles: has }) => !inside.has(id) && has.some((role) => roles.includes(role)))
  const blocked = await blockedAmong(
    work,
    people.map(({ id }) => id),
  )
  return people.filter(({ id }) => !blocked.has(id))
}

/** Whether someone is blocked from the case (habilitet, forvaltningsloven § 6). */
export const blockedFrom = async (work: CaseReading, account: AccountId) => (await blockedAmong(work, [account])).has(account)

async function blockedAmong({ tx, actor, case: { id } }: CaseReading, accounts: readonly AccountId[]): Promise<ReadonlySet<AccountId>> {
  if (accounts.length === 0) return new Set()
  const rows = await tx
    .selectFrom('account')
    .select('id')
    .where('municipality_id', '=', actor.municipality)
    .where('id', 'in', accounts)
    .where(sql<boolean>`gate.is_blocked(${id}, id)`)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Whether the case is about a child; undefined where no day of birth is recorded. */
export async function isChild(work: CaseReading): Promise<boolean | undefined> {
  const birthDate = (await personOf(work))?.birthDate
  return birthDate === undefined ? undefined : ageOn(birthDate, today(work.now)) < 18
}
