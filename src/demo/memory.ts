import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Kept = { payload: AdapterPayload; until: number }

/** What the demo's provider remembers: in memory alone, each thing until its own time is out, gone when the demo stops. */
export function memory(): AdapterFactory {
  const kept = new Map<string, Kept>()
  return (model) => ({ ...reading(model, kept), ...writing(model, kept) })
}

const reading = (model: string, kept: Map<string, Kept>): Pick<Adapter, 'find' | 'findByUid' | 'findByUserCode'> => ({
  find: async (id) => {
    const found = kept.get(`${model}:${id}`)
    return found && found.until > Date.now() ? found.payload : undefined
  },
  findByUid: async (uid) => of(model, kept).find(({ payload }) => payload.uid === uid)?.payload,
  findByUserCode: async (code) => of(model, kept).find(({ payload }) => payload.userCode === code)?.payload,
})

const writing = (model: string, kept: Map<string, Kept>): Omit<Adapter, 'find' | 'findByUid' | 'findByUserCode'> => ({
  upsert: async (id, payload, seconds = 3600) => {
    dropOld(kept)
    kept.set(`${model}:${id}`, { payload, until: Date.now() + seconds * 1000 })
  },
  consume: async (id) => {
    const found = kept.get(`${model}:${id}`)
    if (found) found.payload.consumed = Math.floor(Date.now() / 1000)
  },
  destroy: async (id) => void kept.delete(`${model}:${id}`),
  revokeByGrantId: async (grantId) => {
    for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
  },
})

const of = (model: string, kept: Map<string, Kept>) =>
  [...kept].flatMap(([key, found]) => (key.startsWith(`${model}:`) && found.until > Date.now() ? [found] : []))

function dropOld(kept: Map<string, Kept>) {
  for (const [key, { until }] of kept) if (until <= Date.now()) kept.delete(key)
}
