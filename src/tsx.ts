import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync, version, type TransformOptions } from 'esbuild'
import { kept, keptIn } from '#lib/kept.ts'

enableCompileCache(keptIn)

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
  return kept([translator, file, source], () => transformSync(source, { ...options, sourcefile: file }).code)
}
