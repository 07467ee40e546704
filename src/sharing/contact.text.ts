import { texts } from '#i18n/index.ts'

/** What agreements on contact and plans for the family have in common: how they are ended. */
export const text = texts({
  nb: {
    ended: 'Avsluttet',
    endedBy: 'Avsluttet av',
    endReason: 'Hvorfor',
    reason: 'Hvorfor avsluttes det?',
    endLead: 'Det som er skrevet, blir stående. Etterpå kan det ikke åpnes igjen, men dere kan skrive noe nytt.',
    already: 'Dette er alt avsluttet',
    see: 'Se hva som står der',
    yours: 'Dette skrev du, og det er ikke lagret',
    notedBy: 'Skrevet av',
    state: 'Status',
    before: 'Avsluttet før',
  },
  nn: {
    ended: 'Avslutta',
    endedBy: 'Avslutta av',
    endReason: 'Kvifor',
    reason: 'Kvifor blir det avslutta?',
    endLead: 'Det som er skrive, blir ståande. Etterpå kan det ikkje opnast att, men de kan skrive noko nytt.',
    already: 'Dette er alt avslutta',
    see: 'Sjå kva som står der',
    yours: 'Dette skreiv du, og det er ikkje lagra',
    notedBy: 'Skrive av',
    state: 'Status',
    before: 'Avslutta før',
  },
  en: {
    ended: 'Ended',
    endedBy: 'Ended by',
    endReason: 'Why',
    reason: 'Why is it ended?',
    endLead: 'What is written stays. It cannot be opened again afterwards, but you can write something new.',
    already: 'This has already been ended',
    see: 'See what it says',
    yours: 'You wrote this, and it has not been saved',
    notedBy: 'Written by',
    state: 'State',
    before: 'Ended before',
  },
})
