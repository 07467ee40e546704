import { langs } from '../src/i18n/index.ts'

/** The words of an article that can be published, in the three languages, as its form sends them. */
export const articleWords = (mark = '') =>
  Object.fromEntries(
    langs.flatMap((lang) => [
      [`${lang}.title`, `${titles[lang]}${mark && ` ${mark}`}`],
      [`${lang}.lead`, leads[lang]],
      [`${lang}.body`, bodies[lang]],
    ]),
  )

/** What is told of it. */
export const articleAbout = {
  theme: 'worried',
  order: '15',
  for: 'employee',
  needs: 'worried',
  steps: 'discuss',
  'related.0': 'listening',
  'related.1': 'open-questions',
  checked: '2026-11-01',
  'owner.nb': 'Fjordvik kommune',
  'owner.nn': 'Fjordvik kommune',
  'owner.en': 'Fjordvik municipality',
  'sources.0.title': 'Handlingsplanen',
  'sources.0.publisher': 'Fjordvik kommune',
  'sources.0.year': '2025',
  'sources.0.url': 'https://example.no/plan',
}

const titles = { nb: 'Hos oss i kommunen', nn: 'Hjå oss i kommunen', en: 'Here with us' }
const leads = { nb: 'Slik gjør vi det her.', nn: 'Slik gjer vi det her.', en: 'This is how we do it here.' }
const bodies = {
  nb: '## Ring først\n\nRing **koordinatoren**. Les om [å lytte](/guidance/listening).\n\n- Én ting\n- En ting til',
  nn: '## Ring først\n\nRing **koordinatoren**. Les om [å lytte](/guidance/listening).\n\n- Éin ting\n- Ein ting til',
  en: '## Ring first\n\nRing **the coordinator**. Read about [listening](/guidance/listening).\n\n- One thing\n- Another thing',
}
