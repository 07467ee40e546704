import { sql } from 'kysely'
import { anyOf, caseNumber } from '#access/index.ts'
import type { CaseId } from '#lib/id.ts'
import { opened, type Reading } from '#work/index.ts'
import { linkConcern } from './access.ts'

/** A case that a report may be linked to: its number, and the first name of the one it is about. */
export type Candidate = { id: CaseId; number: string; firstName: string | undefined; isOpen: boolean }

const mostShown = 25

/**
 * The cases that the actor works on whose person has a name like this, newest first; without a name, the newest ones. Names are
 * opened and compared in memory: there is no register of names to look in. A case that was closed as unfounded is never found.
 */
export async function casesToLink(work: Reading, name: string): Promise<Candidate[]> {
  const wanted = plain(name)
  const found = (await namedCases(work)).filter(
    ({ person }) => wanted === '' || wordsOf(wanted).every((word) => plain(person ?? '').includes(word)),
  )
  const shown = found.slice(0, mostShown)
  opened(work, ...shown.map(({ id }) => id))
  return shown.map(({ id, number, person, isOpen }) => ({ id, number, isOpen, firstName: wordsOf(person ?? '')[0] }))
}

async function namedCases({ tx, actor, keyring }: Reading) {
  const rows = await tx
    .selectFrom('case')
    .leftJoin('case_person', (join) =>
      join.onRef('case_person.municipality_id', '=', 'case.municipality_id').onRef('case_person.case_id', '=', 'case.id'),
    )
    .innerJoin('keystore.data_key as key', (join) =>
      join.onRef('key.municipality_id', '=', 'case.municipality_id').onRef('key.id', '=', 'case.id'),
    )
    .select(['case.id', 'case.year', 'case.sequence', 'case.state', 'case_person.name', 'key.wrapped'])
    .where('case.municipality_id', '=', actor.municipality)
    .where('key.purpose', '=', 'case')
    .where(anyOf(linkConcern, actor))
    .where(notUnfounded)
    .orderBy('case.year', 'desc')
    .orderBy('case.sequence', 'desc')
    .execute()
  return rows.map(({ id, year, sequence, state, name, wrapped }) => ({
    id,
    number: caseNumber(year, sequence),
    isOpen: state === 'open',
    person: name ? keyring.box(actor.municipality, id, wrapped).open('case_person', 'name', id, name) : undefined,
  }))
}

// as it was closed last: one that was reopened since is a case like any other
const notUnfounded = sql<boolean>`("case".state = 'open' or 'unfounded' is distinct from (select closure.outcome from closure
  where closure.municipality_id = "case".municipality_id and closure.case_id = "case".id order by closure.at desc limit 1))`

const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('nb').trim()
const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean)
