// Answers while one types: the same form, sent as it would be, and the answers put in place. The words go to our own server and nowhere else.
const form = document.querySelector<HTMLFormElement>('form[data-as-you-type]')
const found = document.getElementById('found')
const pause = 200

if (form && found) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = new AbortController()
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void ask(form, found), pause)
  })

  const ask = async (from: HTMLFormElement, into: HTMLElement) => {
    asked.abort()
    asked = new AbortController()
    try {
      const body = new URLSearchParams(new FormData(from) as unknown as Record<string, string>)
      const answer = await fetch(from.action, { method: 'POST', body, signal: asked.signal })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      into.replaceChildren(...(page.getElementById('found')?.childNodes ?? []))
    } catch {
      // a later word was typed, or the network is away: the button sends the form in the ordinary way
    }
  }
}
