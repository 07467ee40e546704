import { findGround, grounds, services } from '#law/index.ts'
import type { Lang } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { boxFor, reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { langOf, note, personOf } from './person.ts'
import { text } from './person.text.ts'
import { mustBeOpen } from './state.ts'

/** Under what the case lives. `revision`: the one that the form was drawn from. */
export type Grounding = { service: string; ground: string | null; purpose: string; reason: string; revision: number }

/** What the case is for, in words. */
export const purposeOf = async (work: CaseReading): Promise<string> =>
  (await boxFor(work, 'case', work.case.id)).open('case', 'purpose', work.case.id, work.case.purpose)

/** Whether a case of a service can live under a ground today. */
export const groundFits = ({ now }: CaseReading | CaseWork, service: string, ground: string | null) =>
  ground === null
    ? services.some(({ id }) => id === service)
    : grounds({ service, use: 'case', on: today(now) }).some(({ id }) => id === ground)

/**
 * Changes the service, the ground or the purpose that the case lives under; what held before and the reason stay in the journal.
 * Throws NotFound for a ground that does not fit, Conflict in a closed case, if someone else has changed the case meanwhile, or if a
 * case about a recorded person would lose its ground.
 */
export async function changeGround(work: CaseWork, to: Grounding): Promise<void> {
  mustBeOpen(work)
  if (!groundFits(work, to.service, to.ground)) throw new NotFound()
  if (!to.ground && (await personOf(reading(work)))) throw new Conflict('A person is recorded')
  const lines = await whatWas(work, to)
  if (lines.length === 0) return
  const { tx, actor } = work
  const { id } = work.case
  const box = await boxFor(work, 'case', id)
  const { numUpdatedRows } = await tx
    .updateTable('case')
    .set({ service: to.service, ground: to.ground, purpose: box.seal('case', 'purpose', id, to.purpose), revision: to.revision + 1 })
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where('revision', '=', to.revision)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Conflict('Someone else has changed the case')
  await note(work, [...lines, text(langOf(work)).note.reason(to.reason)])
}

/** A service as people call it. */
export const serviceName = (id: string, lang: Lang) => services.find((each) => each.id === id)?.name[lang] ?? id

/** A ground as people call it: the law and its section, or what stands for none. */
export function groundName(id: string | null, lang: Lang): string {
  if (!id) return text(lang).noGroundShort
  const ground = findGround(id)
  return ground ? `${ground.law[lang]} ${ground.section}` : id
}

async function whatWas(work: CaseWork, to: Grounding): Promise<string[]> {
  const { service, ground } = work.case
  const purpose = await purposeOf(reading(work))
  const lang = langOf(work)
  const t = text(lang).note
  const lines = [
    service !== to.service && t.service(serviceName(service, lang), serviceName(to.service, lang)),
    ground !== to.ground && t.ground(groundName(ground, lang), groundName(to.ground, lang)),
    purpose !== to.purpose && t.purpose(purpose),
  ]
  return lines.filter((line) => line !== false)
}
