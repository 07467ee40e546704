import { fileURLToPath } from 'node:url'
import express from 'express'
import nunjucks from 'nunjucks'
import { formatDay } from '../../src/i18n/index.ts'
import { assets } from '../../src/ui/index.ts'
import { modelOf } from './model.ts'
import { readAgain } from './read.ts'

// Draws the same page with Express and Nunjucks, each set up as for production: templates compiled once, no ETag. The model is made once,
// so all that happens for a request is the drawing. PORT, READ: what was read, and HEAD: the headers that ours sends, as JSON.
const model = modelOf(readAgain(process.env['READ']!), await assets())
const head = JSON.parse(process.env['HEAD']!) as Record<string, string>

/** Leaves out the indentation when a template is compiled, so that both answer with the same bytes. */
class Squeezed extends nunjucks.FileSystemLoader {
  override getSource(name: string) {
    const source = super.getSource(name)
    return { ...source, src: source.src.replaceAll(/\n\s*/g, '') }
  }
}

const app = express().disable('x-powered-by').disable('etag')
new nunjucks.Environment(new Squeezed(fileURLToPath(new URL('views', import.meta.url))), { autoescape: true })
  .addFilter('day', (day) => formatDay('nb', day))
  .express(app)
app.use((_, response, next) => {
  response.set(head)
  next()
})
app.get('/cases/:caseId', (_, response) => response.render('case.njk', model))
app.listen(Number(process.env['PORT']), '127.0.0.1')
