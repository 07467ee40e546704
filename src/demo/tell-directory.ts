import { addArena, addLocalContact, changeArenas, changeLocalContacts } from '#directory/index.ts'
import type { Stage } from './stage.ts'
import type { Story } from './story-schema.ts'

/** Lets a coordinator put the municipality's own contacts and arenas on the public lists. */
export async function tellDirectory({ does, day }: Stage, { staff, directory }: Story): Promise<void> {
  const coordinator = staff.find(({ roles }) => roles.includes('coordinator'))
  if (!coordinator) return
  for (const [place, { verifiedDaysAgo, ...contact }] of directory.contacts.entries())
    await does(coordinator.id, verifiedDaysAgo, changeLocalContacts, (work) =>
      addLocalContact(work, { ...contact, web: '', sort: place + 1, verifiedOn: day(verifiedDaysAgo) }),
    )
  for (const { verifiedDaysAgo, ...arena } of directory.arenas)
    await does(coordinator.id, verifiedDaysAgo, changeArenas, (work) =>
      addArena(work, { ...arena, web: '', verifiedOn: day(verifiedDaysAgo) }),
    )
}
