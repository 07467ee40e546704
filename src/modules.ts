import { articleLinks } from '#article/index.ts'
import { pages as articlePages } from '#article/pages.ts'
import { pages as auditPages } from '#audit/pages.ts'
import { pages as casePages } from '#case/pages.ts'
import { pages as consultationPages } from '#consultation/pages.ts'
import { pages as directoryPages } from '#directory/pages.ts'
import { pages as homePages } from '#home/pages.ts'
import type { Edge, Route } from '#http/index.ts'
import { pages as identityPages } from '#identity/pages.ts'
import { pages as intakePages } from '#intake/pages.ts'
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
  ...articlePages,
  ...routinePages,
  ...identityPages,
  ...notifyPages,
  ...auditPages,
]

/** What the edge stands on, with what the rooms hand in. */
export const edgeOf = (base: Omit<Edge, 'menu' | 'publicMenu'>): Edge => ({ ...base, menu, publicMenu })

/** Where the public pages lead to elsewhere, room by room. */
export const pageLinks = articleLinks
