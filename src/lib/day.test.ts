import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, today, workingDays } from './day.ts'

test('today is the day in Norway, also late in the evening', () => {
  assert.equal(today(new Date('2026-07-01T22:30:00Z')), '2026-07-02')
  assert.equal(today(new Date('2026-12-31T22:30:00Z')), '2026-12-31')
})

test('days are counted over months and years', () => {
  assert.equal(addDays('2026-12-30', 3), '2027-01-02')
  assert.equal(addDays('2026-03-01', -1), '2026-02-28')
})

test('working days leave out the weekend', () => {
  assert.equal(workingDays('2026-11-19', 3), '2026-11-24')
  assert.equal(workingDays('2026-11-21', 1), '2026-11-23')
  assert.equal(workingDays('2026-11-19', 0), '2026-11-19')
})

test('working days leave out the public holidays of Norway', () => {
  // Maundy Thursday, Good Friday, the weekend and Easter Monday
  assert.equal(workingDays('2026-04-01', 1), '2026-04-07')
  assert.equal(workingDays('2026-05-15', 1), '2026-05-18')
  assert.equal(workingDays('2027-05-14', 1), '2027-05-18')
  assert.equal(workingDays('2026-12-24', 1), '2026-12-28')
})
