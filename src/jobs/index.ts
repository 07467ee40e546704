import type { Db } from '#db/index.ts'
import { remindAllAnswersOverdue, remindAnswerOverdue } from './answer-overdue.ts'
import { announceConsents } from './announce.ts'
import { checkLinks, type PageLinks } from './links.ts'
import { remindAllOverdue, remindOverdue } from './overdue.ts'
import type { Handlers } from './start.ts'
import { expireDrafts, expireHeld, sweepSessions, sweepSubmissions } from './sweep.ts'

export { migrateJobs } from './install.ts'
export { planAnswerOverdue } from './answer-overdue.ts'
export { planOverdue } from './overdue.ts'

export { startJobs, type Handlers, type Jobs } from './start.ts'

export { checkLinks, type PageLinks } from './links.ts'
/**
 * What keeps the house's own promises. Takes the job's pool; sealing is handed in by the process that has the signing key,
 * and left out where there is none. So are the links of the public pages, where the house may ask elsewhere whether they answer.
 */
export const houseJobs = (job: Db, seal?: () => Promise<unknown>, links?: (job: Db) => Promise<readonly PageLinks[]>): Handlers => ({
  ...(seal && { 'audit.seal': seal }),
  'concern.overdue': (told) => remindOverdue(job, told, new Date()),
  'concern.remind': () => remindAllOverdue(job, new Date()),
  'consent.announce': () => announceConsents(job),
  'draft.expire': () => expireDrafts(job),
  'held.expire': () => expireHeld(job),
  ...(links && { 'link.check': async () => checkLinks(job, await links(job), new Date()) }),
  'report.overdue': (told) => remindAnswerOverdue(job, told, new Date()),
  'report.remind': () => remindAllAnswersOverdue(job, new Date()),
  'session.sweep': () => sweepSessions(job),
  'submission.sweep': () => sweepSubmissions(job),
})
