import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: 'Har dere spurt personen?',
    body: 'Det er lettest å si ja eller nei når man blir spurt tidlig. Et nei er et godt svar, og stenger ingen dører.',
    ask: 'Spør om samtykke',
  },
  nn: {
    title: 'Har de spurt personen?',
    body: 'Det er lettast å seie ja eller nei når ein blir spurd tidleg. Eit nei er eit godt svar, og stengjer ingen dører.',
    ask: 'Spør om samtykke',
  },
  en: {
    title: 'Have you asked the person?',
    body: 'It is easiest to say yes or no when one is asked early. No is a good answer, and closes no doors.',
    ask: 'Ask for consent',
  },
})
