import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { langs } from '#i18n/index.ts'
import { asVisitor } from '#work/index.ts'
import { house } from '../../test/house.ts'
import { searchQueries, type SearchQuery } from '../../test/search-queries.ts'
import { library } from './library.ts'
import { searchIn } from './search.page.tsx'

const home = await house()
const articles = await asVisitor(home.edge.house, { id: home.municipality, name: 'Fjordvik', number: undefined }, library.read)
// the first three are what is seen on a phone without scrolling
const firstThree = ({ lang, words }: Pick<SearchQuery, 'lang' | 'words'>) =>
  searchIn(articles, lang)(words, 3).map(({ href }) => bare(href))
const bare = (href: string) => href.replace(/^\/(nn|en)(?=\/)/, '')
// the list of resources is one page, and what is found on it has a place there
const leadsTo = (href: string, page: string) => href === page || href.startsWith(`${page}#`)

describe('what people type', () => {
  test('leads to the page that they need, among the first three, at least 95 times of 100', () => {
    const missed = searchQueries.filter(
      (query) => !firstThree(query).some((href) => [query.expect].flat().some((page) => leadsTo(href, page))),
    )
    const told = missed.map(
      (query) => `${query.lang} «${query.words}» should find ${[query.expect].flat().join(' or ')}, found ${firstThree(query).join(', ')}`,
    )
    assert.ok(missed.length <= searchQueries.length * 0.05, told.join('\n'))
  })

  test('is asked in each language, a hundred times or more', () => {
    assert.ok(searchQueries.length >= 100)
    assert.deepEqual(new Set(searchQueries.map(({ lang }) => lang)), new Set(langs))
  })

  for (const [wrong, right] of [
    ['radikalisring', 'radikalisering'],
    ['taushetsplkt', 'taushetsplikt'],
    ['samtyke', 'samtykke'],
    ['bekymringsamtale', 'bekymringssamtale'],
    ['Bekymringssamtale?', 'bekymringssamtale'],
  ] as const)
    test(`may be mistyped: «${wrong}» finds what «${right}» finds`, () => {
      const [best] = firstThree({ lang: 'nb', words: right })
      assert.ok(firstThree({ lang: 'nb', words: wrong }).includes(best ?? 'nothing'))
    })

  // a word of bokmål, the same in nynorsk, and the page that both find, whichever of the two languages the portal is read in
  for (const [bokmål, nynorsk, page] of [
    ['veiledning', 'rettleiing', '/guidance/guidance-and-care'],
    ['taushetsplikt', 'teieplikt', '/guidance/sharing-information'],
    ['forebygging', 'førebygging', '/glossary#prevention'],
    ['pårørende', 'pårørande', '/guidance/for-relatives'],
    ['voldelig', 'valdeleg', '/glossary#violent-extremism'],
  ] as const)
    test(`may be bokmål or nynorsk: «${bokmål}» and «${nynorsk}» find the same page`, () => {
      for (const lang of ['nb', 'nn'] as const)
        for (const words of [bokmål, nynorsk])
          assert.ok(firstThree({ lang, words }).includes(page), `${lang} ${words}: ${firstThree({ lang, words }).join(', ')}`)
    })

  test('may be nothing but what stands everywhere, and finds nothing then', () => {
    for (const lang of langs) for (const words of ['', '   ', 'og', '…', 'the']) assert.deepEqual(firstThree({ lang, words }), [])
  })
})
