/** Those who can help: what they do, for whom, when and how they are reached, and how well that is known (content/directory/actors.yaml). */
export { actor, actors, needs, type Actor } from './actor.ts'
/**
 * Who fits a municipality, a need, a level, a kind or a step of the routine, the nearest first; superseded ones last. Of the regional ones
 * only those whose area the municipality lies in; none of them without a number.
 */
export { actorsFor } from './actor.ts'
/** The RVTS of the municipality with this number, for its contact card; undefined when no municipality has the number. */
export { rvtsOf } from './actor.ts'
/** The 357 municipalities of 2024, by name; and one of them by its four digits. */
export { municipalities, municipality } from './place.ts'
/** The districts of a kind: police districts, RVTS regions, mediation services. */
export { areasOf, regions } from './place.ts'
/** What a municipality belongs to, with the source of each and what is not certain; undefined when no municipality has the number. */
export { placesOf } from './place.ts'
/** What one may read, see or use (content/directory/resources.yaml). */
export { resources } from './resource.ts'
/** Whom to call, and when that was last checked (content/directory/emergency.yaml). */
export { emergency } from './emergency.ts'
/** Puts a service on the municipality's list of contacts. Takes the work, and what is told of it; gives its id. */
export { addLocalContact } from './local-contact.ts'
/** The kinds of arenas for mastery; and puts an arena on the municipality's list: takes the work and what is told of it, gives its id. */
export { addArena, arenaKinds } from './arena.ts'
/** The number that the municipality has told that it has in the public register; undefined when it has told none. */
export { ownNumber } from './own-number.ts'
/** The addresses elsewhere that each municipality's directory leads to, for the job that tries them; see links.ts. */
export { directoryLinks } from './links.ts'
/** The room's actions. */
export { changeArenas, changeLocalContacts, changeNumber } from './access.ts'
