import { z } from 'zod'
import { distinct, localised, readContent, slug } from '#lib/content.ts'

/** What kind of resource it is, in the order of the page. */
export const resourceKinds = ['guide', 'conversation', 'film', 'experience', 'method', 'grant', 'publication'] as const

const Contributor = z.strictObject({ name: z.string().min(1), role: localised, place: z.string().min(1) })
const Resource = z
  .strictObject({
    key: slug,
    kind: z.enum(resourceKinds),
    author: z.string().optional(),
    issuer: z.string().min(1),
    title: z.string().min(1),
    year: z.number().int().optional(),
    language: z.enum(['nb', 'nn', 'en']),
    /** Only when it is certain. */
    url: z.url({ protocol: /^https?$/ }).optional(),
    checked: z.iso.date(),
    about: localised.optional(),
    contributors: z.array(Contributor).optional(),
    /** The words of a film, or where they are. */
    transcript: localised.optional(),
    unverified: localised.optional(),
    superseded: localised.optional(),
  })
  .refine(
    ({ kind, contributors, transcript }) => kind !== 'film' || (contributors?.length && transcript),
    'a film has contributors and a transcript',
  )

/** Something to read, see or use: a guide, a film, a publication, a list. */
export type Resource = z.infer<typeof Resource>

let read: readonly Resource[] | undefined
/** Every resource in content/directory/resources.yaml. Throws with the place of what is wrong in it. */
export const resources = (): readonly Resource[] =>
  (read ??= readContent(
    'directory/resources.yaml',
    distinct(Resource, ({ key }) => key),
  ))
