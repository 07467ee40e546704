import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A line to the database that can be cut and mended. Takes the database's address, gives the one at the near end. */
export async function lineTo(address: string) {
  const far = new URL(address)
  const ends = new Set<Socket>()
  const near = createServer((socket) => {
    const onward = connect(Number(far.port || 5432), far.hostname)
    for (const [end, next] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      ends.add(end)
      end.on('error', () => next.destroy()).on('close', () => (ends.delete(end), next.destroy()))
    }
    socket.pipe(onward).pipe(socket)
  })
  await once(near.listen(0, '127.0.0.1'), 'listening')
  const { port } = near.address() as { port: number }
  const url = new URL(address)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  const cut = async () => {
    const closed = once(near, 'close')
    near.close()
    for (const end of ends) end.destroy()
    await closed
  }
  const mend = async () => void (await once(near.listen(port, '127.0.0.1'), 'listening'))
  return { url: url.toString(), cut, mend }
}
