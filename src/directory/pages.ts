import type { Route } from '#http/index.ts'
import { actorPages } from './actor.page.tsx'
import { areaPages } from './area.page.tsx'
import { arenaPages } from './arena.page.tsx'
import { publicArenaPages } from './arena-public.page.tsx'
import { directoryPages } from './directory.page.tsx'
import { localContactPages } from './local-contact.page.tsx'
import { ownNumberPages } from './own-number.page.tsx'
import { resourcePages } from './resource.page.tsx'

/** The card of someone who can help, for the pages of other rooms. Takes the actor (`rvtsOf` gives the region's RVTS) and the language. */
export { ActorCard } from './card.tsx'

export const pages: readonly Route[] = [
  ...areaPages,
  ...directoryPages,
  ...actorPages,
  ...resourcePages,
  ...publicArenaPages,
  ...localContactPages,
  ...arenaPages,
  ...ownNumberPages,
]
