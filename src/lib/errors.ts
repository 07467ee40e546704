/** What the outside may learn of a failure. Everything else is a fault, and answers 500. */
export class NotFound extends Error {
  override name = 'NotFound'
}
/** Two people changed the same thing, or the thing has moved on since the page was shown. */
export class Conflict extends Error {
  override name = 'Conflict'
}
/** The database (or another thing we stand on) is away; the request may be tried again. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}
