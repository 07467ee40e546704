import { mustBeOpen } from '#case/index.ts'
import { grounds, type Ground } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type Id } from '#lib/id.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { sealedIn } from './sealed.ts'

export type EarlierMappingId = Id<'earlier_mapping'>
export const mappedAnswers = ['yes', 'no', 'not-known'] as const
export const tellers = ['person', 'family', 'service', 'police-contact', 'pst'] as const
/** Each a field of its own, so that nothing is written down which was not needed. */
export const mappedFields = ['residence', 'mindset', 'religiousTies', 'family', 'network'] as const
type MappedField = (typeof mappedFields)[number]

export type NewEarlierMapping = {
  mapped: (typeof mappedAnswers)[number]
  toldBy: (typeof tellers)[number]
  onDay: string
  ground: string
  necessity: string
} & Record<MappedField, string>
/** What everyone on the case may know of it: that it was asked about, and the answer. */
export type MappingHead = Pick<NewEarlierMapping, 'mapped' | 'toldBy' | 'onDay'> & { id: EarlierMappingId; by: AccountId; at: Date }
export type EarlierMapping = NewEarlierMapping & MappingHead
export type MappingRefusal = Partial<
  Record<'ground' | 'necessity' | 'residence' | 'onDay', 'not-yours' | 'no-necessity' | 'nothing' | 'future'>
>

/** The grounds that something so private can be kept on in a case of its service, on a day. */
export const mappingGrounds = ({ case: { service } }: CaseReading | CaseWork, on: string): readonly Ground[] =>
  grounds({ service, use: 'case', on })

/**
 * Records whether others have mapped the person before. A yes needs a ground, why it is needed, and at least one field (GDPR art. 9). Gives the
 * new id, or field by field what is missing. Throws Conflict in a closed case and in one without a ground.
 */
export async function noteEarlierMapping(
  work: CaseWork,
  mapping: NewEarlierMapping,
): Promise<EarlierMappingId | { refused: MappingRefusal }> {
  mustBeOpen(work)
  if (!work.case.ground) throw new Conflict('Without a ground nothing so private is recorded')
  const refused = wrongIn(work, mapping)
  if (Object.keys(refused).length) return { refused }
  const id = newId<'earlier_mapping'>()
  await work.tx
    .insertInto('earlier_mapping')
    .values({
      municipality_id: work.actor.municipality,
      id,
      case_id: work.case.id,
      noted_by: work.actor.id,
      mapped: mapping.mapped,
      told_by: mapping.toldBy,
      ground: mapping.mapped === 'yes' ? mapping.ground : null,
      ...(await sealed(work, id, mapping)),
      on_day: mapping.onDay,
      at: work.now,
    })
    .execute()
  return id
}

/** What has been asked about, the newest first; no words are opened. */
export async function earlierMappings(work: CaseReading): Promise<MappingHead[]> {
  const rows = await inThis(work)
    .select(['id', 'noted_by', 'at', 'mapped', 'told_by', 'on_day'])
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, noted_by, at, mapped, told_by, on_day }) => ({ id, by: noted_by, at, mapped, toldBy: told_by, onDay: on_day }))
}

/** One with its words: to be read by an act of its own. Throws NotFound where this case has none such. */
export async function earlierMappingOf(work: CaseReading, id: EarlierMappingId): Promise<EarlierMapping> {
  const row = await inThis(work).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  const { open } = await sealedIn(work, 'earlier_mapping', id)
  return {
    id,
    by: row.noted_by,
    at: row.at,
    mapped: row.mapped,
    toldBy: row.told_by,
    onDay: row.on_day,
    ground: row.ground ?? '',
    necessity: open('necessity', row.necessity),
    residence: open('residence', row.residence),
    mindset: open('mindset', row.mindset),
    religiousTies: open('religious_ties', row.religious_ties),
    family: open('family', row.family),
    network: open('network', row.network),
  }
}

const inThis = ({ tx, actor, case: { id } }: CaseReading) =>
  tx.selectFrom('earlier_mapping').where('municipality_id', '=', actor.municipality).where('case_id', '=', id)

function wrongIn(work: CaseWork, mapping: NewEarlierMapping): MappingRefusal {
  const { mapped, ground, necessity, onDay } = mapping
  const isYes = mapped === 'yes'
  return {
    ...(onDay > today(work.now) && { onDay: 'future' }),
    ...(isYes && !mappingGrounds(work, onDay).some(({ id }) => id === ground) && { ground: 'not-yours' }),
    ...(isYes && !necessity && { necessity: 'no-necessity' }),
    ...(isYes && !mappedFields.some((field) => mapping[field]) && { residence: 'nothing' }),
  }
}

async function sealed(work: CaseWork, id: EarlierMappingId, mapping: NewEarlierMapping) {
  const { sealAny } = await sealedIn(work, 'earlier_mapping', id)
  const seal = (column: string, words: string) => (mapping.mapped === 'yes' ? sealAny(column, words) : null)
  return {
    necessity: seal('necessity', mapping.necessity),
    residence: seal('residence', mapping.residence),
    mindset: seal('mindset', mapping.mindset),
    religious_ties: seal('religious_ties', mapping.religiousTies),
    family: seal('family', mapping.family),
    network: seal('network', mapping.network),
  }
}
