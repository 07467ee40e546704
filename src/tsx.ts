import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync, version, type TransformOptions } from 'esbuild'

// What has been translated is kept beside the packages it was translated with; where nothing can be kept, it is done again.
const kept = fileURLToPath(new URL('../node_modules/.cache/fotfeste', import.meta.url))
enableCompileCache(kept)

const options: TransformOptions = {
  loader: 'tsx',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'inline',
  target: 'node26',
}
const translator = JSON.stringify([version, options])

/** Node strips types from .ts by itself, but cannot read JSX; this teaches it .tsx, and nothing else. */
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.tsx') ? { format: 'module', source: translated(fileURLToPath(url)), shortCircuit: true } : next(url, context),
})

function translated(file: string): string {
  const source = readFileSync(file, 'utf8')
  const place = join(kept, `${createHash('sha256').update(translator).update(file).update(source).digest('hex')}.js`)
  const before = attempt(() => readFileSync(place, 'utf8'))
  if (before) return before
  const { code } = transformSync(source, { ...options, sourcefile: file })
  attempt(() => {
    mkdirSync(kept, { recursive: true })
    // renamed into place: another process that starts now finds all of it or nothing
    writeFileSync(`${place}.${process.pid}`, code)
    renameSync(`${place}.${process.pid}`, place)
  })
  return code
}

function attempt<T>(deed: () => T): T | undefined {
  try {
    return deed()
  } catch {
    return undefined
  }
}
