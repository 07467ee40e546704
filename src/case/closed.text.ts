import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    title: 'Saken er avsluttet',
    body: 'Den kan leses, men ikke endres.',
    how: 'Se hvordan den ble avsluttet',
    reopen: 'Gjenåpne saken',
  },
  nn: {
    title: 'Saka er avslutta',
    body: 'Ho kan lesast, men ikkje endrast.',
    how: 'Sjå korleis ho vart avslutta',
    reopen: 'Opne saka på nytt',
  },
  en: { title: 'The case is closed', body: 'It can be read, but not changed.', how: 'See how it was closed', reopen: 'Reopen the case' },
})
