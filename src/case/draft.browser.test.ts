import assert from 'node:assert/strict'
import { test } from 'node:test'
import { served, type Visit } from '../../test/browser.ts'
import { text as listText } from './concern.text.ts'
import { text as reportText } from './draft-report.text.ts'
import { text } from './draft.text.ts'

const t = text('nb')
const r = reportText('nb')
const seen = 'Han sa at ingen hører på ham'

async function begin({ page, go }: Visit) {
  await go('/drafts/new')
  await page.getByRole('button', { name: t.begin }).click()
}
/** The connection is lost for what saves itself, so that the page itself can still be opened anew. */
async function losing({ page }: Visit) {
  let isLost = true
  await page.route('**/save', (route) => (isLost ? route.abort('internetdisconnected') : route.continue()))
  const back = () => {
    isLost = false
    return page.evaluate(() => dispatchEvent(new Event('online')))
  }
  return { back }
}
const saved = ({ page }: Visit) => page.getByText(t.autosave.saved).waitFor()

test('a teacher writes and sends on a phone, each page sound', async () => {
  const { visit } = await served()
  for (const how of [{ width: 390 }, { width: 390, dark: true, lang: 'nn' }, { width: 1280, script: false }] as const) {
    const it = await visit('teacher', how)
    const [words, report, list] =
      how.width === 390 && 'lang' in how ? [text('nn'), reportText('nn'), listText('nn')] : [t, r, listText('nb')]
    const { page } = it
    const look = async (name: string) => {
      await it.sound()
      if (process.env['SHOTS'])
        await page.screenshot({ path: `${process.env['SHOTS']}/${name}-${JSON.stringify(how).replace(/\W+/g, '')}.png`, fullPage: true })
    }
    await it.go('/concerns')
    await look('0-concerns')
    await page.getByRole('link', { name: list.new }).first().click()
    await look('1-new')
    await page.getByRole('button', { name: words.begin }).click()
    await page.getByLabel(words.seen).fill(`${seen}. Han er muslim.`)
    await page.getByLabel(words.on).fill('2026-03-02')
    await page.getByLabel(words.where).fill('Kantina')
    await page.getByRole('button', { name: words.add }).click()
    await page.getByLabel(words.seen).last().fill('Han satt alene')
    await look('2-observations')
    await page.getByRole('button', { name: words.saveAndGoOn }).click()
    await page.getByLabel(words.name).fill('Eirik Nordvoll')
    await page.getByLabel(words.protective).fill('Broren er der')
    await page.getByLabel(words.asked.family).check()
    await look('3-sides')
    await page.getByRole('button', { name: words.saveAndGoOn }).click()
    await page.getByText('muslim').first().waitFor()
    await look('4-check')
    await page.getByRole('link', { name: words.leaveForNow }).click()
    await look('5-hub')
    await page.getByRole('link', { name: words.report }).click()
    await page.getByLabel(report.receivers['child-welfare']).check()
    await look('6-report')
    await page.getByRole('button', { name: report.goOn }).click()
    await page.getByRole('button', { name: report.send }).click()
    await look('7-send-wrong')
    await page.getByLabel('§ 13-2').check()
    await page.locator('[name=letters][value=d]').check()
    await page.getByLabel(report.tolds.told).check()
    await page.getByRole('button', { name: report.send }).click()
    await page.getByText(list.receipt).first().waitFor()
    await look('8-receipt')
    await it.go('/concerns')
    await look('9-concerns')
  }
})

test('what is typed saves itself', async () => {
  const { visit } = await served()
  const it = await visit('teacher')
  await begin(it)
  await it.page.getByLabel(t.seen).fill(seen)
  await saved(it)
  await it.page.reload()
  assert.equal(await it.page.getByLabel(t.seen).inputValue(), seen)
  assert.equal(await it.page.evaluate(() => localStorage.length), 0, 'nothing stays in the browser once it is saved')
  await it.page.getByLabel(t.where).fill('Kantina')
  await it.page.getByRole('button', { name: t.saveAndGoOn }).click()
  await it.page.getByLabel(t.protective).fill('Broren')
  await saved(it)
  assert.deepEqual(it.complaints, [])
})

test('what is typed without a connection is kept, sealed, and comes back', async () => {
  const { visit } = await served()
  const it = await visit('teacher')
  await begin(it)
  const connection = await losing(it)
  await it.page.getByLabel(t.seen).fill(seen)
  await it.page.getByText(t.autosave.away).waitFor()
  const kept = await it.page.evaluate(() =>
    Object.keys(localStorage)
      .map((place) => `${place} ${localStorage.getItem(place)}`)
      .join(),
  )
  assert.ok(kept.includes('fotfeste-draft') && !kept.includes('ingen'))
  await it.page.reload()
  await it.page.getByText(t.autosave.restored).waitFor()
  assert.equal(await it.page.getByLabel(t.seen).inputValue(), seen)
  await connection.back()
  await saved(it)
  await it.page.reload()
  assert.equal(await it.page.getByLabel(t.seen).inputValue(), seen)
})

test('after the session has ended the text waits in the browser until she is signed in again', async () => {
  const { visit, as, origin } = await served()
  const it = await visit('teacher')
  await begin(it)
  const [cookie] = await it.context.cookies()
  await it.context.clearCookies({ name: 'fotfeste' })
  await it.page.getByLabel(t.seen).fill(seen)
  await it.page.getByText(t.autosave.signedOut).waitFor()
  assert.ok(cookie)
  await it.context.addCookies([{ name: 'fotfeste', value: (await as('teacher')).secret.toString('base64url'), url: origin }])
  await it.page.reload()
  await it.page.getByText(t.autosave.restored).waitFor()
  await saved(it)
})

test('two windows: the second one is told, sees both and chooses', async () => {
  const { visit } = await served()
  const it = await visit('teacher')
  await begin(it)
  const other = await it.context.newPage()
  await other.goto(it.page.url())
  await it.page.getByLabel(t.seen).fill('Første vindu')
  await saved(it)
  await other.getByLabel(t.seen).fill('Andre vindu')
  await other.getByText(t.autosave.stale).waitFor()
  await other.getByRole('button', { name: t.save, exact: true }).click()
  await other.getByText(t.storedTitle).waitFor()
  assert.ok(await other.getByText('Første vindu').isVisible())
  await other.getByRole('button', { name: t.save, exact: true }).click()
  await it.page.reload()
  assert.equal(await it.page.getByLabel(t.seen).inputValue(), 'Andre vindu')
})

test('this may be nothing: the browser forgets it too', async () => {
  const { visit } = await served()
  const it = await visit('teacher')
  await begin(it)
  const url = it.page.url()
  await losing(it)
  await it.page.getByLabel(t.seen).fill(seen)
  await it.page.getByText(t.autosave.away).waitFor()
  it.complaints.length = 0
  await it.go(url.replace('observations', 'nothing'))
  await it.sound()
  await it.page.getByRole('button', { name: t.deleteIt }).click()
  await it.page.getByText(t.thanksTitle).first().waitFor()
  await it.sound()
  assert.equal(await it.page.evaluate(() => localStorage.length), 0)
})
