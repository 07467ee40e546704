import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { text } from '../../src/ui/ui.text.ts'
import type { Visit } from '../browser.ts'

const mostStops = 80

/** What someone does who has no mouse: every stop on the way must be seen. */
export function keys({ page }: Visit) {
  const press = (key: string) => page.keyboard.press(key)

  /** Goes past the menu: the first stop of every page leads to its content. */
  const skip = async () => {
    // a form that is sent from there comes back there: the address keeps its place
    if (page.url().endsWith('#content')) return
    await press('Tab')
    assert.equal(await focused(page, ({ textContent }) => textContent), text('nb').skip, `the first stop of ${page.url()}`)
    await isSeen(page)
    await press('Enter')
    assert.equal(await focused(page, ({ id }) => id), 'content')
  }

  /** Tabs on until this has the focus. */
  const reach = async (wanted: Locator) => {
    for (let stop = 0; stop < mostStops; stop++) {
      if (await hasFocus(wanted)) return
      await press('Tab')
      await isSeen(page)
    }
    assert.fail(`${String(wanted)} cannot be reached on ${page.url()}`)
  }
  const follow = async (name: string) => {
    await reach(page.getByRole('link', { name, exact: true }).first())
    await leave(page, () => press('Enter'))
  }
  const send = async (name: string, key: 'Enter' | 'Space' = 'Enter') => {
    await reach(page.getByRole('button', { name, exact: true }).first())
    await leave(page, () => press(key))
  }
  const write = async (label: string, words: string) => {
    await reach(page.getByLabel(label).first())
    await page.keyboard.insertText(words)
  }
  const tick = async (label: string) => {
    await reach(page.getByRole('checkbox', { name: label, exact: true }))
    await press('Space')
  }
  /** A date as the browser of the test asks for it, month first. */
  const date = async (field: Locator, day: string) => {
    await reach(field)
    const [year, month, inMonth] = day.split('-')
    await page.keyboard.type(`${month}${inMonth}${year}`)
    assert.equal(await field.inputValue(), day)
  }
  /** One of a group: by Space where none is chosen, and by arrows from there. */
  const choose = async (group: Locator, place = 0) => {
    const choices = group.getByRole('radio')
    const checked = group.locator('input:checked')
    await reach((await checked.count()) ? checked : choices.first())
    await press('Space')
    for (let step = 0; step < place; step++) await press('ArrowDown')
    assert.ok(await choices.nth(place).isChecked())
  }
  return { press, skip, reach, follow, send, write, tick, date, choose }
}

/** The summary of what is wrong has the focus, and leads to the first field. */
export async function isToldOf(it: Visit, count: number, field: Locator) {
  const { page } = it
  await page.getByRole('group', { name: text('nb').errorsTitle(count) }).waitFor()
  // the browser may have something to say about the focus until the page has been drawn
  await page.waitForLoadState('load')
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await page.waitForFunction(() => document.activeElement?.id === 'errors')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.ok(await hasFocus(field), `the summary leads to ${await focused(page, ({ outerHTML }) => outerHTML)}`)
}

const hasFocus = (wanted: Locator) => wanted.evaluate((element) => element === document.activeElement)
const focused = <T>(page: Page, what: (element: { id: string; textContent: string; outerHTML: string }) => T) =>
  page
    .evaluate(() => {
      const { id, textContent, outerHTML } = document.activeElement!
      return { id, textContent: textContent ?? '', outerHTML: outerHTML.slice(0, 200) }
    })
    .then(what)

const leave = async (page: Page, act: () => Promise<void>) => {
  const left = page.waitForEvent('framenavigated')
  await act()
  await left
  await page.waitForLoadState('domcontentloaded')
}

/** What has the focus is marked, is on the screen, and has nothing on top of it. */
async function isSeen(page: Page) {
  const fault = await page.evaluate(() => {
    const element = document.activeElement
    // past the last stop the browser's own bar has the focus
    if (!element || element === document.body) return ''
    // the way past the menu comes into sight only when it has the focus; a choice is marked together with its label
    // and the button inside a date or time field has the browser's own ring, which cannot be asked for
    const isMarked =
      element.matches('.ds-skip-link, :is([type=date], [type=time]):not(:focus)') ||
      [element, ...(element.parentElement!.matches('.ds-field') ? [element.parentElement!] : [])].some((each) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
      })
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    const isThere = width > 0 && height > 0 && top < innerHeight && bottom > 0 && left < innerWidth && right > 0
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
    const onTop = document.elementFromPoint(x, y)
    const isFree = !onTop || element.contains(onTop) || onTop.contains(element)
    return isMarked && isThere && isFree
      ? ''
      : `${isMarked ? '' : 'not marked '}${isThere ? '' : 'not there '}${isFree ? '' : 'hidden '}${element.outerHTML.slice(0, 200)}`
  })
  assert.equal(fault, '', page.url())
}
