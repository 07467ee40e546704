/** Visits a running server as a browser without script does: keeps cookies, follows redirects, sends the forms that pages show. */
export type Visitor = ReturnType<typeof visitor>
export type Visited = { status: number; path: string; html: string; bytes: number }

/** A visitor of the server at an origin. Whatever fails on the way, as when the server goes away, is thrown as fetch throws it. */
export function visitor(origin: string) {
  const jar = new Map<string, { path: string; value: string }>()

  const ask = async (url: string, form?: URLSearchParams): Promise<Response> => {
    const { pathname } = new URL(url)
    const cookie = [...jar].flatMap(([name, { path, value }]) => (pathname.startsWith(path) ? [`${name}=${value}`] : [])).join('; ')
    const posting = form && { method: 'POST', body: form }
    const headers = { cookie, 'accept-encoding': 'br', ...(form && { origin, 'sec-fetch-site': 'same-origin' }) }
    const answer = await fetch(url, { redirect: 'manual', headers, signal: AbortSignal.timeout(20_000), ...posting })
    for (const line of answer.headers.getSetCookie()) keep(line)
    return answer
  }

  const keep = (line: string) => {
    const { name = '', value = '', path = '/' } = /^(?<name>[^=]+)=(?<value>[^;]*).*?path=(?<path>[^;]+)/i.exec(line)?.groups ?? {}
    if (value) jar.set(name, { path, value })
    else jar.delete(name)
  }

  const go = async (path: string, form?: URLSearchParams): Promise<Visited> => {
    let [url, answer] = [new URL(path, origin), await ask(new URL(path, origin).href, form)]
    for (let hop = 0; hop < 10 && answer.headers.has('location'); hop++) {
      url = new URL(answer.headers.get('location')!, url)
      await answer.arrayBuffer()
      answer = await ask(url.href)
    }
    const bytes = Number(answer.headers.get('content-length') ?? 0)
    const html = await answer.text()
    return { status: answer.status, path: `${url.pathname}${url.search}`, html, bytes: bytes || Buffer.byteLength(html) }
  }

  return {
    get: (path: string) => go(path),
    /** Fills in the form of a page that has been visited, with what it hides, and sends it. */
    send: ({ html, path }: Visited, filled: Record<string, string | readonly string[]>) => go(path.split('?')[0]!, formOf(html, filled)),
    /** Signs in through the demo's own provider as one of its people. */
    signIn: async (person: string) => {
      const choice = await go('/sign-in')
      return go(choice.path, new URLSearchParams({ person }))
    },
  }
}

/** What the page's own form would send: its hidden fields, and what has been filled in. */
function formOf(html: string, filled: Record<string, string | readonly string[]>): URLSearchParams {
  const main = html.slice(html.indexOf('<main'))
  const form = new URLSearchParams()
  for (const [input] of main.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? ''
    form.append(of('name'), of('value'))
  }
  for (const [name, value] of Object.entries(filled)) for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  return form
}
