import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type ConsentId, type Id } from '#lib/id.ts'
import { boxFor, reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { consentOf } from './consent.ts'

export type PaperKind = keyof typeof beginnings
export type Paper = { id: Id<'consent_paper'>; kind: PaperKind; at: Date }

/** How large a scanned paper may be: a page or two, in colours. */
export const largestPaper = 5 * 1024 * 1024

// what such a file begins with, whatever its name says
const beginnings = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
} as const
export const paperKinds = Object.keys(beginnings) as PaperKind[]

/** What the first bytes of a file say that it is; undefined for anything else than PDF, JPEG and PNG. */
const kindOf = (bytes: Buffer): PaperKind | undefined =>
  paperKinds.find((kind) => bytes.subarray(0, beginnings[kind].length).equals(beginnings[kind]))

/**
 * Keeps the signed paper with its consent, sealed by the case's key. Gives why not: too large, or no PDF, JPEG or PNG. Throws NotFound for a
 * consent of another case and Conflict in a closed one.
 */
export async function addPaper(work: CaseWork, consent: ConsentId, bytes: Buffer): Promise<'too-large' | 'wrong-kind' | undefined> {
  if (work.case.state !== 'open') throw new Conflict('The case is closed')
  await consentOf(reading(work), consent)
  if (bytes.length > largestPaper) return 'too-large'
  const kind = kindOf(bytes)
  if (!kind) return 'wrong-kind'
  const id = newId<'consent_paper'>(work.now.getTime())
  const box = await boxFor(work, 'case', work.case.id)
  const body = box.seal('consent_paper', 'body', id, bytes.toString('base64'))
  const where = { municipality_id: work.actor.municipality, case_id: work.case.id, consent_id: consent }
  await work.tx
    .insertInto('consent_paper')
    .values({ ...where, id, kind, body, added_by: work.actor.id, at: work.now })
    .execute()
  return undefined
}

/** The papers of a consent, the oldest first, without what stands on them. */
export async function papersOf(work: CaseReading, consent: ConsentId): Promise<Paper[]> {
  return ofConsent(work, consent).select(['id', 'kind', 'at']).orderBy('at').execute()
}

/** One paper. Throws NotFound for one of another consent. */
export async function readPaper(work: CaseReading, consent: ConsentId, id: Paper['id']): Promise<{ kind: PaperKind; bytes: Buffer }> {
  const row = await ofConsent(work, consent).select(['kind', 'body']).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  const box = await boxFor(work, 'case', work.case.id)
  return { kind: row.kind, bytes: Buffer.from(box.open('consent_paper', 'body', id, row.body), 'base64') }
}

const ofConsent = ({ tx, actor, case: { id } }: CaseReading, consent: ConsentId) =>
  tx
    .selectFrom('consent_paper')
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .where('consent_id', '=', consent)
