import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everyRow } from '../apart.ts'
import { served, type Visit } from '../browser.ts'
import { text as staffText } from '../../src/intake/help-requests.text.ts'
import { text as writeText } from '../../src/intake/help-write.text.ts'
import { text } from '../../src/intake/help.text.ts'
import { langs, type Lang } from '../../src/i18n/index.ts'
import { hands } from './hands.ts'

const town = await served()
const phone = { width: 390 } as const
const at = (lang: Lang, path: string) => (lang === 'nb' ? path : `/${lang}${path}`)

/** Writes to the municipality and gives the six words. */
async function writes(it: Visit, lang: Lang, words: string) {
  const [t, w] = [text(lang), writeText(lang)]
  const { follow, press, write, choose, sees } = hands(it)
  // all of them come from one address here, which has room for five an hour
  await town.owner.deleteFrom('help_limit').execute()
  await it.go(at(lang, '/help'))
  await sees(t.dutyTitle)
  await it.sound()
  await follow(t.write)
  await sees(w.newLead)
  await it.sound()
  await write(w.words, words)
  await choose(w.kinds.self)
  await write(w.name, 'Kallenavnet Grevling')
  await write(w.reach, '40 00 99 88')
  await press(w.send)
  await sees(w.wordsOnce)
  await it.sound()
  const six = await it.page.locator('.six-words li').allInnerTexts()
  assert.equal(six.length, 6)
  return six
}

async function comesBack(it: Visit, lang: Lang, six: readonly string[]) {
  const [t, w] = [text(lang), writeText(lang)]
  const { follow, press, write, sees } = hands(it)
  await it.go(at(lang, '/help'))
  await follow(t.comeBack)
  await it.sound()
  await write(w.passphrase, six.join(' '))
  await press(w.openThread)
  await sees(w.threadTitle)
}

async function answers(who: 'coordinator', expected: string, words: string) {
  const it = await town.visit(who, phone)
  const { press, write, sees } = hands(it)
  const t = staffText('nb')
  await it.go('/help-requests')
  await sees(t.lead)
  await it.sound()
  await it.page.locator('a[href^="/help-requests/"]').first().click()
  await sees(expected)
  await it.sound()
  await write(t.answer, words)
  await press(t.send)
  await sees(words)
  await it.sound()
}

const secrets: string[] = ['Kallenavnet Grevling', '40 00 99 88']
for (const [lang, script] of [...langs.map((lang) => [lang, true] as const), ['nb', false] as const])
  test(`someone on a phone asks for help, reads the answer and writes again (${lang}${script ? '' : ', without script'})`, async () => {
    const w = writeText(lang)
    const it = await town.visit(undefined, { ...phone, lang, script, dark: !script })
    const { press, write, sees } = hands(it)
    const said = `Jeg vil ut, men vet ikke hvordan ${lang} ${script}`
    const six = await writes(it, lang, said)
    await answers('coordinator', said, `Så bra at du skrev ${lang} ${script}`)
    await comesBack(it, lang, six)
    await sees(`Så bra at du skrev ${lang} ${script}`)
    await it.sound()
    await write(w.words, `Kan vi møtes ${lang} ${script}`)
    await press(w.send)
    await sees(w.moreSent)
    await sees(`Kan vi møtes ${lang} ${script}`)
    await it.sound()
    // nothing was set beside the language that the test itself began with
    assert.deepEqual(
      (await it.context.cookies()).map(({ name }) => name),
      ['lang'],
    )
    secrets.push(said, `Så bra at du skrev ${lang} ${script}`, `Kan vi møtes ${lang} ${script}`, six.join(' '), six.join(''), ...pairs(six))
  })

const pairs = (six: readonly string[]) => six.slice(1).flatMap((word, at) => [`${six[at]} ${word}`, `${six[at]}${word}`])

test('the way out leaves nothing to go back to', async () => {
  const it = await town.visit(undefined, phone)
  await it.page.route('https://www.yr.no/**', (route) => route.fulfill({ body: '<title>Yr</title>', contentType: 'text/html' }))
  const six = await writes(it, 'nb', 'Ingen må se dette')
  await comesBack(it, 'nb', six)
  for (let n = 0; n < 3; n++) await it.page.keyboard.press('Escape')
  await it.page.waitForURL('https://www.yr.no/')
  await it.page.goBack()
  await it.page.waitForLoadState()
  assert.ok(!(await it.page.content()).includes('Ingen må se dette'))
  assert.deepEqual(
    (await it.context.cookies()).map(({ name }) => name),
    [],
    'the cookies of this site are gone',
  )
})

test('the link to leave by works without script', async () => {
  const it = await town.visit(undefined, { ...phone, script: false })
  await it.page.route('https://www.yr.no/**', (route) => route.fulfill({ body: '<title>Yr</title>', contentType: 'text/html' }))
  const { follow } = hands(it)
  await it.go('/help/new')
  await follow(text('nb').leave)
  await it.page.locator('#elsewhere').click()
  await it.page.waitForURL('https://www.yr.no/')
})

test('a house that cannot be reached keeps what was typed', async () => {
  const it = await town.visit(undefined, phone)
  const { press, write, sees } = hands(it)
  const w = writeText('nb')
  await it.go('/help/new')
  await write(w.words, 'Dette skal ikke bort')
  await it.context.setOffline(true)
  await press(w.send)
  await sees(w.failedBody)
  assert.equal(await it.page.getByLabel(w.words).inputValue(), 'Dette skal ikke bort')
  await it.context.setOffline(false)
  await press(w.send)
  await sees(w.wordsOnce)
})

test('nothing of it lies readable in the database, and no address does', async () => {
  const rows = await everyRow(town, [
    'public.help_thread',
    'public.help_message',
    'keystore.help_return',
    'keystore.data_key',
    'public.help_limit',
  ])
  for (const { table, text: row } of rows)
    for (const secret of [...secrets, '127.0.0.1', 'somewhere'])
      for (const shape of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64').replace(/=+$/, '')])
        assert.ok(!row.toLowerCase().includes(shape.toLowerCase()), `${table} holds "${secret}"`)
})
