import type { Route } from '#http/index.ts'
import { aboutPages } from './about.page.tsx'
import { articlePages } from './article.page.tsx'
import { editPages } from './edit.page.tsx'
import { historyPages } from './history.page.tsx'
import { listPages } from './list.page.tsx'
import { newPages } from './new.page.tsx'
import { previewPages } from './preview.page.tsx'
import { readPages } from './read.page.tsx'
import { sendPages } from './send.page.tsx'

/** An article drawn: its body, and the ways down the page. */
export { InPage, ProseBody } from './prose.tsx'

/** Where those who edit change what everyone reads. */
export const pages: readonly Route[] = [
  ...listPages,
  ...newPages,
  ...articlePages,
  ...editPages,
  ...aboutPages,
  ...previewPages,
  ...sendPages,
  ...readPages,
  ...historyPages,
]
