import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { routes } from '../src/modules.ts'

/** The house, lowest floor first. A room uses the floors below it: never its own, never those above. */
const floors = [
  ['lib'],
  ['db', 'vault', 'i18n'],
  ['access', 'audit', 'jobs', 'wording'],
  ['work'],
  ['identity', 'notify', 'law', 'routine', 'glossary', 'directory'],
  ['case'],
  ['consultation', 'intake', 'advice', 'sharing', 'article'],
  ['statistics', 'retention'],
  ['ui'],
  ['http'],
  ['pages'],
  ['portal', 'home'],
  ['app', 'main', 'serve', 'modules', 'menu', 'config', 'tsx', 'cli', 'demo'],
]
/** What reaches past a rule, and why. */
const exceptions = new Map([['home/home.page.tsx', 'my page joins what waits in several rooms']])

type Place = { room: string; file: string }
// what draws is of the pages, save in the rooms that are nothing else
const drawing = new Set(['ui', 'http', 'demo'])
const isPage = ({ room, file }: Place) => !drawing.has(room) && /(\.tsx|\.(form|page)\.ts|^pages\.ts)$/.test(file)
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const floorOf = (place: Place) => floors.findIndex((rooms) => rooms.includes(isPage(place) ? 'pages' : place.room))
const roomFloorOf = ({ room }: Place) => floors.findIndex((rooms) => rooms.includes(room))
// a page stands under another one when its room does: a case lends its frame to the rooms above it
const isBelow = (target: Place, at: Place) =>
  floorOf(target) < floorOf(at) || (isPage(target) && isPage(at) && roomFloorOf(target) < roomFloorOf(at))
const place = (path: string): Place => {
  const [room = '', ...rest] = path.split('/')
  return { room: room.replace(/\.(text\.)?tsx?$/, ''), file: rest.join('/') }
}
const files = globSync('**/*.{ts,tsx}', { cwd: 'src' })
  .filter((path) => !isTest(path))
  .map((path) => ({ path, at: place(path), source: readFileSync(`src/${path}`, 'utf8') }))
const neighbours = files.flatMap(({ path, at, source }) =>
  [...source.matchAll(/from '#([^']+)'/g)]
    .map(([, target]) => ({ path, at, target: place(target!) }))
    .filter(({ target }) => target.room !== at.room),
)

test('every room has a floor', () => {
  for (const { path, at } of files) assert.notEqual(floorOf(at), -1, `${path} stands outside the house`)
})

test('imports point downwards', () => {
  for (const { path, at, target } of neighbours)
    assert.ok(exceptions.has(path) || isBelow(target, at), `${path} reaches up to #${target.room}/${target.file}`)
})

test('a room is entered by its door', () => {
  for (const { path, at, target } of neighbours)
    assert.ok(
      floors.at(-1)!.includes(at.room) || ['index.ts', 'pages.ts'].includes(target.file) || ['lib'].includes(target.room),
      `${path} climbs in through #${target.room}/${target.file}`,
    )
})

test('inside a room nothing leans on its pages, save the door and other pages', () => {
  for (const { path, at, source } of files.filter(({ at }) => !isPage(at)))
    assert.doesNotMatch(source, /from '\.\/[\w-]+\.page\.tsx'/, `${path} leans on the pages of ${at.room}`)
})

test('what belongs to no page sees neither HTTP nor HTML', () => {
  for (const { path, at, source } of files.filter(({ at }) => floorOf(at) < floors.findIndex((rooms) => rooms.includes('ui'))))
    assert.doesNotMatch(source, /from '(hono|preact|#http|#ui)/, `${path} in ${at.room} knows of HTTP or HTML`)
})

test('every form has a page at its own address, where it is shown again', () => {
  const shown = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  for (const { method, path, kind } of routes)
    if (method === 'POST' && kind !== 'script') assert.ok(shown.has(path), `POST ${path} has no page to be shown again on`)
})

test('no address is given twice, and every one asks for an action', () => {
  const seen = new Set<string>()
  for (const { method, path, action } of routes) {
    const address = `${method} ${path.replaceAll(/:\w+/g, ':')}`
    assert.ok(!seen.has(address), `${address} is given twice`)
    assert.ok(action, `${address} asks for no action`)
    seen.add(address)
  }
})

test('no file grows past 400 lines', () => {
  for (const { path, source } of files) assert.ok(source.split('\n').length <= 400, path)
})

test('nothing asks the wall clock where the work carries the time', () => {
  const rooms = new Set(['case', 'consultation', 'intake', 'advice', 'routine', 'law'])
  for (const { path, source } of files.filter(({ path, at }) => rooms.has(at.room) && !path.includes('content')))
    assert.doesNotMatch(source, /Date\.now\(|new Date\(\)/, path)
})

test('pages hold no words of their own', () => {
  for (const { path, source } of files.filter(({ path }) => path.endsWith('.page.tsx')))
    assert.doesNotMatch(source, />[^<>{}=()]*[a-zæøå]{4,}[^<>{}=()]*<\//, `${path} has a text that belongs in its .text.ts`)
})
