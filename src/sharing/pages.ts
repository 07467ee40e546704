import type { Route } from '#http/index.ts'
import { agreementPages } from './agreement.page.tsx'
import { consentFormPages } from './consent-form.page.tsx'
import { consentHerePages } from './consent-here.page.tsx'
import { consentListPages } from './consent-list.page.tsx'
import { consentNewPages } from './consent-new.page.tsx'
import { consentPaperPages } from './consent-paper.page.tsx'
import { consentWithdrawPages } from './consent-withdraw.page.tsx'
import { consentPages } from './consent.page.tsx'
import { disclosureNewPages } from './disclosure-new.page.tsx'
import { disclosurePages } from './disclosure.page.tsx'
import { dutySharePages } from './duty-share.page.tsx'
import { dutyPages } from './duty.page.tsx'
import { earlierMappingPages } from './earlier-mapping.page.tsx'
import { familyContactPages } from './family-contact.page.tsx'
import { publicGuidePages } from './guide-public.page.tsx'
import { guidePages } from './guide.page.tsx'
import { policeInformationPages } from './police-information.page.tsx'
import { answerPages } from './report-answer.page.tsx'
import { childWelfareReportPages } from './report-child-welfare.page.tsx'
import { reportListPages } from './report-list.page.tsx'
import { policeReportPages } from './report-police.page.tsx'
import { pstPages } from './report-pst.page.tsx'
import { reportPages } from './report.page.tsx'
import { sharedPages } from './shared.page.tsx'
import { sharingPages } from './sharing.page.tsx'

/** What is shared with the reader, on a page of another room; and what that part is called. */
export { sharedList } from './shared.page.tsx'
export { text as sharedWords } from './shared.text.ts'

// a new disclosure comes before the others: it is none yet
export const pages: readonly Route[] = [
  ...agreementPages,
  ...answerPages,
  ...childWelfareReportPages,
  ...consentFormPages,
  ...consentHerePages,
  ...consentListPages,
  ...consentNewPages,
  ...consentPages,
  ...consentPaperPages,
  ...consentWithdrawPages,
  ...disclosureNewPages,
  ...disclosurePages,
  ...dutyPages,
  ...dutySharePages,
  ...earlierMappingPages,
  ...familyContactPages,
  ...guidePages,
  ...policeInformationPages,
  ...policeReportPages,
  ...pstPages,
  ...publicGuidePages,
  ...reportListPages,
  ...reportPages,
  ...sharedPages,
  ...sharingPages,
]
