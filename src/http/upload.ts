import { readForm, Unreadable, type FormValues } from './form.ts'
import type { Request } from './web.ts'

/** One scanned paper with room to spare for the fields around it. */
export const largestUpload = 6 * 1024 * 1024

/** Reads a form that may have a file in it. Puts the file beside the request; gives the other fields. Throws Unreadable for what is not a form. */
export async function readUpload(c: Request): Promise<FormValues> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) return readForm(c)
  const form = await c.req.formData().catch(() => {
    throw new Unreadable()
  })
  const values = new Map<string, string[]>()
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string') {
      if (value.size > 0) c.set('file', { field: name, bytes: Buffer.from(await value.arrayBuffer()) })
      continue
    }
    if (name.includes('\0') || value.includes('\0') || values.size > mostFields) throw new Unreadable()
    const text = value.replaceAll('\r\n', '\n').toWellFormed()
    values.set(name, [...(values.get(name) ?? []), text])
  }
  return values
}

const mostFields = 50
