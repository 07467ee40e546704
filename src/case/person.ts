import { formatDay, isLang, type Lang } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { Conflict } from '#lib/errors.ts'
import { boxFor, reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { writeEntry } from './journal.ts'
import { text } from './person.text.ts'
import { keepApart } from './protection.ts'
import { mustBeOpen } from './state.ts'

export type Person = {
  name: string
  birthDate: string | undefined
  /** How to reach the person; left out where the address is protected: see protection.ts. */
  contact: string | undefined
  addressProtected: boolean
  revision: number
}
/** `revision`: the one that the form was drawn from; left out where nobody was recorded. */
export type Description = { name: string; birthDate?: string | undefined; contact?: string | undefined; revision?: number | undefined }

/** Whom the case is about; undefined while nobody is recorded. */
export async function personOf({ tx, actor, case: { id }, ...work }: CaseReading): Promise<Person | undefined> {
  const row = await tx
    .selectFrom('case_person')
    .select(['name', 'birth_date', 'contact', 'address_protected', 'revision'])
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const box = await boxFor({ tx, actor, ...work }, 'case', id)
  const open = (column: string, value: Buffer | null) => (value ? box.open('case_person', column, id, value) : undefined)
  return {
    name: box.open('case_person', 'name', id, row.name),
    birthDate: open('birth_date', row.birth_date),
    contact: open('contact', row.contact),
    addressProtected: row.address_protected,
    revision: row.revision,
  }
}

/**
 * Records whom the case is about, or changes it; what stood there before stays in the journal (arkivforskrifta 2025 § 11). Throws
 * Conflict where the case has no ground (GDPR art. 6 and 9), is closed, or someone else has written meanwhile.
 */
export async function describePerson(work: CaseWork, person: Description): Promise<void> {
  mustBeOpen(work)
  if (!work.case.ground) throw new Conflict('Without a ground nobody is recorded')
  const before = await personOf(reading(work))
  if (before?.revision !== person.revision) throw new Conflict('Someone else has written')
  if (!before) return insert(work, person)
  if (before.addressProtected && person.contact) await keepApart(work, person.contact)
  const shown = before.addressProtected ? { ...person, contact: undefined } : person
  const lines = whatWas(work, before, shown)
  if (lines.length === 0) return
  await update(work, shown, before.revision)
  await note(work, [text(langOf(work)).note.person, ...lines])
}

/** A note about what was changed, written by the one who changed it, on the day. */
export const note = (work: CaseWork, lines: readonly string[]) =>
  writeEntry(work, { kind: 'note', body: lines.join('\n'), happenedOn: today(work.now) })

/** The language that someone writes in. */
export const langOf = ({ actor }: CaseWork): Lang => (isLang(actor.lang) ? actor.lang : 'nb')

async function insert(work: CaseWork, person: Description) {
  const values = { municipality_id: work.actor.municipality, case_id: work.case.id, ...(await sealed(work, person)) }
  const { numInsertedOrUpdatedRows } = await work.tx
    .insertInto('case_person')
    .values(values)
    .onConflict((row) => row.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) throw new Conflict('Someone else has written')
}

async function update(work: CaseWork, person: Description, revision: number) {
  const values = { ...(await sealed(work, person)), revision: revision + 1 }
  const { numUpdatedRows } = await work.tx
    .updateTable('case_person')
    .set(values)
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Conflict('Someone else has written')
}

async function sealed(work: CaseWork, { name, birthDate, contact }: Description) {
  const { id } = work.case
  const box = await boxFor(work, 'case', id)
  const seal = (column: string, value: string | undefined) => (value ? box.seal('case_person', column, id, value) : null)
  return { name: box.seal('case_person', 'name', id, name), birth_date: seal('birth_date', birthDate), contact: seal('contact', contact) }
}

function whatWas(work: CaseWork, before: Person, person: Description): string[] {
  const lang = langOf(work)
  const t = text(lang)
  const day = (value: string | undefined) => value && formatDay(lang, value)
  const fields = [
    [t.name, before.name, person.name],
    [t.birthDate, day(before.birthDate), day(person.birthDate)],
    [t.contact, before.contact, person.contact],
  ] as const
  return fields.filter(([, was, is]) => (was ?? '') !== (is ?? '')).map(([field, was]) => t.note.was(field, was || t.notGiven))
}
