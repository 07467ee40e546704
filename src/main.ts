import { ConfigError, readConfig, type DemoConfig, type ProductionConfig } from './config.ts'

// A wrong setting is told in words and ends the start; everything else is a fault with its trace.
try {
  const config = readConfig(process.env)
  const ground = config.mode === 'demo' ? startDemo(config) : startReal(config)
  // it is waited for when the program has been read
  ground.catch(() => undefined)
  const { serveHouse } = await import('./serve.ts')
  const running = await serveHouse(config, ground)
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

/** A production image has none of the demo's parts, so they are loaded only here. The database starts while the program is still being read. */
async function startDemo(config: DemoConfig) {
  const { startDatabase } = await import('./demo/database.ts')
  const database = startDatabase(config.dataFolder)
  database.catch(() => undefined)
  const { demoGround } = await import('./demo/ground.ts')
  return demoGround(config, await database)
}

async function startReal(config: ProductionConfig) {
  const { productionGround } = await import('./serve.ts')
  return productionGround(config)
}
