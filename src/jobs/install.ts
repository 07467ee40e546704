import pg from 'pg'
import { boss, jobNames, keeping, plannedNames, queues, schema } from './queue.ts'

const zone = 'Europe/Oslo'

/**
 * Installs the job queue and its schedules, or brings them up to this version. Takes the owner's connection address, after `migrate`:
 * the roles must be there. Safe to repeat. Throws what the library or the database throws; a later run goes on from there.
 */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const faults: unknown[] = []
  const installer = boss({ connectionString: ownerUrl, migrate: true, max: 1 }, (fault) => faults.push(fault))
  await installer.start()
  try {
    for (const name of jobNames)
      await ((await installer.getQueue(name)) ? installer.updateQueue(name, changeable) : installer.createQueue(name, keeping))
    for (const { name } of await installer.getSchedules()) await installer.unschedule(name)
    for (const name of jobNames) {
      const queue = queues[name]
      if ('cron' in queue) await installer.schedule(name, queue.cron, {}, { tz: zone })
    }
  } finally {
    await installer.stop({ graceful: false })
  }
  if (faults.length) throw new Error('The job queue was not installed', { cause: faults[0] })
  await grant(ownerUrl)
}

// how a queue tells its jobs apart is fixed when it is made
const { policy: _, ...changeable } = keeping

async function grant(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(grants)
  } finally {
    await client.end()
  }
}

// The library asks for no row-level security of its own. Here it keeps the app to planning what it may plan: it can add such a job,
// and neither read, change nor take away one. See docs/decisions/0016-the-job-queue-keeps-its-shape.md.
const grants = `
  begin;
  revoke all on schema ${schema} from public;
  revoke all on all functions in schema ${schema} from public;
  grant usage on schema ${schema} to fotfeste_job, fotfeste_app;
  grant execute on all functions in schema ${schema} to fotfeste_job;
  grant select, insert, update, delete on ${schema}.job, ${schema}.job_common, ${schema}.job_dependency to fotfeste_job;
  grant select, insert, update on ${schema}.queue to fotfeste_job;
  grant select, update on ${schema}.version, ${schema}.schedule to fotfeste_job;
  grant select on ${schema}.subscription, ${schema}.bam to fotfeste_job;
  grant select, insert, delete on ${schema}.warning to fotfeste_job;
  grant execute on function ${schema}.job_now() to fotfeste_app;
  grant select on ${schema}.queue, ${schema}.version to fotfeste_app;
  grant select (id), insert (id, name, data, priority, start_after, created_on, singleton_key, singleton_on, group_id, group_tier, expire_seconds,
    deletion_seconds, keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds,
    blocked, blocking, pending_dependencies) on ${schema}.job_common to fotfeste_app;
  alter table ${schema}.job_common enable row level security;
  drop policy if exists works on ${schema}.job_common;
  create policy works on ${schema}.job_common to fotfeste_job using (true) with check (true);
  drop policy if exists plans on ${schema}.job_common;
  create policy plans on ${schema}.job_common for insert to fotfeste_app with check (name in (${plannedNames.map((name) => `'${name}'`).join(', ')}));
  drop policy if exists told_the_id on ${schema}.job_common;
  create policy told_the_id on ${schema}.job_common for select to fotfeste_app using (name in (${plannedNames.map((name) => `'${name}'`).join(', ')}));
  commit`
