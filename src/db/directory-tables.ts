import type { Generated } from 'kysely'
import type { Id } from '#lib/id.ts'
import type { Day, Moment, Row } from './column.ts'

export type ArenaKind = 'sport' | 'culture' | 'leisure' | 'volunteering' | 'other'

/** What the municipality tells of its own services and places: the tables of the directory. Public facts, in plain columns. */
export interface DirectoryTables {
  local_contact: Row & {
    id: Id<'local_contact'>
    name: string
    purpose: string
    needs: string[]
    phone: string | null
    email: string | null
    web: string | null
    hours: string | null
    verified_on: Day
    sort: number
    changed_at: Moment
    taken_off_at: Moment | null
    revision: Generated<number>
  }
  arena: Row & {
    id: Id<'arena'>
    name: string
    kind: ArenaKind
    about: string
    contact: string
    cost: string
    joining: string
    inclusion: string | null
    web: string | null
    verified_on: Day
    changed_at: Moment
    taken_off_at: Moment | null
    revision: Generated<number>
  }
}
