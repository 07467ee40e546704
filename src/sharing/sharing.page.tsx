import { caseFrame } from '#case/pages.ts'
import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readSharing } from './access.ts'
import { guideSection } from './guide.section.tsx'
import { text } from './sharing.text.ts'

export const sharingPages: Route[] = [get('/cases/:caseId/sharing', casePage(readSharing, sharingView))]

/** Everything that is shared from a case, on one page: each part of it hands in a section. */
async function sharingView(work: CaseReading, at: At): Promise<Shown> {
  const { top, ...frame } = await caseFrame(work, at, { tab: 'sharing', lead: text(at.lang).lead })
  return {
    ...frame,
    main: (
      <>
        {top}
        {await guideSection(work, at)}
      </>
    ),
  }
}
