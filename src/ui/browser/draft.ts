// Saves a draft as she types. What cannot be saved stays in this browser, sealed with the draft's own key, which only its page carries.
// Without this script each page has its own button for saving.

type Fields = [name: string, value: string][]
/** What the browser keeps: the revision it was written from, whether its form was sent since, and the sealed words. */
type Kept = { revision: number; isSent: boolean; nonce: string; sealed: string }
type Words = Record<'saved' | 'away' | 'signedOut' | 'signIn' | 'restored' | 'stale' | 'invalid', string>

const prefix = 'fotfeste-draft'
const quiet = 800
const untilRetry = 15_000

async function watch(root: HTMLElement) {
  const form = root.querySelector('form')
  const { draft = '', part = '', key = '', mode, words = '{}' } = root.dataset
  const place = `${prefix}:${draft}:${part}`
  if (!form) return
  // both versions are on the page and she is choosing: nothing may be written behind her back
  if (mode === 'wait') return form.addEventListener('submit', () => forget(place))
  const opener = await crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const writer = new Writer(root, form, { draft, part, place, key: opener, words: JSON.parse(words) })
  await writer.bringBack()
  writer.listen()
}

type About = { draft: string; part: string; place: string; key: CryptoKey; words: Words }

/** Saves one form, one sending at a time: the next one needs the revision that the last one gave. */
class Writer {
  readonly #root: HTMLElement
  readonly #form: HTMLFormElement
  readonly #about: About
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | undefined
  #pause = quiet
  #isDirty = false
  #isStopped = false

  constructor(root: HTMLElement, form: HTMLFormElement, about: About) {
    this.#root = root
    this.#form = form
    this.#about = about
  }

  listen() {
    this.#form.addEventListener('input', () => this.#typed())
    this.#form.addEventListener('submit', (event) => this.#submitted(event))
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#save())
    addEventListener('online', () => this.#save())
    // brought back by the browser's back button: the page is as it was, but its revision may not be
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  }

  /** Puts back what did not reach us, or shows it beside the form where the draft has moved on since. */
  async bringBack() {
    const { place, key, words } = this.#about
    const kept = await restore(place, key, this.#revision)
    if (!kept) return
    if (!kept.isOfThisRevision || !kept.fields.every(([name]) => this.#form.elements.namedItem(name)))
      return showOther(this.#root, this.#form, kept.fields, place)
    if (!fill(this.#form, kept.fields)) return
    this.#say(words.restored)
    this.#isDirty = true
    this.#saveSoon()
  }

  get #revision() {
    return Number(this.#field?.value)
  }
  get #field() {
    return this.#form.querySelector<HTMLInputElement>('input[name=revision]')
  }

  #typed() {
    const { place, key } = this.#about
    this.#isDirty = true
    this.#pause = quiet
    void keep(place, key, this.#revision, fieldsOf(this.#form))
    this.#saveSoon()
  }

  #submitted(event: SubmitEvent) {
    clearTimeout(this.#timer)
    if (!this.#running) {
      this.#isStopped = true
      return markSent(this.#about.place)
    }
    // the page's own saving would meet the one under way as another version
    event.preventDefault()
    this.#isDirty = false
    void this.#running.then(() => this.#form.requestSubmit(event.submitter))
  }

  #saveSoon() {
    clearTimeout(this.#timer)
    if (!this.#isStopped) this.#timer = setTimeout(() => this.#save(), this.#pause)
  }

  #save() {
    if (this.#running || this.#isStopped || !this.#isDirty) return
    this.#isDirty = false
    this.#running = this.#send().finally(() => {
      this.#running = undefined
      if (this.#isDirty) this.#saveSoon()
    })
  }

  async #send() {
    const { draft, part, words } = this.#about
    const body = new URLSearchParams([...fieldsOf(this.#form), ['part', part], ['revision', String(this.#revision)]])
    const answer = await fetch(`/drafts/${draft}/save`, { method: 'POST', body, keepalive: body.toString().length < 60_000 }).catch(
      () => undefined,
    )
    if (answer?.ok) this.#saved(await answer.json())
    else if (answer?.status === 409) this.#stop(words.stale)
    else if (answer?.status === 422) this.#say(words.invalid)
    else if (answer?.status === 404) this.#gone()
    else if (answer?.status === 401) this.#tryLater(words.signedOut, words.signIn)
    else this.#tryLater(words.away)
  }

  #saved({ revision }: { revision: number }) {
    if (this.#field) this.#field.value = String(revision)
    if (this.#isDirty) return
    forget(this.#about.place)
    this.#say(
      `${this.#about.words.saved} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })}`,
    )
  }

  #stop(message: string) {
    this.#isStopped = true
    this.#say(message)
  }

  // sent or thrown away in another window
  #gone() {
    this.#isStopped = true
    forget(this.#about.place)
  }

  #tryLater(message: string, link?: string) {
    this.#isDirty = true
    this.#pause = untilRetry
    this.#say(message, link)
  }

  #say(message: string, link?: string) {
    const status = this.#root.querySelector('[data-draft-status]')
    if (status?.firstChild?.textContent === message) return
    status?.replaceChildren(message)
    const href = `/sign-in?to=${encodeURIComponent(location.pathname)}`
    if (link) status?.append(' ', Object.assign(document.createElement('a'), { href, textContent: link, className: 'ds-link' }))
  }
}

/** Keeps the fields in this browser, where only the draft's own page can open them. */
async function keep(place: string, key: CryptoKey, revision: number, fields: Fields) {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(fields))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plain)
  store(place, { revision, isSent: false, nonce: text(nonce), sealed: text(new Uint8Array(sealed)) })
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
  const hasArrived = kept?.isSent && kept.revision < revision
  if (hasArrived) forget(place)
  if (!kept || hasArrived) return undefined
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(kept.nonce) }, key, bytes(kept.sealed))
    return { fields: JSON.parse(new TextDecoder().decode(plain)) as Fields, isOfThisRevision: kept.revision === revision }
  } catch {
    forget(place)
    return undefined
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

function forget(places: string) {
  try {
    for (const place of Object.keys(localStorage)) if (place.startsWith(places)) localStorage.removeItem(place)
  } catch {}
}

function text(raw: Uint8Array) {
  return btoa(Array.from(raw, (byte) => String.fromCharCode(byte)).join(''))
}
function bytes(encoded: string) {
  return Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))
}

// a class is there only once the file has been read so far
for (const root of document.querySelectorAll<HTMLElement>('[data-draft]')) void watch(root)
for (const root of document.querySelectorAll<HTMLElement>('[data-draft-forget]'))
  root.addEventListener('submit', () => forget(`${prefix}:${root.dataset['draftForget']}:`))
