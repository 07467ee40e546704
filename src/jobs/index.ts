import type { Db } from '#db/index.ts'
import type { Keyring } from '#vault/index.ts'
import { remindAllAnswersOverdue, remindAnswerOverdue } from './answer-overdue.ts'
import { announceConsents } from './announce.ts'
import { climbHelp, mailThatHelpWaits, sweepHelp, type Climb } from './help-waits.ts'
import type { Mailer } from './mail.ts'
import { checkLinks, type PageLinks } from './links.ts'
import { remindAllOverdue, remindOverdue } from './overdue.ts'
import type { Handlers } from './start.ts'
import { expireDrafts, expireHeld, sweepSessions, sweepSubmissions } from './sweep.ts'

export { migrateJobs } from './install.ts'
export { planAnswerOverdue } from './answer-overdue.ts'
export { planHelpMail } from './help-waits.ts'
export { mailer, type Mailer } from './mail.ts'
export { planOverdue } from './overdue.ts'

/** The links of a municipality's public pages that are dead; see links.ts. */
export { deadLinks } from './links.ts'

export { startJobs, type Handlers, type Jobs } from './start.ts'

type Given = {
  /** By the process that has the signing key. */
  seal?: (() => Promise<unknown>) | undefined
  /** After how many working days what waits is told to others. */
  climb?: Climb
  /** The links of the public pages, where the house may ask elsewhere whether they answer. */
  links?: ((job: Db) => Promise<readonly PageLinks[]>) | undefined
  /** Where there is mail. */
  post?: { keyring: Keyring; send: Mailer } | undefined
}

/** What keeps the house's own promises. Takes the job's pool, and what is handed in. */
export const houseJobs = (job: Db, { seal, climb, links, post }: Given = {}): Handlers => ({
  ...(seal && { 'audit.seal': seal }),
  'concern.overdue': (told) => remindOverdue(job, told, new Date()),
  'concern.remind': () => remindAllOverdue(job, new Date()),
  'consent.announce': () => announceConsents(job),
  'draft.expire': () => expireDrafts(job),
  ...(climb && { 'help.climb': () => climbHelp(job, new Date(), climb) }),
  'help.mail': (told) => mailThatHelpWaits(job, told, post),
  'help.sweep': () => sweepHelp(job),
  'held.expire': () => expireHeld(job),
  ...(links && { 'link.check': async () => checkLinks(job, await links(job), new Date()) }),
  'report.overdue': (told) => remindAnswerOverdue(job, told, new Date()),
  'report.remind': () => remindAllAnswersOverdue(job, new Date()),
  'session.sweep': () => sweepSessions(job),
  'submission.sweep': () => sweepSubmissions(job),
})
