import { findGround, type Ground } from '#law/index.ts'
import type { Lang } from '#i18n/index.ts'
import { Radios } from '#ui/index.ts'

/** "Used for what it was given for (forvaltningsloven § 13 b nr. 2)"; the id itself where the law is no longer known. */
export function groundInFull(id: string, lang: Lang): string {
  const ground = findGround(id)
  return ground ? nameOf(ground, lang) : id
}

type GroundChoiceProps = {
  label: string
  help?: string
  grounds: readonly Ground[]
  lang: Lang
  value?: string | undefined
  error?: string | undefined
}

/** One ground among those that can be used, each with what it says in plain words. */
export const GroundChoice = ({ grounds, lang, ...field }: GroundChoiceProps) => (
  <Radios
    name="ground"
    required
    {...field}
    options={grounds.map((ground) => ({ value: ground.id, label: nameOf(ground, lang), help: ground.text[lang] }))}
  />
)

const nameOf = ({ law, section, title }: Ground, lang: Lang) => `${title[lang]} (${law[lang]} ${section})`
