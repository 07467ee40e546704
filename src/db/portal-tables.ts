import type { Row } from './column.ts'

/** What everyone may read. */
export interface PortalTables {
  public_mark: Row & { mark: string }
}
