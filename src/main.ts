import { serveHouse } from './serve.ts'
import { ConfigError, readConfig } from './config.ts'

// A wrong setting is told in words and ends the start; everything else is a fault with its trace.
try {
  const running = await serveHouse(readConfig(process.env))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // the demo's database would end the whole process at once; what is under way is answered first
    process.removeAllListeners(signal)
    process.once(signal, () => void running.stop().then(() => process.exit(0)))
  }
  process.stdout.write(`Fotfeste: ${running.origin}\n`)
} catch (fault) {
  const isTold = fault instanceof ConfigError || (fault instanceof Error && fault.name === 'UnsafeRole')
  process.stderr.write(`${fault instanceof Error ? (isTold ? fault.message : fault.stack) : String(fault)}\n`)
  process.exit(1)
}
