import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../../../electron/contract/words'
import { comingDates } from '../../../../renderer/core/lists/comingDates'
import { statements } from '../../../../renderer/core/statements'
import { known, somebody, tale, type One } from './invented'

const born = (birthday: PlainDate, id = 'a', more: Parameters<typeof tale>[1] = {}): One => [somebody(id, { birthday }), tale(id, more)]
const on = (date: string, days: number, ...all: readonly One[]) => comingDates({ ...known(...all), now: Date.parse(`${date}T12:00:00Z`), zone: 'UTC', days })
const short = (...given: Parameters<typeof on>) => on(...given).map(({ person, label, day, inDays, years }) => `${person.id} ${label} ${day} ${inDays} ${years ?? '-'}`)

describe('birthdays and anniversaries', () => {
  it.each<[string, string, number, One, string[]]>([
    ['today', '2026-11-14', 0, born({ year: 1984, month: 11, day: 14 }), ['a birthday 2026-11-14 0 42']],
    ['of no known year', '2026-11-14', 0, born({ month: 11, day: 14 }), ['a birthday 2026-11-14 0 -']],
    ['tomorrow, for today', '2026-11-14', 0, born({ month: 11, day: 15 }), []],
    ['tomorrow', '2026-11-14', 1, born({ month: 11, day: 15 }), ['a birthday 2026-11-15 1 -']],
    ['yesterday', '2026-11-14', 7, born({ month: 11, day: 13 }), []],
    ['over New Year', '2026-12-30', 7, born({ year: 2000, month: 1, day: 2 }), ['a birthday 2027-01-02 3 27']],
    ['of a month alone', '2026-11-14', 7, born({ year: 1984, month: 11 }), []],
    ['of a year alone', '2026-11-14', 7, born({ year: 1984 }), []],
    ['on the day they were born', '2026-11-14', 0, born({ year: 2026, month: 11, day: 14 }), []],
    ['to come', '2026-11-14', 0, born({ year: 2027, month: 11, day: 14 }), []],
    ['of the 29th of February', '2027-02-28', 0, born({ year: 2000, month: 2, day: 29 }), ['a birthday 2027-02-28 0 27']],
    ['of the 29th in a leap year', '2028-02-28', 1, born({ year: 2000, month: 2, day: 29 }), ['a birthday 2028-02-29 1 28']],
    ['of the 29th in a year of the century', '2100-02-28', 1, born({ month: 2, day: 29 }), ['a birthday 2100-02-28 0 -']],
    ['of the 29th of another month', '2027-03-28', 0, born({ month: 3, day: 29 }), []],
    ['of the 29th of February, in January', '2027-01-28', 0, born({ month: 2, day: 29 }), []],
    ['of the 28th', '2027-02-28', 0, born({ month: 2, day: 28 }), ['a birthday 2027-02-28 0 -']],
    ['an anniversary', '2026-11-14', 0, [somebody('a'), tale('a', { dates: [{ label: 'anniversary', date: { year: 2016, month: 11, day: 14 } }] })], ['a anniversary 2026-11-14 0 10']],
    ['both', '2026-11-14', 0, born({ month: 11, day: 14 }, 'a', { dates: [{ label: 'Anniversary', date: { month: 11, day: 14 } }] }), ['a Anniversary 2026-11-14 0 -', 'a birthday 2026-11-14 0 -']],
    ['of who has died', '2026-11-14', 7, born({ month: 11, day: 14 }, 'a', { dates: [{ label: 'Death', date: { year: 2020, month: 11, day: 15 } }] }), ['a Death 2026-11-15 1 6']],
    ['put away this year', '2026-11-14', 0, born({ month: 11, day: 14 }, 'a', { verdicts: { [statements.date('birthday', 2026)]: 'rejected' } }), []],
    ['put away last year', '2026-11-14', 0, born({ month: 11, day: 14 }, 'a', { verdicts: { [statements.date('birthday', 2025)]: 'rejected' } }), ['a birthday 2026-11-14 0 -']],
    ['of whom nothing is told', '2026-11-14', 0, [somebody('a', { birthday: { month: 11, day: 14 } })], ['a birthday 2026-11-14 0 -']],
    ['of somebody archived', '2026-11-14', 0, [somebody('a', { birthday: { month: 11, day: 14 }, archived: true })], []],
    ['of nobody', '2026-11-14', 7, [somebody('a'), tale('a')], []],
  ])('%s', (_, date, days, one, expected) => expect(short(date, days, one)).toEqual(expected))

  it('come nearest first, with the date as it is known', () => {
    expect(short('2026-11-14', 3, born({ month: 11, day: 16 }, 'b'), born({ month: 11, day: 16 }, 'a'), born({ month: 11, day: 15 }, 'c'))).toEqual([
      'c birthday 2026-11-15 1 -', 'a birthday 2026-11-16 2 -', 'b birthday 2026-11-16 2 -',
    ])
    expect(on('2026-11-14', 0, born({ year: 1984, month: 11, day: 14 }))[0]).toStrictEqual({ person: somebody('a', { birthday: { year: 1984, month: 11, day: 14 } }), label: 'birthday', date: { year: 1984, month: 11, day: 14 }, day: '2026-11-14', inDays: 0, years: 42 })
    expect(on('2026-11-14', 0, born({ month: 11, day: 14 }))[0]).not.toHaveProperty('years')
  })

  it('of one day and person come in the order of their words', () => {
    const dates = ['b', 'a', 'c', 'a'].map((label) => ({ label, date: { month: 11, day: 14 } }))
    for (const all of [dates, [...dates].reverse()]) {
      expect(on('2026-11-14', 0, [somebody('x'), tale('x', { dates: all })]).map(({ label }) => label)).toEqual(['a', 'a', 'b', 'c'])
    }
  })

  it('are of the owner’s day', () => {
    const at = (zone: string) => comingDates({ ...known(born({ month: 11, day: 15 })), now: Date.UTC(2026, 10, 14, 23, 30), zone, days: 0 }).length
    expect([at('UTC'), at('Europe/Vienna')]).toEqual([0, 1])
  })
})
