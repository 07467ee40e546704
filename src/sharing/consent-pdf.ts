import { fileURLToPath } from 'node:url'
import type PDFDocument from 'pdfkit'
import { text } from './consent-form.text.ts'
import type { ConsentForm, Part } from './consent-form.ts'

/**
 * The form as a PDF that a screen reader reads (PDF/UA-1, ISO 14289-1): tagged, with its language, its title and its fonts in it. Takes the form
 * in words and the time; gives the bytes.
 */
export async function pdfOf(form: ConsentForm, now: Date): Promise<Buffer> {
  const t = text(form.lang)
  // few processes ever draw one, so the library is not read at the start
  const { default: Document } = await import('pdfkit')
  const doc = new Document({
    size: 'A4',
    margins: { top: 64, bottom: 64, left: 64, right: 64 },
    pdfVersion: '1.7',
    // the types do not know of it, the library does
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    lang: languageTags[form.lang],
    displayTitle: true,
    bufferPages: true,
    info: { Title: form.title, CreationDate: now, ModDate: now },
  })
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file)
  const done = bytesOf(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const page: Page = { doc, root }
  heading(page, 'H1', form.title)
  for (const words of form.intro) paragraph(page, words)
  for (const part of form.parts) draw(page, part)
  answers(page, t)
  for (const signer of form.signers) signature(page, signer, t)
  root.end()
  number(doc, t)
  doc.end()
  return done
}

const fontAt = (file: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${file}`))
const fonts = { body: fontAt('400Regular/SourceSans3_400Regular.ttf'), strong: fontAt('600SemiBold/SourceSans3_600SemiBold.ttf') } as const
const languageTags = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const
const ink = '#1a1a1a'

type Doc = InstanceType<typeof PDFDocument>
type Element = ReturnType<Doc['struct']>
type Page = { doc: Doc; root: Element }
type Words = ReturnType<typeof text>

function bytesOf(doc: Doc): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const parts: Buffer[] = []
  doc
    .on('data', (part: Buffer) => parts.push(part))
    .on('end', () => resolve(Buffer.concat(parts)))
    .on('error', reject)
  return promise
}

/** A heading never stands alone at the foot of a page. */
function heading({ doc, root }: Page, level: 'H1' | 'H2', words: string) {
  room(doc, level === 'H1' ? 60 : 64)
  root.add(
    doc.struct(level, {}, () => {
      doc
        .font('strong')
        .fontSize(level === 'H1' ? 22 : 14)
        .fillColor(ink)
        .text(words)
    }),
  )
  doc.moveDown(0.2)
}

function paragraph({ doc, root }: Page, words: string) {
  room(doc, 24)
  root.add(doc.struct('P', {}, () => void doc.font('body').fontSize(12).fillColor(ink).text(words, { lineGap: 2 })))
  doc.moveDown(0.4)
}

function draw(page: Page, { heading: words, words: lines, isList }: Part) {
  page.doc.moveDown(0.3)
  heading(page, 'H2', words)
  if (isList) list(page, lines)
  else for (const line of lines) paragraph(page, line)
}

function list({ doc, root }: Page, lines: readonly string[]) {
  const items = doc.struct('L')
  root.add(items)
  for (const line of lines) {
    room(doc, 24)
    const left = doc.page.margins.left
    const label = doc.struct(
      'Lbl',
      {},
      () => void doc.font('body').fontSize(12).fillColor(ink).text('•', left, doc.y, { lineGap: 2, continued: false }),
    )
    const body = doc.struct('LBody', {}, () => {
      doc.moveUp()
      doc.text(line, left + 14, doc.y, { lineGap: 2 })
    })
    items.add(doc.struct('LI', {}, [label, body]))
    doc.moveDown(0.25)
    doc.x = left
  }
  items.end()
}

function answers(page: Page, t: Words) {
  const { doc, root } = page
  doc.moveDown(0.3)
  room(doc, 110)
  heading(page, 'H2', t.answer)
  for (const words of [t.yes, t.no]) {
    const left = doc.page.margins.left
    doc.markContent('Artifact', { type: 'Layout' })
    doc
      .lineWidth(1)
      .strokeColor(ink)
      .rect(left, doc.y + 2, 12, 12)
      .stroke()
    doc.endMarkedContent()
    root.add(
      doc.struct(
        'P',
        {},
        () =>
          void doc
            .font('body')
            .fontSize(12)
            .fillColor(ink)
            .text(words, left + 22, doc.y),
      ),
    )
    doc.x = left
    doc.moveDown(0.5)
  }
}

/** Three lines to write on, for one who signs. No line asks for a place: someone's address may be protected. */
function signature(page: Page, signer: string, t: Words) {
  const { doc, root } = page
  room(doc, 130)
  doc.moveDown(1)
  root.add(doc.struct('H3', {}, () => void doc.font('strong').fontSize(12).fillColor(ink).text(signer)))
  for (const words of [t.name, t.date, t.signature]) {
    const { left, right } = doc.page.margins
    doc.moveDown(0.7)
    root.add(doc.struct('P', {}, () => void doc.font('body').fontSize(11).fillColor(ink).text(words, left, doc.y)))
    doc.markContent('Artifact', { type: 'Layout' })
    doc
      .lineWidth(0.7)
      .strokeColor(ink)
      .moveTo(left + 80, doc.y - 2)
      .lineTo(doc.page.width - right, doc.y - 2)
      .stroke()
    doc.endMarkedContent()
  }
}

/** Turns the page where less than this many points are left of it. */
function room(doc: Doc, points: number) {
  if (doc.y + points > doc.page.height - doc.page.margins.bottom) doc.addPage()
}

function number(doc: Doc, t: Words) {
  const { start, count } = doc.bufferedPageRange()
  for (let at = 0; at < count; at++) {
    doc.switchToPage(start + at)
    const { margins, width, height } = doc.page
    const foot = margins.bottom
    margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    doc
      .font('body')
      .fontSize(9)
      .fillColor('#555555')
      .text(t.page(at + 1, count), margins.left, height - 40, {
        width: width - margins.left - margins.right,
        align: 'right',
        lineBreak: false,
      })
    doc.endMarkedContent()
    margins.bottom = foot
  }
}
