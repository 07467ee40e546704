import { origin } from './house.ts'

/** What answers: an application, or a server far away. */
type Asked = { request: (path: string, how?: RequestInit) => Response | Promise<Response> }
export type Visited = {
  status: number
  html: string
  headers: Headers
  sixWords: string[]
  path: string
  /** What a form of the page hides under a name. */
  hidden: (name: string) => string
}

/** Someone without an account on the help pages: no cookie, an address that is hers. */
export function visited({ app }: { app: Asked }, { address = '192.0.2.1' } = {}) {
  const read = async (path: string, answer: Response): Promise<Visited> => {
    const html = await answer.text()
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    const [, list = ''] = /<ol class="six-words"[^>]*>(.*?)<\/ol>/s.exec(html) ?? []
    return {
      status: answer.status,
      html,
      headers: answer.headers,
      path,
      hidden,
      sixWords: [...list.matchAll(/<li>(\w+)<\/li>/g)].map(([, word]) => word!),
    }
  }
  const post = async (path: string, form: Record<string, string>) =>
    read(
      path,
      await app.request(path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin,
          'sec-fetch-site': 'same-origin',
          'x-forwarded-for': address,
        },
      }),
    )
  return {
    get: async (path: string) => read(path, await app.request(path, { headers: { 'x-forwarded-for': address } })),
    post,
    /** Fills in the first form of a page. */
    send: (page: Visited, filled: Record<string, string>) => {
      const carried = Object.fromEntries(['form', 'thread'].map((name) => [name, page.hidden(name)]).filter(([, value]) => value))
      return post(page.path, { ...carried, ...filled })
    },
  }
}
