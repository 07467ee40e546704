import { avertingGround, findGround, findOffence, grounds, type Ground } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type Id } from '#lib/id.ts'
import { boxFor, newBoxFor, type Reading, type Work } from '#work/index.ts'
import { wrongGrounds } from './report-child-welfare.ts'

export type DutyId = Id<'duty_record'>
export const actedHows = ['emergency', 'phone', 'meeting', 'written'] as const
type Done = {
  facts: string
  /** Who was told. */
  receiver: string
  actedOn: string
  /** HH:MM, where the hour matters. */
  actedAt: string
  /** Left out where nobody has chosen. */
  actedHow?: (typeof actedHows)[number] | undefined
}
/** The duty to avert: which offence of the list, and why it was certain or most likely (straffeloven § 196). */
export type Averting = Done & { offence: string; likely: string }
/** The duty to inform child welfare: the section in the sender's own law, and the grounds that the facts meet. */
export type Informing = Done & { ground: string; grounds: readonly string[] }
/** What a list shows: no words are opened. */
export type DutyHead = { id: DutyId; kind: 'avert' | 'inform'; offence: string; ground: string; actedOn: string; at: Date }
export type Duty = DutyHead & Done & { likely: string; grounds: readonly string[] }
type DutyReason =
  | 'not-listed'
  | 'not-likely'
  | 'not-yours'
  | 'no-ground'
  | 'not-in-force'
  | 'no-facts'
  | 'no-receiver'
  | 'choose'
  | 'future'
  | 'time'
export type DutyRefusal = Partial<Record<keyof Averting | keyof Informing, DutyReason>>

/** The sections of the actor's own law that put the duty to inform child welfare on her, on a day. Consent is no duty. */
export const informGrounds = ({ actor }: Reading | Work, on: string): readonly Ground[] =>
  grounds({ service: actor.service, use: 'report-child-welfare', on }).filter(({ isDuty }) => isDuty)

/** Records that the actor has done her duty to avert. It is hers alone: nobody approves it, and nobody else reads it. Gives the id, or what is missing. */
export async function recordAverting(work: Work, it: Averting): Promise<DutyId | { refused: DutyRefusal }> {
  const refused: DutyRefusal = {
    ...(!findOffence(it.offence, it.actedOn) && { offence: 'not-listed' }),
    ...(!it.likely && { likely: 'not-likely' }),
    ...wrongIn(it, today(work.now)),
  }
  if (Object.keys(refused).length) return { refused }
  return insert(work, it, (seal) => ({
    kind: 'avert',
    offence: it.offence,
    ground: null,
    child_grounds: null,
    likely: seal('likely', it.likely),
  }))
}

/** Records that the actor has done her duty to inform child welfare; as above. */
export async function recordInforming(work: Work, it: Informing): Promise<DutyId | { refused: DutyRefusal }> {
  const refused: DutyRefusal = {
    ...wrongGrounds(it.grounds, it.actedOn),
    ...(!informGrounds(work, it.actedOn).some(({ id }) => id === it.ground) && { ground: 'not-yours' }),
    ...wrongIn(it, today(work.now)),
  }
  if (Object.keys(refused).length) return { refused }
  return insert(work, it, () => ({ kind: 'inform', offence: null, ground: it.ground, child_grounds: [...it.grounds], likely: null }))
}

/** My own, the newest first. */
export const myDuties = async (work: Reading): Promise<DutyHead[]> =>
  (await mine(work).select(head).orderBy('acted_on', 'desc').orderBy('id', 'desc').limit(100).execute()).map(headOf)

/** What one of mine is, without its words. Throws NotFound for everyone but its author. */
export async function dutyHead(work: Reading, id: DutyId): Promise<DutyHead> {
  const row = await mine(work).select(head).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return headOf(row)
}

/** One of mine with its words. Throws NotFound for everyone but its author. */
export async function dutyOf(work: Reading, id: DutyId): Promise<Duty> {
  const row = await mine(work).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  const box = await boxFor(work, 'duty', id)
  const open = (column: string, value: Buffer | null) => (value ? box.open('duty_record', column, id, value) : '')
  return {
    ...headOf(row),
    grounds: row.child_grounds ?? [],
    facts: open('facts', row.facts),
    likely: open('likely', row.likely),
    receiver: open('receiver', row.receiver),
    actedAt: row.acted_at ?? '',
    actedHow: row.acted_how,
  }
}

/** The section that a duty rests on, as people call it. */
export const sectionOf = ({ kind, ground }: Pick<DutyHead, 'kind' | 'ground'>): Ground | undefined =>
  kind === 'avert' ? avertingGround : findGround(ground)

const mine = ({ tx, actor }: Reading) =>
  tx.selectFrom('duty_record').where('municipality_id', '=', actor.municipality).where('author_id', '=', actor.id)

const head = ['id', 'kind', 'offence', 'ground', 'acted_on', 'at'] as const
type HeadRow = { id: DutyId; kind: 'avert' | 'inform'; offence: string | null; ground: string | null; acted_on: string; at: Date }
const headOf = ({ id, kind, offence, ground, acted_on, at }: HeadRow): DutyHead => ({
  id,
  kind,
  offence: offence ?? '',
  ground: ground ?? '',
  actedOn: acted_on,
  at,
})

const wrongIn = ({ facts, receiver, actedOn, actedAt, actedHow }: Done, now: string): DutyRefusal => ({
  ...(!facts && { facts: 'no-facts' }),
  ...(!receiver && { receiver: 'no-receiver' }),
  ...(!actedHow && { actedHow: 'choose' }),
  ...(actedOn > now && { actedOn: 'future' }),
  ...(actedAt && !/^([01]\d|2[0-3]):[0-5]\d$/.test(actedAt) && { actedAt: 'time' }),
})

type Seal = (column: string, words: string) => Buffer
type OfKind = {
  kind: 'avert' | 'inform'
  offence: string | null
  ground: string | null
  child_grounds: string[] | null
  likely: Buffer | null
}
async function insert(work: Work, it: Done, ofKind: (seal: Seal) => OfKind): Promise<DutyId> {
  const id = newId<'duty_record'>()
  const { box, keep } = newBoxFor(work, 'duty', id)
  const seal: Seal = (column, words) => box.seal('duty_record', column, id, words)
  await work.tx
    .insertInto('duty_record')
    .values({
      municipality_id: work.actor.municipality,
      id,
      author_id: work.actor.id,
      sender_service: work.actor.service,
      ...ofKind(seal),
      facts: seal('facts', it.facts),
      receiver: seal('receiver', it.receiver),
      acted_on: it.actedOn,
      acted_at: it.actedAt || null,
      acted_how: it.actedHow!,
      at: work.now,
    })
    .execute()
  await keep()
  return id
}
