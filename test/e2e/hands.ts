import type { Visit } from '../browser.ts'

/** What a person does with a page, told in the words that stand on it. */
export const hands = ({ page }: Visit) => ({
  press: (name: string) => page.getByRole('button', { name, exact: true }).first().click(),
  follow: (name: string) => page.getByRole('link', { name, exact: true }).first().click(),
  write: (label: string | RegExp, words: string) => page.getByLabel(label).filter({ visible: true }).first().fill(words),
  /** A choice by what it is called, or by a part of that where the law stands before it. */
  choose: (label: string, { exact = true } = {}) => page.getByRole('radio', { name: label, exact }).first().check(),
  tick: (label: string) => page.getByRole('checkbox', { name: label }).first().check(),
  pick: (label: string, option: string | { label: string }) => page.getByLabel(label).first().selectOption(option),
  unfold: (summary: string) => page.locator('summary', { hasText: summary }).first().click(),
  sees: (words: string | RegExp) =>
    page
      .getByText(words)
      .filter({ visible: true })
      .first()
      .waitFor()
      .catch(async (cause: unknown) => {
        throw new Error(`"${words}" is not to be seen at ${page.url()}, which says: ${await page.locator('body').innerText()}`, { cause })
      }),
})
