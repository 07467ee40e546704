import * as z from 'zod'
import { post, script, type At, type Route } from '#http/index.ts'
import type { DraftId } from '#lib/id.ts'
import type { Work } from '#work/index.ts'
import { writeDraft } from './access.ts'
import { ObservationsForm, written } from './draft-observations.page.tsx'
import { SidesForm } from './draft-sides.page.tsx'
import { saveDraft } from './draft.ts'

/** What the browser sends while she types: one part of the draft, as its form stands. */
const Saved = z.discriminatedUnion('part', [
  ObservationsForm.omit({ action: true }).extend({ part: z.literal('observations') }),
  SidesForm.omit({ action: true }).extend({ part: z.literal('sides') }),
])

async function save(work: Work, saved: z.infer<typeof Saved>, at: At) {
  const id = at.params['draftId'] as DraftId
  if (saved.part === 'observations')
    return { revision: await saveDraft(work, id, 'observations', saved.revision, { observations: written(saved.observations) }) }
  const { about, protective, sides } = saved
  return { revision: await saveDraft(work, id, 'sides', saved.revision, { about, protective, sides }) }
}

export const draftSavePages: Route[] = [post('/drafts/:draftId/save', script(writeDraft, Saved, save))]
