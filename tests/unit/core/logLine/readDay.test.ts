import { describe, expect, it } from 'vitest'
import { readDay } from '../../../../renderer/core/logLine/readDay'

// A Monday.
const now = Date.UTC(2026, 10, 23, 9)
const vienna = { now, zone: 'Europe/Vienna' }

describe('a day as one would say it', () => {
  it.each([
    ['last Friday', { day: '2026-11-20' }],
    ['9 March 2019', { day: '2019-03-09' }],
    ['2019-03-09', { day: '2019-03-09' }],
    ['12.5.2018', { day: '2018-05-12' }],
    ['gestern', { day: '2026-11-22' }],
    ['hier', { day: '2026-11-22' }],
    ['on 9 March 2019 at 18:30', { day: '2019-03-09', at: Date.UTC(2019, 2, 9, 17, 30) }],
    ['12 May', { day: '2026-05-12' }],
    ['24 December', { day: '2025-12-24' }],
  ])('%s', (text, day) => { expect(readDay(text, vienna)).toEqual(day) })

  it.each([
    ['', 'Write a day'],
    ['some day', 'Write a day'],
    ['March 2019', 'Write a day'],
    ['2019-02-29', 'February 2019 has 28 days.'],
    ['2027-01-01', 'That day has not come yet.'],
  ])('no day is “%s”, and it says what would be one', (text, words) => {
    const read = readDay(text, vienna)
    expect('problem' in read ? read.problem : read).toContain(words)
  })
})
