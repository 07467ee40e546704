import { boss, jobNames, type JobName } from './queue.ts'

/** Keeps a promise. What it is told comes from outside like any other input, and it may be called twice for the same thing. */
type Handler = (told: unknown) => Promise<unknown>
export type Handlers = Readonly<Partial<Record<JobName, Handler>>>
export type Jobs = { readonly stop: () => Promise<void> }

/**
 * Starts working on the jobs that there are handlers for. Takes the address of the job role and who hears of faults; the queue
 * must have been installed by `migrateJobs`. Gives a way to stop, which lets running jobs finish.
 */
export async function startJobs({
  url,
  handlers,
  onFault,
}: {
  url: string
  handlers: Handlers
  onFault: (fault: unknown) => void
}): Promise<Jobs> {
  const worker = boss({ connectionString: url, max: 3, supervise: true, schedule: true }, onFault)
  await worker.start()
  for (const name of jobNames) {
    const handler = handlers[name]
    if (handler)
      await worker.work(name, { batchSize: 1, pollingIntervalSeconds: 2 }, async ([job]) => careful(name, handler, job?.data, onFault))
  }
  return { stop: () => worker.stop({ graceful: true, timeout: 10_000 }) }
}

/** The queue stores what a failed job threw. A fault may quote a row, so only its name is stored, and the log gets the whole. */
async function careful(name: JobName, handler: Handler, told: unknown, onFault: (fault: unknown) => void) {
  const kept = await handler(told).then(
    () => true,
    (fault: unknown) => {
      onFault(fault)
      return false
    },
  )
  if (!kept) throw new Error(`${name} failed`)
}
