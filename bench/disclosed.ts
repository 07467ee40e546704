import { caseActions, entryOf, writeEntry } from '../src/case/index.ts'
import { addDays, today } from '../src/lib/day.ts'
import { itemsOf, share, sharingActions } from '../src/sharing/index.ts'
import { inCase, inDisclosure, reading } from '../src/work/index.ts'
import type { TestHouse } from '../test/furnish.ts'
import { longCase } from './case-page.ts'
import { middleOf, inTurn, ms, type Result } from './rounds.ts'

/**
 * One entry, read by a receiver through what was disclosed to her, against the same entry read by the one who leads the case: both whole,
 * with session, rights, trace and opened words, and neither drawn.
 */
export async function disclosed(town: TestHouse, times: number): Promise<Result> {
  const { id } = await longCase(town)
  const { house } = town.edge
  const [lead, police] = [await town.as('coordinator'), await town.as('police')]
  const entry = await inCase(house, lead.secret, caseActions.writeJournal, id, (work) =>
    writeEntry(work, {
      kind: 'note',
      body: 'Han var på skolen alle dagene denne uka, og ble med på treningen.',
      happenedOn: today(work.now),
    }),
  )
  const shared = await inCase(house, lead.secret, sharingActions.shareFromCase, id, (work) =>
    share(work, {
      to: { account: police.id },
      ground: { basis: 'law', ground: 'forvaltningsloven-13-b-6', asks: [] },
      items: { entries: [entry!], observations: [], summary: '' },
      until: addDays(today(work.now), 30),
      told: { isTold: true },
      personView: 'Det er greit',
    }),
  )
  if (!shared || 'refused' in shared) throw new Error(`Not shared: ${JSON.stringify(shared?.refused)}`)
  const theirItem = () =>
    inDisclosure(house, police.secret, sharingActions.readShared, shared.id, (work) => itemsOf(reading(work), work.disclosure.id))
  const ownItem = () => inCase(house, lead.secret, caseActions.readJournal, id, (work) => entryOf(reading(work), entry!))
  const { ours, theirs } = await inTurn(
    () => middleOf(times, theirItem),
    () => middleOf(times, ownItem),
  )
  return {
    what: 'reading a disclosed item against an own item',
    ours: ms(ours),
    against: `${ms(theirs)} an own item`,
    ratio: ours / theirs,
    goal: { most: 1.3 },
  }
}
