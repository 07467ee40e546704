import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import { asVisitor, type House, type Municipality } from '#work/index.ts'

/** How often an hour, for one address and for everyone together. */
const most = {
  new: { one: 5, all: 100 },
  return: { one: 30, all: 1_000 },
  message: { one: 30, all: 500 },
} as const
export type Limited = keyof typeof most

/**
 * Counts one more and says whether there is room for it. The address is neither stored nor logged: what is counted is a sum of it under a
 * key that is another one in the next hour, when the row is gone as well. In a transaction of its own, so that what fails counts too.
 */
export const hasRoom = (house: House, municipality: Municipality, kind: Limited, address: string): Promise<boolean> =>
  asVisitor(house, municipality, async ({ tx, now, keyring }) => {
    const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)
    const count = async (whom: Buffer, limit: number) => {
      const { rows } = await sql<{ ok: boolean }>`
        select gate.help_count(${municipality.id}, ${kind}, ${whom}, ${hour}, ${limit}) as ok`.execute(tx)
      return rows[0]!.ok
    }
    const whom = keyring.blindFor(hour.toISOString(), networkOf(address))
    return (await count(whom, most[kind].one)) && count(everyone, most[kind].all)
  })

const everyone = Buffer.alloc(1)

/** Someone with IPv6 has as many addresses as she likes within the first four groups. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const whole = [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0'), ...rest]
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(':')
}
