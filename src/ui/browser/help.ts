// The pages on which someone asks for help. All of it works without this script; with it, the quick way out is quicker, and no form that was
// sent stays in the browser's history to be sent again by whoever presses "back".
const presses = 3
const within = 2_000

const way = document.querySelector<HTMLAnchorElement>('[data-leave] a')

function leave() {
  if (!way) return
  const { href } = way
  document.title = ''
  document.body.replaceChildren()
  location.replace(href)
}
way?.addEventListener('click', (event) => {
  event.preventDefault()
  leave()
})

let pressed: number[] = []
document.addEventListener('keydown', ({ key, timeStamp }) => {
  pressed = key === 'Escape' ? [...pressed, timeStamp].filter((at) => timeStamp - at < within) : []
  if (pressed.length >= presses) leave()
})

// a browser that keeps the page alive must not show it again
window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.closest('[data-help]')) return
  event.preventDefault()
  void send(form, event.submitter)
})

async function send(form: HTMLFormElement, submitter: HTMLElement | null) {
  const failed = form.querySelector<HTMLElement>('[data-help-failed]')
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') body.append(name, value)
  const buttons = form.querySelectorAll('button')
  for (const button of buttons) button.disabled = true
  if (failed) failed.hidden = true
  try {
    const answer = await fetch(form.action, { method: 'POST', body, credentials: 'omit', cache: 'no-store' })
    show(await answer.text())
  } catch {
    if (failed) failed.hidden = false
    for (const button of buttons) button.disabled = false
  }
}

function show(html: string) {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  const [main, next] = [document.querySelector('main'), answer.querySelector('main')]
  if (!main || !next) throw new Error('no page')
  // the way out stays where it is, with all that listens to it
  next.querySelector('[data-leave]')?.replaceWith(document.querySelector('[data-leave]') ?? '')
  main.replaceChildren(...next.childNodes)
  document.title = answer.title
  scrollTo(0, 0)
  const first = main.querySelector<HTMLElement>('#errors') ?? main.querySelector<HTMLElement>('h1')
  first?.setAttribute('tabindex', '-1')
  first?.focus()
}
