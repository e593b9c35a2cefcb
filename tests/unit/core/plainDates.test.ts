import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAfter, plainDateProblem, plainDateWords, spanWords } from '../../../renderer/core/plainDates'

describe('a date with unknown parts', () => {
  it.each([
    [{ year: 1984, month: 4, day: 2 }, '2 April 1984'], [{ month: 4, day: 2 }, '2 April'], [{ year: 1984, month: 4 }, 'April 1984'], [{ month: 4 }, 'April'], [{ year: 1984 }, '1984'],
    [{ day: 13 }, 'the 13th'], [{ day: 22 }, 'the 22nd'], [{}, ''],
  ])('%j reads %s', (date, words) => expect(plainDateWords(date)).toBe(words))

  it.each([{}, { year: 1 }, { month: 12 }, { month: 2, day: 29 }, { year: 2024, month: 2, day: 29 }, { year: 9999, month: 12, day: 31 }])('%j can be', (date) => expect(plainDateProblem(date)).toBe(''))

  it.each([
    [{ day: 3 }, /month/], [{ month: 13 }, /Months/], [{ month: 0 }, /Months/], [{ year: 0 }, /year/], [{ year: 20_000 }, /year/], [{ month: 6, day: 31 }, /June has 30/],
    [{ month: 2, day: 30 }, /February has 29/], [{ year: 2023, month: 2, day: 29 }, /February 2023 has 28/], [{ month: 4, day: 0 }, /April/], [{ month: 4, day: 1.5 }, /April/], [{ year: Number.NaN }, /year/],
  ])('%j cannot', (date, why) => expect(plainDateProblem(date)).toMatch(why))

  it('says from when until when', () => {
    expect(spanWords({ year: 2012 }, { year: 2019, month: 3 })).toBe('2012 to March 2019')
    expect(spanWords({ year: 2012 })).toBe('since 2012')
    expect(spanWords(undefined, { year: 2012 })).toBe('until 2012')
    expect(spanWords({ year: 2012 }, { year: 2012 })).toBe('2012')
    expect(spanWords()).toBe('')
  })

  const dates = fc.record({ year: fc.integer({ min: 1990, max: 1992 }), month: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 1, max: 3 }) }, { requiredKeys: [] })
  it('never lies after one that lies after it, and nothing lies after itself', () => {
    fc.assert(fc.property(dates, dates, (a, b) => {
      expect(isAfter(a, b) && isAfter(b, a)).toBe(false)
      expect(isAfter(a, a)).toBe(false)
    }))
  })
})
