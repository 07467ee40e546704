// Points out, while she types, what may tell who a text is about. It reads on this machine alone and sends nothing. Without this script the
// same is pointed out when the form is sent; the decision is hers either way.
import { readForIdentity, wordingText, type IdentityReading } from '#wording/index.ts'

const quiet = 600

function watch(root: HTMLElement) {
  const fields = [...root.querySelectorAll('textarea')]
  const box = root.querySelector<HTMLElement>('[data-anonymous-found]')
  const list = box?.querySelector('ul')
  if (!box || !list) return
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const lines = linesOf(readForIdentity(fields.map(({ value }) => value).join('\n\n'), { knownNames: [] }))
    if (lines.join('\n') === [...list.children].map(({ textContent }) => textContent).join('\n')) return
    list.replaceChildren(...lines.map((textContent) => Object.assign(document.createElement('li'), { textContent })))
    box.hidden = lines.length === 0
    // what was pointed out when the form was sent is said anew, of the words as they stand now
    root.querySelector<HTMLElement>('[data-anonymous-before]')?.setAttribute('hidden', '')
  }
  root.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(look, quiet)
  })
}

function linesOf({ signs, together }: IdentityReading): string[] {
  const t = wordingText(langHere())
  const quoted = (some: readonly { words: string }[]) => [...new Set(some.map(({ words }) => t.quoted(words)))].join(', ')
  return [
    ...Map.groupBy(signs, ({ kind }) => kind)
      .entries()
      .map(([kind, same]) => `${t.identity[kind].what}: ${quoted(same)}. ${t.identity[kind].why}`),
    ...together.map(({ kind, parts }) => `${t.together.title}: ${quoted(parts)}. ${t.together.why[kind]}`),
  ]
}

function langHere() {
  const { lang } = document.documentElement
  return lang === 'nn' || lang === 'en' ? lang : 'nb'
}

for (const root of document.querySelectorAll<HTMLElement>('[data-anonymous]')) watch(root)
