import type { Route } from '#http/index.ts'
import { consentFormPages } from './consent-form.page.tsx'
import { consentListPages } from './consent-list.page.tsx'
import { consentNewPages } from './consent-new.page.tsx'
import { consentPages } from './consent.page.tsx'
import { consentPaperPages } from './consent-paper.page.tsx'
import { consentWithdrawPages } from './consent-withdraw.page.tsx'
import { disclosureNewPages } from './disclosure-new.page.tsx'
import { disclosurePages } from './disclosure.page.tsx'
import { guidePages } from './guide.page.tsx'
import { publicGuidePages } from './guide-public.page.tsx'
import { sharedPages } from './shared.page.tsx'
import { sharingPages } from './sharing.page.tsx'

/** What is shared with the reader, on a page of another room; and what that part is called. */
export { sharedList } from './shared.page.tsx'
export { text as sharedWords } from './shared.text.ts'

// a new disclosure comes before the others: it is none yet
export const pages: readonly Route[] = [
  ...consentFormPages,
  ...consentListPages,
  ...consentNewPages,
  ...consentPages,
  ...consentPaperPages,
  ...consentWithdrawPages,
  ...disclosureNewPages,
  ...disclosurePages,
  ...guidePages,
  ...publicGuidePages,
  ...sharedPages,
  ...sharingPages,
]
