import { z } from 'zod'
import { distinct, localised, readContent, slug } from '#lib/content.ts'

const Service = z.strictObject({
  id: slug,
  name: localised,
  /** Set for a service where a concern can be registered: the way in it belongs to. */
  entry: slug.optional(),
  /** For a service with no law of its own: the services whose law a case there can live under. */
  caseUnder: z.array(slug).default([]),
  /** An agency that things may be shared with, and that neither works nor reports here. */
  receivesOnly: z.boolean().default(false),
})
export type Service = z.infer<typeof Service>

const Services = distinct(Service, ({ id }) => id).superRefine((all, context) => {
  for (const [at, { caseUnder }] of all.entries())
    for (const lender of caseUnder)
      if (!all.some(({ id }) => id === lender))
        context.addIssue({ code: 'custom', path: [at, 'caseUnder'], message: `${lender} is no service` })
})

export const agencies: readonly Service[] = readContent('services.yaml', Services)
export const services: readonly Service[] = agencies.filter(({ receivesOnly }) => !receivesOnly)

/** A service named in another file: one that is in content/services.yaml. */
export const serviceId = slug.refine((id) => services.some((service) => service.id === id), 'is no service')
