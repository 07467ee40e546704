import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: { lead: 'Hva som kan sies til hvem, hva personen har sagt ja til, og hva som er delt.' },
  nn: { lead: 'Kva som kan seiast til kven, kva personen har sagt ja til, og kva som er delt.' },
  en: { lead: 'What may be said to whom, what the person has agreed to, and what has been shared.' },
})
