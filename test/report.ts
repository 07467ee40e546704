import { firstReceiver } from '../src/identity/index.ts'
import { caseActions } from '../src/case/index.ts'
import type { Receives } from '../src/db/index.ts'
import { addDays, today } from '../src/lib/day.ts'
import { newId } from '../src/lib/id.ts'
import { inMunicipality, newBoxFor } from '../src/work/index.ts'
import type { Someone, TestHouse } from './house.ts'

export const seen = 'Han sto alene ved sykkelstativet hele friminuttet.'

type Report = { from?: Someone; to?: Receives; ground?: string | null; place?: TestHouse['here']; daysAgo?: number; name?: string }

/** Sends a report as a teacher would, and gives what stands in the database. */
export async function report(
  { as, edge, owner }: TestHouse,
  { from = 'teacher', to = 'municipal', ground = 'forvaltningsloven-13-b-3', place, daysAgo = 0, name = 'Emil Fjeld' }: Report = {},
) {
  const sender = await as(from, place)
  const concern = await inMunicipality(edge.house, sender.secret, caseActions.sendConcern, async (work) => {
    const { tx, actor, now } = work
    const id = newId<'concern'>()
    const sent_at = new Date(now.getTime() - daysAgo * 86_400_000)
    const responsible = (await firstReceiver(work, to))!
    const due = addDays(today(sent_at), 3)
    const { box, keep } = newBoxFor(work, 'concern', id)
    const body = box.sealJson('concern', 'body', id, {
      about: ground === null ? undefined : { name, birthYear: '2010' },
      observations: [
        {
          seen,
          on: '2026-11-03',
          time: '10:15',
          where: 'Skolegården',
          toldBy: 'Jeg så det selv',
          interpretation: 'Jeg tror han er utestengt.',
        },
      ],
      sides: {
        colleagues: { asked: true, words: 'Kontaktlæreren har sett det samme.' },
        partners: { asked: false, words: 'Vi kjenner ingen som har kontakt med ham.' },
        family: { asked: false, words: 'Det er ikke avklart.' },
        person: { asked: true, words: 'Han sier han helst vil være alene.' },
      },
      protective: 'Han møter opp hver dag.',
      discussedWithLeader: ['2026-11-04'],
      toldWords: 'Vi snakket om det i går.',
    })
    await tx
      .insertInto('concern')
      .values({
        municipality_id: actor.municipality,
        id,
        reference: `B-2026-${id.slice(-6).toUpperCase()}`,
        author_id: actor.id,
        unit_id: actor.unit,
        receiver: to,
        sender_service: actor.service,
        ground,
        is_identified: ground !== null,
        origin: 'observed',
        told: 'told',
        body,
        sent_at,
        next_by: responsible,
        next_on: due,
      })
      .execute()
    await keep()
    const entry = newId<'inbox_entry'>()
    await tx
      .insertInto('inbox_entry')
      .values({
        municipality_id: actor.municipality,
        id: entry,
        concern_id: id,
        receiver: to,
        arrived_at: sent_at,
        due_on: due,
        responsible_id: responsible,
      })
      .execute()
    return { concern: id, entry }
  })
  const { reference } = await owner.selectFrom('concern').select('reference').where('id', '=', concern!.concern).executeTakeFirstOrThrow()
  return { ...concern!, reference, path: `/inbox/${concern!.entry}` }
}
