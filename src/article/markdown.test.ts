import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { h } from 'preact'
import { readProse, Unfit, type Prose } from './markdown.ts'
import { ProseBody } from './prose.tsx'

const article = (body: string) => `# Tittel\n\nHva den er til.\n\n${body}`
const drawn = ({ blocks }: Prose) => renderToString(h(ProseBody, { blocks, lang: 'nb' }))
const refused = (body: string) => {
  try {
    readProse(body)
  } catch (fault) {
    if (fault instanceof Unfit) return fault.rule
    throw fault
  }
  return undefined
}

describe('what an article may be', () => {
  test('a title, what it is for, and the kinds of pieces that pages are made of', () => {
    const prose = readProse(
      article('## Én del\n\nEn *linje* med **ord** og [en lenke](/help).\n\n- ett\n- to\n\n> Sagt\n\n| a | b |\n|---|---|\n| 1 | 2 |'),
    )
    assert.equal(prose.title, 'Tittel')
    assert.equal(prose.lead, 'Hva den er til.')
    assert.deepEqual(
      prose.blocks.map(({ kind }) => kind),
      ['heading', 'paragraph', 'list', 'quote', 'table'],
    )
    const html = drawn(prose)
    for (const part of [
      '<h2',
      'id="en-del"',
      '<em>linje</em>',
      '<strong>ord</strong>',
      'href="/help"',
      '<blockquote>',
      '<th scope="row">1</th>',
    ])
      assert.ok(html.includes(part), part)
  })

  test('two parts of one name have an address each', () => {
    const { blocks } = readProse(article('## Ære\n\nx\n\n## Ære\n\ny'))
    assert.deepEqual(
      blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : [])),
      ['aere', 'aere-2'],
    )
  })

  for (const [what, body, rule] of [
    ['no title', 'Bare tekst', 'title'],
    ['no lead', '# Tittel\n\n## Del', 'lead'],
    ['markup of a page', article('<script>alert(1)</script>'), 'only'],
    ['markup inside a line', article('Et <b>ord</b>.'), 'only'],
    ['a picture', article('![bilde](https://example.no/a.png)'), 'only'],
    ['code', article('```\nkode\n```'), 'only'],
    ['a heading too deep', article('#### Fire'), 'depth'],
    ['a link that is a script', article('[trykk](javascript:alert(1))'), 'link'],
    ['a link without TLS', article('[trykk](http://example.no)'), 'link'],
    ['a link to another host without its scheme', article('[trykk](//example.no)'), 'link'],
    ['a link that browsers read as another host', article('[trykk](/\\\\example.no)'), 'link'],
  ] as const)
    test(`${what} is refused`, () => assert.equal(refused(body), rule))

  test('whatever someone writes, it is an article or it is refused, and no markup of hers reaches the page', () => {
    const pieces = fc.constantFrom(
      '<script>',
      '<img src=x onerror=y>',
      '](javascript:x)',
      '[a',
      '**',
      '`',
      '|',
      '\n\n',
      '> ',
      '&lt;',
      '"',
      "'",
      '\\',
      'ord ',
    )
    const anything = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 30 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(anything, (body) => {
        if (refused(article(body))) return
        // within the tags alone: as words, all of it may stand in an article
        const tags = drawn(readProse(article(body))).match(/<[^>]+>/g) ?? []
        assert.doesNotMatch(tags.join(''), /<(script|img|iframe)|javascript:|\son\w+=/i)
      }),
      { numRuns: 1_000 },
    )
  })
})
