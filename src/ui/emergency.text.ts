import { texts } from '#i18n/index.ts'

export const text = texts({
  nb: {
    label: 'Ved fare',
    now: 'Er noen i fare akkurat nå?',
    call: 'Ring politiet på 112',
    otherwise: 'Haster det ikke?',
    callOtherwise: 'Ring 02800',
  },
  nn: {
    label: 'Ved fare',
    now: 'Er nokon i fare akkurat no?',
    call: 'Ring politiet på 112',
    otherwise: 'Hastar det ikkje?',
    callOtherwise: 'Ring 02800',
  },
  en: {
    label: 'In danger',
    now: 'Is someone in danger right now?',
    call: 'Call the police on 112',
    otherwise: 'Not urgent?',
    callOtherwise: 'Call 02800',
  },
})
