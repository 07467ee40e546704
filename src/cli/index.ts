import { text } from 'node:stream/consumers'
import { run } from './run.ts'

// without a database of its own to look after, the command line looks after the demo in this folder
const isNamed = Object.keys(process.env).some((name) => /^(DATABASE|OIDC)_/.test(name))
const demo = isNamed ? undefined : await (await import('../demo/environment.ts')).demoEnvironment(process.env['FOTFESTE_DATA'] ?? '.data')
const code = await run(
  process.argv.slice(2),
  { ...process.env, ...demo?.env },
  {
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    input: () => text(process.stdin),
  },
)
await demo?.close()
// the embedded database's own hooks would end the process with 0
process.exit(code)
