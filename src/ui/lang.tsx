import { type ComponentChildren, createContext, h } from 'preact'
import { useContext } from 'preact/hooks'
import type { Lang } from '#i18n/index.ts'
import { text } from './ui.text.ts'

const Language = createContext<Lang>('nb')

/** Sets the language of the components inside it. Layout does this for a whole page. */
export const InLanguage = ({ lang, children }: { lang: Lang; children?: ComponentChildren }) =>
  h(Language.Provider, { value: lang }, children)

/** The language of the page being drawn, and the components' own words in it. */
export function useWords() {
  const lang = useContext(Language)
  return { lang, words: text(lang) }
}
