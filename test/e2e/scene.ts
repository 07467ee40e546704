import type { ConsentId, DisclosureId } from '../../src/lib/id.ts'
import { sendLetter } from '../../src/intake/index.ts'
import { share, sharingActions } from '../../src/sharing/index.ts'
import { inCase } from '../../src/work/index.ts'
import type { served, Visit } from '../browser.ts'
import { aConsent, question, yes } from '../a-consent.ts'
import { aCase, hidden } from '../a-case.ts'
import { articleAbout, articleWords } from '../an-article.ts'
import { report } from '../report.ts'
import type { Someone, TestHouse } from '../house.ts'
import { today } from './fill.ts'

type Town = Awaited<ReturnType<typeof served>>
/** An address in the scene, and who may look at it. */
export type Sight = { route: string; path: string; who: Someone }

/** What was written in the scene by people; it stands in the language that it was written in. */
export const written = [
  'Han sa at ingen hører på ham',
  'Kan jeg spørre ham selv?',
  'Snakket med moren',
  'Ring ungdomsklubben',
  'Han fikk jobb',
  'Han er fornøyd',
  'Jeg skal i permisjon',
  'Se på det sammen først',
  'Sov ute tre netter',
  // of the report and the cases that every test begins with, and the name of the document that the routine builds on
  'Jeg så det selv',
  'Jeg tror han er utestengt',
  'Hjelp til å komme tilbake på skolen',
  'Trinnvis oppfølging av bekymring',
]

/** Looks at every page of the house: in a town where something of each kind has happened, each address with someone who may see it. */
export async function sights(town: Town): Promise<Sight[]> {
  const ids = await furnish(town)
  const lookers: Someone[] = ['teacher', 'principal', 'coordinator', 'deputy', 'administrator', 'privacyOfficer', 'childWelfare', 'police']
  const looks = await Promise.all(lookers.map(async (who) => ({ who, get: await lookingAs(town, who) })))
  const found: Sight[] = []
  for (const { method, path: route, isFile } of town.routes)
    if (method === 'GET' && !isFile) {
      const paths = ids.filter((each) => namesIn(route).every((name) => each[name])).map((each) => filled(route, each))
      for (const path of new Set(paths)) {
        for (const { who, get } of looks)
          if ((await get(path)).status === 200) {
            found.push({ route, path, who })
            break
          }
      }
    }
  return found
}

const namesIn = (route: string) => [...route.matchAll(/:(\w+)/g)].map(([, name]) => name!)
const filled = (route: string, ids: Record<string, string>) => route.replaceAll(/:(\w+)/g, (_, name: string) => ids[name]!)

async function lookingAs(town: Town, who: Someone) {
  const cookie = `fotfeste=${(await town.as(who)).secret.toString('base64url')}`
  return (path: string) => town.app.request(path, { headers: { cookie } })
}

/** Sends the form of a page as someone, and gives where it led. What the form hides is sent along. */
function sending({ app, as, origin }: Pick<TestHouse, 'app' | 'as'> & { origin: string }) {
  return async (who: Someone, path: string, form: Record<string, string>) => {
    const cookie = `fotfeste=${(await as(who)).secret.toString('base64url')}`
    const html = await (await app.request(path, { headers: { cookie } })).text()
    const carried = Object.fromEntries(
      ['revision', 'thread', 'position', 'advice'].map((name) => [name, hidden(html, name)]).filter(([, value]) => value),
    )
    const answer = await app.request(path, {
      method: 'POST',
      body: new URLSearchParams({ ...carried, ...form }),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'same-origin', cookie },
    })
    if (answer.status !== 303) throw new Error(`${path} was not taken in: ${answer.status}`)
    return answer.headers.get('location') ?? ''
  }
}

const idIn = (path: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path)![0]

/** One of everything. Gives sets of ids that belong together. */
async function furnish(town: Town): Promise<Record<string, string>[]> {
  const send = sending(town)
  const draftId = idIn(await send('teacher', '/drafts/new', { origin: 'observed' }))
  await send('teacher', `/drafts/${draftId}/observations`, { action: 'save', 'observations.0.seen': written[0]! })
  await send('teacher', `/drafts/${draftId}/report`, { receiver: 'municipal', identified: 'no', service: 'school' })
  const asking = { leader: town.id('principal'), question: written[1]!, draft: draftId }
  const discussionId = idIn(await send('teacher', '/discussions/new', asking))
  const answered = idIn(await send('teacher', '/discussions/new', asking))
  await send('principal', `/discussions/${answered}`, { advice: written[7]!, decision: 'follow-up-here' })
  const threadId = idIn(
    await send('teacher', '/consultations/new', { addressee: 'municipal', topic: 'how-to-talk', question: written[1]! }),
  )
  const adviceId = idIn(await send('teacher', '/advice/new', { topic: 'plan', question: written[1]!, how: 'here' }))
  const [fresh, read, decided, linked] = [await report(town), await report(town), await report(town), await report(town)]
  const forChildWelfare = await report(town, { to: 'child-welfare', ground: 'opplaeringslova-24-3' })
  for (const { path } of [read, decided, linked]) await send('coordinator', `${path}/open`, {})
  await send('childWelfare', `${forChildWelfare.path}/open`, {})
  await send('coordinator', `${decided.path}/unfounded`, { reason: written[7]!, disposalRule: 'hold-unfounded' })
  const opening = { service: 'school', ground: 'consent', nextOn: today(), reason: written[7]!, purpose: written[0]! }
  const caseFrom = idIn(await send('coordinator', `${linked.path}/open-case?service=school&ground=consent`, opening))
  const { id: caseId, at: address } = await aCase(town, { members: ['nurse'] })
  await send('coordinator', `${address}/journal`, { kind: 'note', happenedOn: today(), body: written[2]! })
  await send('coordinator', `${address}/tasks`, { title: written[3]!, responsible: town.id('coordinator'), dueOn: today() })
  await send('coordinator', `${address}/steps/dialogue/start`, { responsible: town.id('coordinator'), dueOn: today() })
  await send('coordinator', `${address}/sharing/guide`, {
    ...{ sender: 'coordination', receiver: 'police', danger: 'listed' },
    ...{ decision: written[7]!, reason: written[0]! },
  })
  await send('coordinator', `${address}/handover`, { to: town.id('deputy'), reason: written[6]! })
  const reported = await reportOn(town, send, address)
  const kept = await keepOut(town, send, { caseId, address, entryId: read.entry, path: read.path })
  const one = async (table: 'journal_entry' | 'task' | 'participant') =>
    (await town.owner.selectFrom(table).select('id').where('case_id', '=', caseId).orderBy('id', 'desc').executeTakeFirstOrThrow()).id
  const saidYes = await aCase(town, { person: { name: 'Ola Testesen', birthDate: '1998-04-03' } })
  const agreedTo = await send('coordinator', `${saidYes.at}/sharing/consents/new`, {
    ...question({ what: written[2]!, purpose: written[3]! }),
    receivers: 'health',
  })
  await send('coordinator', agreedTo, yes({ said: written[4]! }))
  const asked = await send('coordinator', `${saidYes.at}/sharing/consents/new`, {
    ...question({ what: written[2]!, purpose: written[3]! }),
    receivers: 'school',
  })
  const agreed = await aCase(town, { person: { name: 'Emil Fjeld', birthDate: '1999-05-01' } })
  const consent = await aConsent(town.edge.house, agreed.me.secret, agreed.id, { receivers: ['police'], what: written[4]! })
  const disclosureId = await shared(town, agreed, consent)
  const contacts = await contacted(town, send, { at: agreed.at, consent })
  const closed = await aCase(town)
  await send('coordinator', `${closed.at}/close`, {
    outcome: 'foothold-found',
    words: written[4]!,
    view: written[5]!,
    rule: 'hold-follow-up',
  })
  const routine = await town.owner.selectFrom('routine').select('id').where('kind', '=', 'follow-up').executeTakeFirstOrThrow()
  await send('administrator', `/routines/${routine.id}/copy`, {})
  const approval = {
    follower: town.id('teacher'),
    approvedOn: today(),
    reviewOn: Temporal.PlainDate.from(today()).add({ months: 6 }).toString(),
  }
  await send('principal', '/routines/unit/new', { body: written[7]!, ...approval })
  const school = await town.owner.selectFrom('unit').select('id').where('name', '=', 'Solbakken skole').executeTakeFirstOrThrow()
  return [
    { adviceId },
    { draftId, discussionId, threadId, concernId: fresh.concern, entryId: fresh.entry, accountId: town.id('nurse'), unitId: school.id },
    { discussionId: answered, entryId: read.entry },
    { entryId: forChildWelfare.entry },
    { entryId: decided.entry },
    { article: await anArticle(send), version: '1' },
    { slug: 'listening', need: 'worried', audience: 'young', actor: 'rvts-national' },
    await listed(town, send),
    { routineId: routine.id, version: '1', step: 'dialogue', record: 'contact' },
    ...kept,
    { caseId, ...reported },
    { caseId, reportedId: reported.policeReport },
    { dutyId: reported.dutyId },
    { caseId, step: 'dialogue', entryId: await one('journal_entry'), taskId: await one('task'), participantId: await one('participant') },
    { caseId, step: 'discuss' },
    { helpThreadId: await askedForHelp(town) },
    { caseId: saidYes.id, consentId: agreedTo.split('/').at(-1)! },
    { caseId: saidYes.id, consentId: asked.split('/').at(-1)! },
    { caseId: closed.id },
    { caseId: agreed.id, disclosureId, ...contacts },
    { law: 'forvaltningsloven-2025' },
    { law: 'straffeloven' },
    { caseId: caseFrom, concernId: linked.concern },
  ]
}

/** An article that was published and has been changed since; the change waits for a second reader. */
async function anArticle(send: ReturnType<typeof sending>) {
  const at = '/articles/mentor'
  await send('coordinator', `${at}/edit`, articleWords())
  await send('coordinator', `${at}/about`, articleAbout)
  await send('coordinator', `${at}/send`, { note: written[7]! })
  await send('administrator', `${at}/read`, { decision: 'publish' })
  await send('coordinator', `${at}/edit`, articleWords('nå'))
  await send('coordinator', `${at}/send`, { note: written[7]! })
  return 'mentor'
}

/** A service and a place that the municipality tells everyone of. */
async function listed(town: Town, send: ReturnType<typeof sending>) {
  const contact = { purpose: written[7]!, needs: 'worried', phone: '22 33 44 55', verifiedOn: today(), sort: '1' }
  await send('coordinator', '/local-contacts/new', { name: 'Utekontakten', ...contact })
  const arena = { about: written[0]!, contact: written[3]!, cost: written[4]!, joining: written[7]! }
  await send('coordinator', '/arenas/new', { name: 'Klatrelaget', kind: 'sport', ...arena, verifiedOn: today() })
  const { id: localContactId } = await town.owner.selectFrom('local_contact').select('id').executeTakeFirstOrThrow()
  const { id: arenaId } = await town.owner.selectFrom('arena').select('id').executeTakeFirstOrThrow()
  return { localContactId, arenaId }
}

type Place = { caseId: string; address: string; entryId: string; path: string }

/** Who is kept out of a case and of a report, a reason that waits for its number, and emergency access to a case. */
async function keepOut(town: Town, send: ReturnType<typeof sending>, { caseId, address, entryId, path }: Place) {
  const block = { account: town.id('archivist'), ground: 'close', words: written[0]! }
  await send('coordinator', `${address}/team/blocks`, block)
  await send('coordinator', `${path}/block`, { ...block, account: town.id('deputy') })
  const blocks = await town.owner.selectFrom('block').select(['id', 'case_id']).execute()
  const blockOn = (on: string | null) => blocks.find(({ case_id }) => case_id === on)!.id
  const breakGlassId = idIn(await send('coordinator', '/break-glass', { reason: written[0]! }))
  const { number } = await aCase(town)
  const brokenGlassId = idIn(await send('deputy', '/break-glass', { reason: written[0]! }))
  await send('deputy', `/break-glass/${brokenGlassId}`, { number })
  return [{ caseId, blockId: blockOn(caseId) }, { entryId, reportBlockId: blockOn(null) }, { breakGlassId }, { brokenGlassId }]
}

/** Someone without an account has written, and a colleague has noted something. */
async function askedForHelp(town: Town) {
  const about = { kind: 'relative', name: '', reach: '', lang: 'nb' } as const
  await sendLetter(town.edge.house, { id: town.municipality, name: 'Fjordvik', number: undefined }, 'scene', { about, text: written[0]! })
  const { id } = await town.owner.selectFrom('help_thread').select('id').executeTakeFirstOrThrow()
  return id
}

/** What is reported on from a case, what came back, what was mapped before, and a duty of the coordinator's own. */
async function reportOn(town: Town, send: ReturnType<typeof sending>, address: string) {
  const base = `${address}/sharing/reports`
  const words = 'Sov ute tre netter'
  const sent = { facts: words, receiver: words, sentOn: today(), sentHow: 'phone' }
  const report = { ...sent, grounds: 'barnevernsloven-13-2-d', childView: words, parents: 'told' }
  const reportedId = lastIdIn(await send('coordinator', `${base}/child-welfare/new`, report))
  await send('coordinator', `${base}/${reportedId}/answer`, { kind: 'receipt', onDay: today(), words })
  const toPolice = { ...sent, ground: 'forvaltningsloven-13-b-7', namedBecause: words, danger: words, told: 'told' }
  const policeReport = lastIdIn(await send('coordinator', `${base}/police/new`, toPolice))
  await send('coordinator', `${base}/pst/new`, { what: 'asked', onDay: today() })
  const information = lastIdIn(
    await send('coordinator', `${base}/information/new`, {
      report: policeReport,
      ground: 'politiregisterloven-27',
      decidedBy: words,
      givenHow: 'spoken',
      verified: 'no',
      body: words,
      told: 'not-known',
      imposed: words,
      givenOn: today(),
      reviewOn: today(),
    }),
  )
  await send('coordinator', `${base}/earlier/new`, {
    mapped: 'yes',
    toldBy: 'person',
    onDay: today(),
    ground: 'consent',
    necessity: words,
    network: words,
  })
  const { id: mappingId } = await town.owner.selectFrom('earlier_mapping').select('id').executeTakeFirstOrThrow()
  const averting = { offence: 'straffeloven-131', likely: words, facts: words, receiver: words, actedOn: today(), actedHow: 'emergency' }
  const dutyId = idIn(await send('coordinator', '/duties/avert/new', averting))
  return { reportedId, policeReport, informationId: information, mappingId, dutyId }
}
/** What is agreed about contact with another service, and planned with the family on the person's yes. */
async function contacted(town: Town, send: ReturnType<typeof sending>, { at, consent }: { at: string; consent: ConsentId }) {
  const later = Temporal.PlainDate.from(today()).add({ days: 30 }).toString()
  const agreement = { agency: 'school', contact: written[7]!, hows: 'meeting', rhythm: written[3]!, place: written[0]! }
  const agreementId = lastIdIn(
    await send('coordinator', `${at}/sharing/agreements/new`, {
      ...agreement,
      ...{ takingPart: written[2]!, wish: 'person', agreedOn: today(), reviewOn: later },
    }),
  )
  const wishes = { family: written[2]!, personWish: written[5]!, familyWish: written[0]!, plan: written[3]! }
  const familyContactId = lastIdIn(
    await send('coordinator', `${at}/sharing/family/new`, {
      ...{ consent, phase: 'release', follower: town.id('coordinator'), nextOn: later },
      ...wishes,
    }),
  )
  return { agreementId, familyContactId }
}
const lastIdIn = (path: string) => idIn(path.split('/').at(-1)!)
/** Something that the police contact is shown from a case, on a consent. */
async function shared(town: Town, { id, me }: Awaited<ReturnType<typeof aCase>>, consent: ConsentId): Promise<DisclosureId> {
  const answer = await inCase(town.edge.house, me.secret, sharingActions.shareFromCase, id, (work) =>
    share(work, {
      to: { account: town.id('police') },
      ground: { basis: 'consent', consent },
      items: { entries: [], observations: [], summary: written[0]! },
      until: today(),
      told: { isTold: true },
      personView: written[5]!,
      question: written[1]!,
    }),
  )
  if (!answer || 'refused' in answer) throw new Error('Nothing was shared')
  return answer.id
}

/** Opens a page as someone, in a window that others have used before. */
export async function lookAs(it: Visit, town: Town, who: Someone, path: string) {
  await town.signIn(it, who)
  await it.go(path)
}
