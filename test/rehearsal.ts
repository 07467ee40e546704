import { createApp } from '../src/app.ts'
import type { Db } from '../src/db/index.ts'
import { browser, origin, type TestHouse } from './house.ts'

/** The same house in which every deed is done and then taken back, so that one scene lasts for every question that is asked of it. */
export function rehearsal({ edge, routes, db }: TestHouse) {
  const app = createApp({ ...edge, house: { ...edge.house, db: takingBack(db) } }, routes)
  const ask = (visitor: { secret: Buffer }, method: string, address: string, form: Record<string, string> = {}) => {
    const { get, post } = browser(app, visitor.secret)
    return method === 'GET' ? get(address) : post(address, form)
  }
  /** A form as the bytes that it is. */
  const send = ({ secret }: { secret: Buffer }, address: string, body: string | Uint8Array<ArrayBuffer>) => {
    const cookie = `__Host-fotfeste=${secret.toString('base64url')}`
    const headers = { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' }
    return app.request(address, { method: 'POST', body, headers })
  }
  return { ask, send }
}

function takingBack(db: Db): Db {
  const execute = async <T>(run: (tx: never) => Promise<T>): Promise<T> => {
    const done: T[] = []
    const enough = new Error('taken back')
    const doing = db.transaction().execute(async (tx) => {
      done.push(await run(tx as never))
      throw enough
    })
    await doing.catch((fault: unknown) => {
      if (fault !== enough) throw fault
    })
    return done[0]!
  }
  return new Proxy(db, { get: (target, name) => (name === 'transaction' ? () => ({ execute }) : Reflect.get(target, name)) })
}
