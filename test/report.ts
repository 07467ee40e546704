import { caseActions, sendConcern } from '../src/case/index.ts'
import type { Receives } from '../src/db/index.ts'
import { inMunicipality } from '../src/work/index.ts'
import type { Place, Someone, TestHouse } from './house.ts'

export const seen = 'Han sto alene ved sykkelstativet hele friminuttet.'

type Sending = { from?: Someone; to?: Receives; ground?: string; place?: Place; daysAgo?: number }

/** Sends a report as a teacher would, some days ago, and gives where the receiver finds it. */
export async function report(
  { as, edge, owner }: TestHouse,
  { from = 'teacher', to = 'municipal', ground = 'forvaltningsloven-13-b-3', place, daysAgo = 0 }: Sending = {},
) {
  const sender = await as(from, place)
  const then = new Date(Date.now() - daysAgo * 86_400_000)
  const sent = await inMunicipality({ ...edge.house, clock: () => then }, sender.secret, caseActions.sendConcern, (work) =>
    sendConcern(work, { receiver: to, service: work.actor.service, ground, isIdentified: true, origin: 'observed', told: 'told', body }),
  )
  if (!sent || 'refused' in sent) throw new Error(`Not sent: ${sent?.refused}`)
  const { id: entry } = await owner.selectFrom('inbox_entry').select('id').where('concern_id', '=', sent.id).executeTakeFirstOrThrow()
  return { concern: sent.id, reference: sent.reference, entry, path: `/inbox/${entry}` }
}

const body = {
  about: { name: 'Emil Fjeld', birthYear: '2010' },
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
}
