import { isLang, type Lang } from '#i18n/index.ts'
import { text } from './mail.text.ts'

/** Where mail is handed in, who it is from, and the address that it names to sign in at. */
export type MailSettings = { readonly url: string; readonly from: string; readonly origin: string }
/** Tells someone by mail that something waits: not what, not whose, not where. Throws what the server answers, so that the job is tried again. */
export type Mailer = (to: string, lang: string) => Promise<void>

/** A way to send mail. A password never goes over a line that is not encrypted. */
export function mailer({ url, from, origin }: MailSettings): Mailer {
  const { protocol, password } = new URL(url)
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({
      url,
      ...(protocol === 'smtp:' && password && { requireTLS: true }),
      connectionTimeout: 10_000,
      socketTimeout: 20_000,
    })
  }
  // loaded with the first mail, for the start must be quick and most installations send few
  let transport: ReturnType<typeof open> | undefined
  return async (to, lang) => {
    const t = text(langOf(lang))
    transport ??= open()
    await (await transport).sendMail({ from, to, subject: t.subject, text: t.body(origin) })
  }
}

const langOf = (lang: string): Lang => (isLang(lang) ? lang : 'nb')
