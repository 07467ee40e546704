import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

/** Node strips types from .ts by itself, but cannot read JSX; this teaches it .tsx, and nothing else. */
registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      loader: 'tsx',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcefile: file,
      sourcemap: 'inline',
      target: 'node26',
    })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
