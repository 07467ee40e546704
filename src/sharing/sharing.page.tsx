import { caseFrame } from '#case/pages.ts'
import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readSharing } from './access.ts'
import { agreementSection } from './agreement.page.tsx'
import { consentSection } from './consent.section.tsx'
import { disclosureSection } from './disclosure.section.tsx'
import { familyContactSection } from './family-contact.page.tsx'
import { guideSection } from './guide.section.tsx'
import { reportSection } from './report-section.tsx'
import { text } from './sharing.text.ts'

export const sharingPages: Route[] = [get('/cases/:caseId/sharing', casePage(readSharing, sharingView))]

/** Each part of sharing hands in one small section of its own: first what is shared now, then what it stands on. */
const sections = [disclosureSection, consentSection, guideSection, agreementSection, familyContactSection, reportSection]

/** Everything that is shared from a case, on one page. */
async function sharingView(work: CaseReading, at: At): Promise<Shown> {
  const { top, ...frame } = await caseFrame(work, at, { tab: 'sharing', lead: text(at.lang).lead })
  const parts = []
  for (const section of sections) parts.push(await section(work, at))
  const main = (
    <>
      {top}
      {parts}
    </>
  )
  return { ...frame, main }
}
