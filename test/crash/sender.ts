import { setTimeout as pause } from 'node:timers/promises'
import type { Visited, Visitor } from '../visitor.ts'

/** What someone was shown: her report is stored, under this reference. The draft that it was written in is to be gone. */
export type Receipt = { reference: string; draft: string }
/** What the senders share: whether to go on, and what they were shown. */
export type Sending = { receipts: Receipt[]; odd: string[]; isOver: boolean }

/**
 * Writes and sends one report after the other until it is over. When the answer does not come, the same form is sent again, as
 * someone would who does not know whether it arrived; it must not become two reports.
 */
export async function sendOn(visitor: Visitor, sending: Sending): Promise<void> {
  while (!sending.isOver) {
    const begun = await insist(sending, () => visitor.get('/drafts/new'))
    const draft = await insist(sending, () => visitor.send(begun, { origin: 'observed' }))
    const written = await insist(sending, () => visitor.send(draft, observation))
    const report = await insist(sending, () => visitor.get(written.path.replace(/\/sides.*/, '/report')))
    const sheet = await insist(sending, () => visitor.send(report, { receiver: 'municipal', identified: 'no', service: 'school' }))
    const sent = await insist(sending, () => visitor.send(sheet, choices(sheet)))
    const reference = /B-\d{4}-[A-Z0-9]{4}/.exec(sent.html)?.[0]
    if (sent.path.endsWith('?sent=yes') && reference) sending.receipts.push({ reference, draft: draft.path.split('/')[2]! })
    else sending.odd.push(`${sent.status} ${sent.path}`)
  }
}

const observation = {
  'observations.0.seen': 'Han sto alene ved sykkelstativet hele friminuttet.',
  'observations.0.where': 'Skolegården',
  action: 'next',
}

/** Everything on the sheet is sent; the ground is the first that is offered, where one is needed. */
function choices({ html }: Visited) {
  const ground = /name="ground"[^>]*value="([^"]+)"/.exec(html)?.[1]
  return { ...(ground && { ground }), observations: '0', told: 'not-told', toldWords: 'Det ville gjort det verre nå.' }
}

/** Does it again until there is an answer that is none of the calm "the database is away". */
async function insist(sending: Sending, visit: () => Promise<Visited>): Promise<Visited> {
  for (;;) {
    const visited = await visit().catch(() => undefined)
    if (visited && visited.status !== 503) {
      if (visited.status >= 500) sending.odd.push(`${visited.status} ${visited.path}`)
      return visited
    }
    await pause(100)
  }
}
