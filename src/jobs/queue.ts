import { PgBoss, type ConstructorOptions } from 'pg-boss'

/** Every promise that the house keeps by itself, and when it looks: by the clock (Europe/Oslo), or when something has been planned. */
export const queues = {
  'audit.seal': { cron: '* * * * *' },
  'concern.overdue': { planned: true },
  'concern.remind': { cron: '5 8 * * *' },
  'consent.announce': { cron: '15 8 * * *' },
  'draft.expire': { cron: '10 3 * * *' },
  'help.climb': { cron: '5 8 * * *' },
  'help.mail': { planned: true },
  'help.sweep': { cron: '20 * * * *' },
  'held.expire': { cron: '20 3 * * *' },
  'link.check': { cron: '10 4 * * *' },
  'report.overdue': { planned: true },
  'report.remind': { cron: '5 8 * * *' },
  'session.sweep': { cron: '30 3 * * *' },
  'submission.sweep': { cron: '40 3 * * *' },
} as const satisfies Record<string, { cron: string } | { planned: true }>

export type JobName = keyof typeof queues
export const jobNames = Object.keys(queues).filter((name): name is JobName => name in queues)
/** What the app may plan inside its own transactions; the database refuses it the rest. */
export type PlannedName = { [Name in JobName]: (typeof queues)[Name] extends { planned: true } ? Name : never }[JobName]
export const plannedNames = jobNames.filter((name) => 'planned' in queues[name])

/** How a job is kept: tried again with growing pauses, one waiting for each thing, and not remembered long, for it holds ids only. */
export const keeping = {
  policy: 'short',
  retryLimit: 6,
  retryDelay: 30,
  retryBackoff: true,
  expireInSeconds: 600,
  deleteAfterSeconds: 86_400,
} as const

export const schema = 'pgboss'

/** A pg-boss that does nothing by itself beyond what it is told. Its tables belong to the owner, so it neither migrates nor rebuilds them. */
export function boss(options: ConstructorOptions, onFault: (fault: unknown) => void): PgBoss {
  const quiet = { migrate: false, supervise: false, schedule: false, reindex: false, monitorVacuum: false } as const
  return new PgBoss({ schema, application_name: 'fotfeste jobs', ...quiet, ...options }).on('error', onFault)
}
