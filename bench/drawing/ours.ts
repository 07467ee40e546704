import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { edgeOf } from '../../src/modules.ts'
import { draw } from '../../src/case/case.page.tsx'
import { framed, headers, introduce, type Edge, type Web } from '../../src/http/index.ts'
import { assets } from '../../src/ui/index.ts'
import { readAgain } from './read.ts'

// Draws the case page anew for each request, in its frame and with its headers, as the application does. PORT, and READ: what was read.
const { seen, person, entered } = readAgain(process.env['READ']!)
const edge = edgeOf({
  house: {} as Edge['house'],
  assets: await assets(),
  origin: 'https://fotfeste.test',
  publicFor: 5_000,
  addressOf: () => 'somewhere',
  log: () => undefined,
})

const app = new Hono<Web>()
  .use(introduce(edge))
  .use(headers)
  .get('/cases/:caseId', (c) => c.html(framed(c, entered, 'nb', draw(seen, person, false))))
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' })
