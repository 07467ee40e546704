/** Someone who can help: what they do, for whom, when and how they are reached, and how well that is known (content/directory/actors.yaml). */
export { actor, actors, kinds, levels, needs, type Actor, type Kind, type Level, type Need } from './actor.ts'
/**
 * Who fits a municipality, a need, a level, a kind or a step of the routine, the nearest first; superseded ones last. Of the regional ones
 * only those whose area the municipality lies in; none of them without a number.
 */
export { actorsFor, type Sought } from './actor.ts'
/** The RVTS of the municipality with this number, for its contact card; undefined when no municipality has the number. */
export { rvtsOf } from './actor.ts'
/** The 357 municipalities of 2024, by name; one of them by its four digits; and where the list is from. */
export { municipalities, municipality, registerSource, type Listed } from './place.ts'
/** The districts of a kind: police districts, RVTS regions, mediation services. */
export { areasOf, regions, type Area, type Region } from './place.ts'
/** What a municipality belongs to, with the source of each and what is not certain; undefined when no municipality has the number. */
export { placesOf, type Placed, type Places } from './place.ts'
/** What one may read, see or use (content/directory/resources.yaml). */
export { resourceKinds, resources, type Resource, type ResourceKind } from './resource.ts'
/** Whom to call, and when that was last checked (content/directory/emergency.yaml). */
export { emergency, type Emergency } from './emergency.ts'
/** The municipality's own contacts as everyone may read them, in the order that it has given them. Takes a transaction and the municipality. */
export { localContacts, type LocalContact, type LocalContactId } from './local-contact.ts'
/** Puts a service on the municipality's list of contacts, writes it anew (throws NotFound, Conflict), takes it off. */
export { addLocalContact, changeLocalContact, takeOffLocalContact, type LocalContactFacts } from './local-contact.ts'
/** The municipality's arenas for mastery as everyone may read them, by kind and name. Takes a transaction and the municipality. */
export { arenaKinds, arenas, type Arena, type ArenaId } from './arena.ts'
/** Puts an arena on the municipality's list, writes it anew (throws NotFound, Conflict), takes it off. */
export { addArena, changeArena, takeOffArena, type ArenaFacts } from './arena.ts'
/** Which municipality of the public register this one is: reads it, and tells it (the administrator's alone; false for an unknown number). */
export { ownNumber, tellNumber } from './own-number.ts'
/** The room's actions. */
export { changeArenas, changeLocalContacts, changeNumber } from './access.ts'
