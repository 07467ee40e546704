import { boxFor, type CaseReading, type CaseWork } from '#work/index.ts'

/**
 * The sealed words of one row of a case, by their columns. What may be left out is kept as null, and read again as no words. Throws NotFound
 * where the actor may not read the case.
 */
export async function sealedIn(work: CaseReading | CaseWork, table: string, row: string) {
  const box = await boxFor(work, 'case', work.case.id)
  return {
    seal: (column: string, words: string) => box.seal(table, column, row, words),
    sealAny: (column: string, words: string) => (words ? box.seal(table, column, row, words) : null),
    open: (column: string, value: Buffer | null) => (value ? box.open(table, column, row, value) : ''),
  }
}
