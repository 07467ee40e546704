import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { langs } from '#i18n/index.ts'
import { addDays, today } from '#lib/day.ts'
import { asVisitor, inMunicipality } from '#work/index.ts'
import { articleAbout, articleWords } from '../../test/an-article.ts'
import { everyone, house, type Someone } from '../../test/house.ts'
import { changeArticle } from './access.ts'
import { text } from './article.text.ts'
import { markdownOf, shippedContent } from './content.ts'
import { text as editText } from './edit.text.ts'
import { articlesFor, readProse, shippedArticles, shippedOnly, shippedProse } from './index.ts'

const [t, e] = [text('nb'), editText('nb')]
const home = await house()
const there = await home.settle({ name: 'Nabovik' })
const [coordinator, administrator] = [await home.as('coordinator'), await home.as('administrator')]
type Editor = typeof coordinator

const visit = (place = home.here) =>
  asVisitor(home.edge.house, { id: place.municipality, name: place.name, number: undefined }, articlesFor)
const revisionIn = (html: string) => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '0'
/** Sends the form of a page as it stands now. */
async function send(who: Editor, path: string, form: Record<string, string | readonly string[]>) {
  const page = await (await who.get(path)).text()
  return who.post(path, { revision: revisionIn(page), ...form })
}
async function written(article: string, mark: string, who = coordinator) {
  assert.equal((await send(who, `/articles/${article}/edit`, articleWords(mark))).status, 303)
  assert.equal((await send(who, `/articles/${article}/about`, articleAbout)).status, 303)
}
async function sent(article: string, mark: string, who = coordinator) {
  await written(article, mark, who)
  assert.equal((await send(who, `/articles/${article}/send`, { note: `Endret ${mark}` })).status, 303)
}
async function publish(article: string, who = administrator) {
  const { revision } = await home.owner
    .selectFrom('article_draft')
    .select('revision')
    .where('article', '=', article)
    .executeTakeFirstOrThrow()
  return who.post(`/articles/${article}/read`, { revision: String(revision), decision: 'publish' })
}
const refusal = async (answer: Response, words: string) => {
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')))
}

describe('an article that comes with the product', () => {
  test('stands in the editor word for word', () => {
    for (const { slug } of shippedArticles())
      for (const lang of langs)
        assert.deepEqual(readProse(markdownOf(shippedContent(slug)!.words[lang])), shippedProse(slug, lang), `${slug} ${lang}`)
  })

  test('is changed by one, read and published by another, and everyone reads the new words in all three languages', async () => {
    const shippedTitle = (await visit()).prose('mentor', 'nb').title
    await sent('mentor', 'i Fjordvik')
    assert.equal((await visit()).prose('mentor', 'nb').title, shippedTitle, 'nothing is shown before it is published')
    assert.match(await (await administrator.get('/articles/mentor/read')).text(), /Endret i Fjordvik/)
    assert.equal((await publish('mentor')).status, 303)
    const articles = await visit()
    assert.deepEqual(
      langs.map((lang) => articles.prose('mentor', lang).title),
      ['Hos oss i kommunen i Fjordvik', 'Hjå oss i kommunen i Fjordvik', 'Here with us i Fjordvik'],
    )
    assert.equal(articles.about('mentor')?.owner.nb, 'Fjordvik kommune')
    assert.equal(articles.changed('mentor'), today(new Date()))
    assert.equal(articles.all().filter(({ slug }) => slug === 'mentor').length, 1)
    assert.equal(articles.all().length, shippedArticles().length)
    assert.equal(articles.changed('listening'), undefined)
    assert.deepEqual((await visit(there)).prose('mentor', 'nb').title, shippedTitle, 'the neighbours read what they read before')
  })

  test('waits on the second reader’s own page, and comes back to the one who sent it; nobody else is told', async () => {
    await sent('the-digital-side', 'på nytt')
    const told = async (who: Editor) => (await (await who.get('/home')).text()).includes('/articles/the-digital-side')
    assert.deepEqual([await told(administrator), await told(coordinator), await told(await home.as('principal'))], [true, false, false])
    const revision = revisionIn(await (await administrator.get('/articles/the-digital-side/read')).text())
    const back = { revision, decision: 'return', answer: 'Skriv hvem de kan ringe' }
    assert.equal((await administrator.post('/articles/the-digital-side/read', back)).status, 303)
    assert.deepEqual([await told(administrator), await told(coordinator)], [false, true])
  })

  test('comes back when the municipality withdraws its own words, and every version stays to be read by those who edit', async () => {
    await sent('mentor', 'for andre gang')
    await publish('mentor')
    assert.equal((await visit()).prose('mentor', 'en').title, 'Here with us for andre gang')
    const history = await (await coordinator.get('/articles/mentor/versions/2')).text()
    assert.match(history, /<del lang="en"><p class="written"># Here with us i Fjordvik/)
    assert.match(history, /<ins lang="en"><p class="written"># Here with us for andre gang/)
    assert.equal((await coordinator.post('/articles/mentor/withdraw', {})).status, 303)
    assert.equal((await visit()).prose('mentor', 'en').title, shippedOnly.prose('mentor', 'en').title)
    assert.equal((await visit()).changed('mentor'), undefined)
    assert.equal((await coordinator.get('/articles/mentor/versions/1')).status, 200)
    assert.equal((await coordinator.post('/articles/mentor/withdraw', {})).status, 404)
    await sent('mentor', 'for tredje gang')
    await publish('mentor')
    assert.match(await (await coordinator.get('/articles/mentor')).text(), new RegExp(t.versionTitle(3)))
  })
})

describe('an article of the municipality’s own', () => {
  test('gets its address from its title, stands among the others when it is published, and is gone when it is withdrawn', async () => {
    const begun = await coordinator.post('/articles/new', { title: 'Når båten går', theme: 'together' })
    assert.equal(begun.headers.get('location'), '/articles/nar-baten-gar/edit')
    await refusal(await coordinator.post('/articles/new', { title: 'Når båten går', theme: 'exit' }), t.taken)
    await refusal(await coordinator.post('/articles/new', { title: 'Listening', theme: 'exit' }), t.taken)
    await refusal(await coordinator.post('/articles/new', { title: 'New', theme: 'exit' }), t.taken)
    await refusal(await coordinator.post('/articles/new', { title: '123 !', theme: 'exit' }), t.noName)
    await sent('nar-baten-gar', 'i havn')
    await publish('nar-baten-gar')
    const articles = await visit()
    assert.equal(articles.prose('nar-baten-gar', 'nn').title, 'Hjå oss i kommunen i havn')
    const worried = articles
      .all()
      .filter(({ theme }) => theme === 'worried')
      .map(({ order }) => order)
    assert.deepEqual(
      worried,
      worried.toSorted((a, b) => a - b),
      'it stands in its place in its theme',
    )
    assert.equal((await administrator.post('/articles/nar-baten-gar/withdraw', {})).headers.get('location'), '/articles')
    assert.equal((await visit()).about('nar-baten-gar'), undefined)
  })

  test('is not sent before all three languages, a source and the day of checking are there', async () => {
    await coordinator.post('/articles/new', { title: 'Halvferdig', theme: 'exit' })
    const page = await (await coordinator.get('/articles/halvferdig')).text()
    for (const field of ['edit#nn.title', 'edit#en.body', 'about#sources.0.title', 'about#checked', 'about#owner.nb', 'about#related'])
      assert.ok(page.includes(`href="/articles/halvferdig/${field}"`), field)
    await refusal(await send(coordinator, '/articles/halvferdig/send', { note: 'Se her' }), t.faultsTitle)
    await refusal(await send(coordinator, '/articles/halvferdig/send', { note: '' }), 'note')
  })

  test('leads to no article that is not there, and was not checked tomorrow', async () => {
    const lost = { ...articleWords(), 'en.body': 'Read [this](/guidance/no-such-thing).' }
    await send(coordinator, '/articles/halvferdig/edit', lost)
    await send(coordinator, '/articles/halvferdig/about', {
      ...articleAbout,
      checked: addDays(today(new Date()), 1),
      'related.0': 'halvferdig',
    })
    const page = await (await coordinator.get('/articles/halvferdig')).text()
    assert.match(page, new RegExp(e.faults['leads-nowhere']('/guidance/no-such-thing')))
    assert.match(page, new RegExp(e.faults['leads-nowhere']('halvferdig')))
    assert.match(page, new RegExp(e.faults.future()))
  })
})

describe('what is written', () => {
  test('cannot hold markup, and the fault is told beside its field in the reader’s language, with everything typed kept', async () => {
    const bad = {
      ...articleWords(),
      'nn.body': '## Hei\n\n<script>alert(1)</script>',
      'en.lead': '- a list',
      'nb.body': '[x](javascript:alert)',
    }
    const answer = await coordinator.post(
      '/articles/family-as-a-resource/edit',
      { revision: '0', ...bad },
      { cookie: `${cookie(coordinator)}; lang=nn` },
    )
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(html, /id="nn.body-error"[^>]*>Dette kan ikkje stå i ein artikkel: html/)
    assert.match(html, /id="en.lead-error"/)
    assert.match(html, /id="nb.body-error"[^>]*>Lenkja må begynne med/)
    assert.match(html, /&lt;script>alert\(1\)&lt;\/script>|&lt;script&gt;/)
    const rows = await home.owner.selectFrom('article_draft').select('article').where('article', '=', 'family-as-a-resource').execute()
    assert.deepEqual(rows, [])
  })

  test('gets advice that stops nobody', async () => {
    const long = `${Array.from({ length: 40 }, () => 'ord').join(' ')}.`
    await send(coordinator, '/articles/listening/edit', { ...articleWords(), 'nb.body': `## Her\n\n${long}` })
    const page = await (await coordinator.get('/articles/listening/edit')).text()
    assert.match(page, new RegExp(e.adviceWords.sentence('ord ord')))
    assert.match(page, new RegExp(e.adviceWords.links()))
    assert.match(page, new RegExp(e.adviceWords.words('.+').replace('.+', '\\d+')))
    assert.equal((await send(coordinator, '/articles/listening/discard', {})).status, 303)
  })

  test('is not lost when two write at once: both versions are shown', async () => {
    await send(coordinator, '/articles/possibilities-for-change/edit', articleWords('den første'))
    const late = await administrator.post('/articles/possibilities-for-change/edit', { revision: '0', ...articleWords('den andre') })
    assert.equal(late.status, 409)
    const html = await late.text()
    assert.match(html, new RegExp(t.storedNow))
    assert.match(html, /value="Hos oss i kommunen den andre"/)
    assert.match(html, /# Hos oss i kommunen den første/)
    const about = await administrator.post('/articles/possibilities-for-change/about', { revision: '0', ...articleAbout })
    assert.equal(about.status, 409)
    const again = await administrator.post('/articles/possibilities-for-change/edit', {
      revision: revisionIn(html),
      ...articleWords('den andre'),
    })
    assert.equal(again.status, 303)
  })
})

describe('a second reader', () => {
  test('is another one than the last writer: she is told so, and nothing is published', async () => {
    await sent('first-conversation', 'av meg selv')
    assert.match(await (await coordinator.get('/articles/first-conversation/read')).text(), new RegExp(t.yourOwn))
    await refusal(await publish('first-conversation', coordinator), t.yourOwn)
    assert.equal((await visit()).changed('first-conversation'), undefined)
  })

  test('sends it back with words, which stand with the draft until it is sent again', async () => {
    await refusal(await send(administrator, '/articles/first-conversation/read', { decision: 'return', answer: '' }), 'answer')
    assert.equal(
      (await send(administrator, '/articles/first-conversation/read', { decision: 'return', answer: 'Kortere, takk' })).status,
      303,
    )
    const page = await (await coordinator.get('/articles/first-conversation')).text()
    assert.match(page, /Kortere, takk/)
    assert.equal((await publish('first-conversation')).status, 409, 'what was sent back does not wait any more')
  })

  test('publishes what she has read: if a word has changed since, it must be sent again', async () => {
    await sent('first-conversation', 'på nytt')
    const seen = revisionIn(await (await administrator.get('/articles/first-conversation/read')).text())
    await send(coordinator, '/articles/first-conversation/edit', articleWords('smuglet inn'))
    assert.equal((await administrator.post('/articles/first-conversation/read', { revision: seen, decision: 'publish' })).status, 409)
    assert.equal((await publish('first-conversation')).status, 409)
    // whoever mends a word herself is its writer, and may no longer publish it
    await send(administrator, '/articles/first-conversation/edit', articleWords('rettet av leseren'))
    await send(coordinator, '/articles/first-conversation/send', { note: 'Rettet' })
    await refusal(await publish('first-conversation'), t.yourOwn)
    assert.equal((await publish('first-conversation', coordinator)).status, 303)
    assert.equal((await visit()).prose('first-conversation', 'en').title, 'Here with us rettet av leseren')
  })
})

describe('the database itself', () => {
  const smuggle = async (who: Someone, statement: ReturnType<typeof sql>) => {
    const { secret } = await home.as(who)
    await inMunicipality(home.edge.house, secret, { ...changeArticle, who: () => true }, ({ tx }) => statement.execute(tx))
  }
  const row = { note: 'Endret for seg selv' }

  test('refuses whoever wrote last as second reader, also when she says that it was someone else', async () => {
    await sent('ways-in-and-out', 'for seg selv')
    const [me, other] = [home.id('coordinator'), home.id('deputy')]
    const publishing = (by: string, read: string) =>
      sql`insert into article_version (municipality_id, article, number, content, note, changed_by, read_by, published_at)
        select municipality_id, article, 1, content, note, ${by}, ${read}, now() from article_draft where article = 'ways-in-and-out'`
    await assert.rejects(smuggle('coordinator', publishing(me, me)), /row-level security|check constraint/)
    await assert.rejects(smuggle('coordinator', publishing(other, me)), /row-level security/)
    await assert.rejects(smuggle('coordinator', publishing(me, other)), /row-level security/)
    const hand = sql`update article_draft set changed_by = ${other} where article = 'ways-in-and-out'`
    await assert.rejects(smuggle('coordinator', hand), /stays with who changed it/)
    const words = sql`update article_draft set content = content || '{"x": 1}', changed_by = ${other} where article = 'ways-in-and-out'`
    await assert.rejects(smuggle('coordinator', words), /in one's own name/)
    const silent = sql`update article_draft set content = content || '{"x": 1}', changed_by = ${me} where article = 'ways-in-and-out'`
    await assert.rejects(smuggle('coordinator', silent), /in one's own name/, 'what waits is not changed while it waits')
    assert.equal((await visit()).changed('ways-in-and-out'), undefined)
  })

  test('publishes nothing but what was sent, and changes nothing that is published', async () => {
    const other = sql`insert into article_version (municipality_id, article, number, content, note, changed_by, read_by, published_at)
      select municipality_id, article, 1, content || '{"x": 1}', note, changed_by, ${home.id('administrator')}, now() from article_draft where article = 'ways-in-and-out'`
    await assert.rejects(smuggle('administrator', other), /row-level security/)
    const note = sql`update article_version set note = ${row.note} where article = 'mentor'`
    await assert.rejects(smuggle('administrator', note), /permission denied/)
    await assert.rejects(smuggle('administrator', sql`delete from article_version where article = 'mentor'`), /permission denied/)
  })
})

test('who does not edit finds no editor, and sees no draft', async () => {
  for (const who of everyone.filter((one) => !['coordinator', 'deputy', 'administrator'].includes(one))) {
    const someone = await home.as(who)
    for (const path of [
      '',
      '/new',
      '/ways-in-and-out',
      '/ways-in-and-out/edit',
      '/ways-in-and-out/preview',
      '/ways-in-and-out/read',
      '/mentor/versions/1',
    ])
      assert.equal((await someone.get(`/articles${path}`)).status, 404, `${who} ${path}`)
    assert.equal((await someone.post('/articles/ways-in-and-out/read', { revision: '1', decision: 'publish' })).status, 404)
  }
})

test('no article of that name is the same as one that is not there', async () => {
  for (const path of [
    'nothing-here',
    'nothing-here/edit',
    'nothing-here/about',
    'nothing-here/preview',
    'mentor/send',
    'mentor/versions/99',
    'a%00b',
    'Æ',
    'listening/withdraw',
  ])
    assert.equal((await coordinator.get(`/articles/${path}`)).status, 404, path)
})

const cookie = ({ secret }: Editor) => `__Host-fotfeste=${secret.toString('base64url')}`
