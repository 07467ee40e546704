// Saves a draft as she types. What cannot be saved stays in this browser, sealed with the draft's own key, which only its page carries.
// Without this script each page has its own button for saving.

type Fields = [name: string, value: string][]
/** What the browser keeps: the revision it was written from, whether its form was sent since, and the sealed words. */
type Kept = { revision: number; isSent: boolean; nonce: string; sealed: string }
type Words = Record<'saved' | 'away' | 'signedOut' | 'signIn' | 'restored' | 'stale' | 'invalid', string>

const prefix = 'fotfeste-draft'
const quiet = 800
const untilRetry = 15_000

for (const root of document.querySelectorAll<HTMLElement>('[data-draft]')) void watch(root)
for (const root of document.querySelectorAll<HTMLElement>('[data-draft-forget]'))
  root.addEventListener('submit', () => forget(`${prefix}:${root.dataset['draftForget']}:`))

async function watch(root: HTMLElement) {
  const form = root.querySelector('form')
  const { draft = '', part = '', key: secret = '', mode } = root.dataset
  const place = `${prefix}:${draft}:${part}`
  if (!form) return
  // both versions are on the page and she is choosing: nothing may be written behind her back
  if (mode === 'wait') return form.addEventListener('submit', () => forget(place))
  const words = JSON.parse(root.dataset['words'] ?? '{}') as Words
  const key = await crypto.subtle.importKey('raw', bytes(secret), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const revision = form.elements.namedItem('revision') as HTMLInputElement
  const status = root.querySelector<HTMLElement>('[data-draft-status]')
  let waiting: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let pause = quiet
  let isDirty = false
  let isStopped = false

  const say = (message: string, link?: string) => {
    if (!status) return
    status.replaceChildren(message)
    if (!link) return
    const anchor = Object.assign(document.createElement('a'), {
      href: `/sign-in?to=${encodeURIComponent(location.pathname)}`,
      textContent: link,
      className: 'ds-link',
    })
    status.append(' ', anchor)
  }

  const keep = async () => {
    const nonce = crypto.getRandomValues(new Uint8Array(12))
    const plain = new TextEncoder().encode(JSON.stringify(fieldsOf(form)))
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plain)
    const kept: Kept = { revision: Number(revision.value), isSent: false, nonce: text(nonce), sealed: text(new Uint8Array(sealed)) }
    store(place, kept)
  }

  const send = async () => {
    clearTimeout(waiting)
    isDirty = false
    pause = quiet
    const body = new URLSearchParams([...fieldsOf(form), ['part', part], ['revision', revision.value]])
    const answer = await fetch(`/drafts/${draft}/save`, { method: 'POST', body, keepalive: body.toString().length < 60_000 }).catch(
      () => undefined,
    )
    if (answer?.ok) return settle(((await answer.json()) as { revision: number }).revision)
    if (answer?.status === 409) return stop(words.stale)
    if (answer?.status === 404) return forget(place)
    if (answer?.status === 422) return say(words.invalid)
    isDirty = true
    pause = untilRetry
    if (answer?.status === 401) say(words.signedOut, words.signIn)
    else say(words.away)
  }

  const settle = (now: number) => {
    revision.value = String(now)
    if (isDirty) return
    forget(place)
    say(`${words.saved} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })}`)
  }

  const stop = (message: string) => {
    isStopped = true
    say(message)
  }

  // one at a time: the next one needs the revision that the last one gave
  const save = () => {
    if (running || isStopped) return
    running = send().finally(() => {
      running = undefined
      clearTimeout(waiting)
      if (isDirty && !isStopped) waiting = setTimeout(save, pause)
    })
  }

  const restored = await restore(place, key, Number(revision.value))
  if (restored) {
    const hasAll = restored.isOfThisRevision && restored.fields.every(([name]) => form.elements.namedItem(name))
    if (hasAll && fill(form, restored.fields)) {
      say(words.restored)
      isDirty = true
      waiting = setTimeout(save, quiet)
    } else if (!hasAll) showOther(root, form, restored.fields, place)
  }

  form.addEventListener('input', () => {
    isDirty = true
    void keep()
    clearTimeout(waiting)
    if (!isStopped) waiting = setTimeout(save, quiet)
  })
  form.addEventListener('submit', (event) => {
    clearTimeout(waiting)
    if (running) {
      // the page's own saving would meet the one under way as another version
      event.preventDefault()
      isDirty = false
      const { submitter } = event
      void running.finally(() => form.requestSubmit(submitter))
      return
    }
    isStopped = true
    markSent(place)
  })
  const leave = () => {
    if (isDirty && document.visibilityState === 'hidden') save()
  }
  document.addEventListener('visibilitychange', leave)
  addEventListener('online', () => isDirty && save())
  // brought back by the browser's back button: the page is as it was, but its revision may not be
  addEventListener('pageshow', (event) => event.persisted && location.reload())
}

/** The fields that she writes in; ticks too, as yes or nothing. */
function fieldsOf(form: HTMLFormElement): Fields {
  const hidden = new Set([...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')].map(({ name }) => name))
  return [...new FormData(form)].flatMap(([name, value]) =>
    hidden.has(name) || typeof value !== 'string' ? [] : [[name, value] as [string, string]],
  )
}

/** Puts what was kept back into its fields. Gives whether anything was different. */
function fill(form: HTMLFormElement, fields: Fields): boolean {
  const before = JSON.stringify(fieldsOf(form))
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]'))
    box.checked = fields.some(([name]) => name === box.name)
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== 'checkbox')) field.value = value
  }
  return before !== JSON.stringify(fieldsOf(form))
}

/** What was kept of this part, if it still opens and has not reached us by its own form. */
async function restore(place: string, key: CryptoKey, revision: number) {
  const kept = read(place)
  if (!kept || (kept.isSent && kept.revision < revision)) return forget(place)
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(kept.nonce) }, key, bytes(kept.sealed))
    return { fields: JSON.parse(new TextDecoder().decode(plain)) as Fields, isOfThisRevision: kept.revision === revision }
  } catch {
    return forget(place)
  }
}

/** The draft has moved on since this was kept: shows it beside the form, for her to copy from. Nothing is overwritten. */
function showOther(root: HTMLElement, form: HTMLFormElement, fields: Fields, place: string) {
  const now = new Map(fieldsOf(form))
  const other = fields.filter(([name, value]) => value.trim() !== '' && value.trim() !== now.get(name)?.trim())
  const box = root.querySelector<HTMLElement>('[data-draft-other]')
  const list = root.querySelector('[data-draft-other-words]')
  if (!box || !list || other.length === 0) return forget(place)
  for (const [name, value] of other) {
    const label = form.querySelector(`label[for="${CSS.escape(name)}"]`)?.textContent ?? ''
    const said = Object.assign(document.createElement('dd'), { className: 'written', textContent: value })
    list.append(Object.assign(document.createElement('dt'), { textContent: label }), said)
  }
  box.hidden = false
  box.querySelector('[data-draft-other-forget]')?.addEventListener('click', () => {
    forget(place)
    box.hidden = true
  })
}

function markSent(place: string) {
  const kept = read(place)
  if (kept) store(place, { ...kept, isSent: true })
}

// a browser that keeps nothing (private windows, a full store) still saves to the server
function store(place: string, kept: Kept) {
  try {
    localStorage.setItem(place, JSON.stringify(kept))
  } catch {}
}

function read(place: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function forget(places: string): undefined {
  try {
    for (const place of Object.keys(localStorage)) if (place.startsWith(places)) localStorage.removeItem(place)
  } catch {}
}

const text = (raw: Uint8Array) => btoa(Array.from(raw, (byte) => String.fromCharCode(byte)).join(''))
const bytes = (encoded: string) => Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))
