import type { ColumnType } from 'kysely'
import type { MunicipalityId } from '#lib/id.ts'

/** A sealed column: bytes that only the vault can read. */
export type Sealed = Buffer
export type Row = { municipality_id: MunicipalityId }
export type Moment = Date
/** A day without a clock: read and written as YYYY-MM-DD. */
export type Day = string
export type Json<T> = ColumnType<T, string, string>
