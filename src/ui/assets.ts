import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'
import { markPath } from './mark.tsx'

/** A file that the browser may keep for ever, for its name changes with what is in it. */
type Asset = { body: Buffer; br: Buffer; gzip: Buffer; type: string; etag: string }
/** What the browser is sent beside the pages. */
export type Assets = {
  /** The address of a file by its plain name: `app.css`, `icon.svg`, `main.js`, and so on. Throws for a name that is not there. */
  url: (name: string) => string
  /** The file at an address, or nothing. */
  at: (path: string) => Asset | undefined
  /** The plain names of all files. */
  names: readonly string[]
}

let built: Promise<Assets> | undefined

/** The style sheet, the browser scripts and the icon, made once when the process starts and kept in memory, each packed beforehand. */
export const assets = () => (built ??= buildAssets())

async function buildAssets(): Promise<Assets> {
  const signs = new Map<string, string>()
  const sources = (await bundles()).map(({ name, text }) => ({ name, text: name === 'app.css' ? withoutDataUrls(text, signs) : text }))
  const named = await Promise.all([...sources, { name: 'icon.svg', text: icon }].map(pack))
  const drawn = await Promise.all(Array.from(signs.values(), (text) => pack({ name: 'sign.svg', text })))
  const byName = new Map(named.map(({ name, path }) => [name, path]))
  const byPath = new Map([...named, ...drawn].map(({ path, asset }) => [path, asset]))
  return {
    url: (name) => byName.get(name) ?? unknown(name),
    at: (path) => byPath.get(path),
    names: [...byName.keys()],
  }
}

async function bundles() {
  const { outputFiles } = await build({
    entryPoints: [here('app.css'), ...scripts()],
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    entryNames: '[name]',
    format: 'esm',
    target: 'es2023',
    logLevel: 'error',
  })
  return outputFiles.map(({ path, text }) => ({ name: basename(path), text }))
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const scripts = () =>
  readdirSync(here('browser'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => here(`browser/${file}`))

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#3b8a6b" d="${markPath}"/></svg>`

// the content security policy allows images from our own address only, so the signs drawn inside the style sheet become files
const withoutDataUrls = (css: string, signs: Map<string, string>) =>
  css.replace(/url\((["']?)data:image\/svg\+xml[^,]*,(.+?)\1\)/g, (_, __, encoded: string) => {
    const svg = decodeURIComponent(encoded)
    const path = pathOf('sign.svg', svg)
    signs.set(path, svg)
    return `url(${path})`
  })

const hash = (body: string) => createHash('sha256').update(body).digest('base64url').slice(0, 12)
const pathOf = (name: string, body: string) => `/assets/${name.replace('.', `-${hash(body)}.`)}`
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const typeOf = (name: string) => types[extname(name)] ?? 'application/octet-stream'

async function pack({ name, text }: { name: string; text: string }) {
  const body = Buffer.from(text)
  const [br, gz] = await Promise.all([brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }), zip(body)])
  const asset: Asset = { body, br, gzip: gz, type: typeOf(name), etag: `"${hash(text)}"` }
  return { name, path: pathOf(name, text), asset }
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

function unknown(name: string): never {
  throw new Error(`There is no asset called ${name}`)
}
