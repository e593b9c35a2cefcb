import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterWords, agoWords, count, dateWords, day, daysBetween, dayWords, hour, instantAt, laterWords, lengthWords, localDate, monthWords, numberWords, ordinalWords, shortWhen, timeWords,
  weekdayWords,
} from '../../../renderer/core/dates'

const now = Date.UTC(2026, 10, 14, 12)
const zone = 'Europe/Vienna'
const ago = (days: number) => now - days * day

it.each<[number, string]>([
  [0, 'today'], [1, 'yesterday'], [-1, 'tomorrow'], [5, '5 days ago'], [7, 'a week ago'], [13, '13 days ago'], [14, 'two weeks ago'], [60, 'two months ago'], [300, 'nine months ago'],
  [366, 'a year ago'], [13.1 * 365.2425, '13 years ago'], [-5, 'in 5 days'], [-7, 'in a week'],
])('%d days back is %s', (days, words) => expect(agoWords(ago(days), now, zone)).toBe(words))

it.each<[number | null, string]>([[null, 'never'], [now, 'today'], [ago(4), 'Tuesday'], [ago(24), '21 Oct'], [ago(1000), 'February 2024'], [ago(-3), '17 Nov']])(
  'a column shows %s as %s', (at, words) => expect(shortWhen(at, now, zone)).toBe(words))

it('counts from one event to the next', () => {
  const first = Date.UTC(2011, 4, 9, 12)
  expect(laterWords(first, Date.UTC(2012, 1, 23, 12), zone)).toBe('290 days later')
  expect(laterWords(first, first + hour, zone)).toBe('the same day')
  expect(laterWords(first, first + day, zone)).toBe('a day later')
  expect(laterWords(first, first + 3 * 366 * day, zone)).toBe('three years later')
  expect(lengthWords(first, Date.UTC(2026, 10, 14), zone)).toBe('15 years and six months')
  expect(lengthWords(first, first + 40 * day, zone)).toBe('40 days')
  expect(lengthWords(first, Date.UTC(2011, 8, 9, 12), zone)).toBe('four months')
  expect(lengthWords(first, Date.UTC(2013, 4, 9, 12), zone)).toBe('two years')
})

it('says what came after what', () => {
  expect(afterWords(9, 'Lisbon')).toBe('nine days after Lisbon')
  expect(afterWords(1)).toBe('a day after meeting')
  expect(afterWords(0, 'Lisbon')).toBe('the day of Lisbon')
  expect(afterWords(3700, 'Lisbon')).toBe('ten years after Lisbon')
})

it('counts in words', () => {
  expect([1, 2, 14].map((number) => count(number, 'meeting'))).toEqual(['one meeting', 'two meetings', '14 meetings'])
  expect([0, 10, 1742].map(numberWords)).toEqual(['no', 'ten', '1,742'])
  expect([1, 10, 11, 22, 103].map(ordinalWords)).toEqual(['first', 'tenth', '11th', '22nd', '103rd'])
})

describe('zones', () => {
  const newYear = Date.UTC(2024, 0, 1, 3)

  it('decide the date', () => {
    expect(localDate(newYear, 'UTC')).toEqual({ year: 2024, month: 1, day: 1 })
    expect(localDate(newYear, 'America/Lima')).toEqual({ year: 2023, month: 12, day: 31 })
    expect(dateWords(newYear, 'America/Lima')).toBe('31 December 2023')
    expect([dayWords, weekdayWords, timeWords, monthWords].map((words) => words(newYear, 'Asia/Seoul'))).toEqual(['1 Jan', 'Mon', '12:00', 'January 2024'])
  })

  it('count days on the wall, not in hours', () => {
    expect(daysBetween(Date.UTC(2024, 4, 1, 21), Date.UTC(2024, 4, 1, 23), zone)).toBe(1)
    expect(daysBetween(Date.UTC(2024, 2, 30, 23, 30), Date.UTC(2024, 2, 31, 22, 30), zone)).toBe(1)
  })

  it('agree with the formats of the platform, clock changes included', () => {
    const zones = ['Europe/Vienna', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC']
    fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: Date.UTC(1985, 0), max: Date.UTC(2030, 0) }), (where, at) => {
      const local = localDate(at, where)
      const exact = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: where }).format(at)
      expect(`${local.year}-${String(local.month).padStart(2, '0')}-${String(local.day).padStart(2, '0')}`).toBe(exact)
    }), { numRuns: 500 })
  })

  it('are read back from the clock on the wall', () => {
    const zones = ['Europe/Vienna', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Chatham', 'UTC']
    fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: Date.UTC(1985, 0), max: Date.UTC(2030, 0) }), (where, at) => {
      const minute = Math.floor(at / 60_000) * 60_000
      const [hours, minutes] = timeWords(minute, where).split(':').map(Number)
      const back = instantAt(localDate(minute, where), hours!, minutes!, where)
      // The hour that a clock change repeats has two answers.
      expect([0, hour, hour / 2]).toContain(Math.abs(back - minute))
      expect([localDate(back, where), timeWords(back, where)]).toEqual([localDate(minute, where), timeWords(minute, where)])
    }), { numRuns: 500 })
    expect(new Date(instantAt({ year: 2026, month: 3, day: 29 }, 2, 30, zone)).toISOString()).toMatch(/T0[01]:30/)
  })
})
