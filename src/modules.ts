import { pages as advicePages } from '#advice/pages.ts'
import { articleLinks } from '#article/index.ts'
import { pages as articlePages } from '#article/pages.ts'
import { pages as auditPages } from '#audit/pages.ts'
import { pages as casePages } from '#case/pages.ts'
import { pages as consultationPages } from '#consultation/pages.ts'
import type { Db } from '#db/index.ts'
import { directoryLinks } from '#directory/index.ts'
import { pages as directoryPages } from '#directory/pages.ts'
import { pages as homePages } from '#home/pages.ts'
import type { Edge, Route } from '#http/index.ts'
import { pages as identityPages } from '#identity/pages.ts'
import { pages as intakePages } from '#intake/pages.ts'
import type { MunicipalityId } from '#lib/id.ts'
import { pages as notifyPages } from '#notify/pages.ts'
import { beside, pages as portalPages } from '#portal/pages.ts'
import { pages as routinePages } from '#routine/pages.ts'
import { pages as sharingPages } from '#sharing/pages.ts'
import { menu, publicMenu } from './menu.ts'

/** The rooms' pages. */
export const routes: readonly Route[] = [
  ...portalPages,
  ...directoryPages,
  ...homePages,
  ...casePages(beside),
  ...consultationPages,
  ...sharingPages,
  ...intakePages,
  ...advicePages,
  ...articlePages,
  ...routinePages,
  ...identityPages,
  ...notifyPages,
  ...auditPages,
]

/** What the edge stands on, with what the rooms hand in. */
export const edgeOf = (base: Omit<Edge, 'menu' | 'publicMenu'>): Edge => ({ ...base, menu, publicMenu })

/** Where a municipality's public pages lead to elsewhere, whichever room they are of. Takes the job's pool. */
export async function pageLinks(job: Db): Promise<{ municipality: MunicipalityId; urls: ReadonlySet<string> }[]> {
  const all = [...(await articleLinks(job)), ...(await directoryLinks(job))]
  return [...Map.groupBy(all, ({ municipality }) => municipality)].map(([municipality, of]) => ({
    municipality,
    urls: new Set(of.flatMap(({ urls }) => [...urls])),
  }))
}
