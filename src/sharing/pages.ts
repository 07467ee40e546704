import type { Route } from '#http/index.ts'
import { disclosureNewPages } from './disclosure-new.page.tsx'
import { disclosurePages } from './disclosure.page.tsx'
import { sharedPages } from './shared.page.tsx'
import { sharingPages } from './sharing.page.tsx'

/** What is shared with the reader, on a page of another room; and what that part is called. */
export { sharedList } from './shared.page.tsx'
export { text as sharedWords } from './shared.text.ts'

// a new one comes first: it is no disclosure yet
export const pages: readonly Route[] = [...sharingPages, ...disclosureNewPages, ...disclosurePages, ...sharedPages]
