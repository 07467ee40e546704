import type { Route } from '#http/index.ts'
import { consentFormPages } from './consent-form.page.tsx'
import { consentListPages } from './consent-list.page.tsx'
import { consentNewPages } from './consent-new.page.tsx'
import { consentPages } from './consent.page.tsx'
import { consentPaperPages } from './consent-paper.page.tsx'
import { consentWithdrawPages } from './consent-withdraw.page.tsx'
import { sharingPages } from './sharing.page.tsx'

export const pages: readonly Route[] = [
  ...consentFormPages,
  ...consentListPages,
  ...consentNewPages,
  ...consentPages,
  ...consentPaperPages,
  ...consentWithdrawPages,
  ...sharingPages,
]
