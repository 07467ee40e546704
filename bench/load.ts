import { connect } from 'node:net'

export type Load = { port: number; path: string; headers?: Record<string, string> }

const connections = 16

/**
 * How many answers a second a server gives on sixteen kept-open connections, each asking again as soon as it has its answer. A raw
 * socket that counts bytes costs next to nothing, so that it is the server that is measured. Takes the length of the round.
 */
export async function answersPerSecond(load: Load, seconds: number): Promise<number> {
  const request = requestOf(load)
  const length = (await oneAnswer(load.port, request)).length
  const until = performance.now() + seconds * 1000
  const from = performance.now()
  const counts = await Promise.all(Array.from({ length: connections }, () => askUntil(load.port, request, length, until)))
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - from) / 1000)
}

/** The bytes of one whole answer, head and body. */
export const answerOf = (load: Load) => oneAnswer(load.port, requestOf(load))

/** An answer's head and body. What each server says for itself (when it answered, that the connection stays) is left to it. */
export function parted(answer: Buffer): { head: Record<string, string>; body: Buffer } {
  const end = answer.indexOf('\r\n\r\n')
  const lines = answer.toString('latin1', 0, end).split('\r\n').slice(1)
  const head = lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)] as const)
  return { head: Object.fromEntries(head.filter(([name]) => !/^(date|connection|keep-alive)$/.test(name))), body: answer.subarray(end + 4) }
}

const requestOf = ({ path, headers = {} }: Load) =>
  Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`,
  )

const oneAnswer = (port: number, request: Buffer) =>
  new Promise<Buffer>((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(request))
    const parts: Buffer[] = []
    socket.on('error', fail)
    socket.on('data', (part: Buffer) => {
      parts.push(part)
      const answer = Buffer.concat(parts)
      const head = answer.indexOf('\r\n\r\n') + 4
      const length = Number(/content-length: (\d+)/i.exec(answer.toString('latin1', 0, head))?.[1])
      if (head < 4 || answer.length < head + length) return
      socket.destroy()
      done(answer)
    })
  })

/** Every answer has the same length, so counting bytes tells where one ends. */
const askUntil = (port: number, request: Buffer, length: number, until: number) =>
  new Promise<number>((done, fail) => {
    let [missing, count] = [length, 0]
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(request))
    socket.on('error', fail)
    socket.on('data', (part) => {
      missing -= part.length
      if (missing > 0) return
      if (missing < 0) return fail(new Error('An answer was longer than the first one'))
      count++
      missing = length
      if (performance.now() < until) return socket.write(request)
      socket.destroy()
      done(count)
    })
  })
