import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Encounter } from '../../../renderer/core/model'
import type { StoryMoment } from '../../../renderer/core/moments'
import { onThisDay } from '../../../renderer/core/onThisDay'
import { statements } from '../../../renderer/core/statements'

const zone = 'Europe/Vienna'
const now = Date.UTC(2026, 10, 14, 12)
const met = (id: string, at: number, more: Partial<Encounter> = {}): Encounter => ({ id, at, until: at, grade: 'strong', evidence: [id], ...more })
const marked = (item: string, at: number | null, more: Partial<StoryMoment> = {}): StoryMoment => ({ item, at, why: '', kind: 'message', setting: 'private', network: 'x', ...more })
const noon = (year: number, month = 11, day = 14) => Date.UTC(year, month - 1, day, 12)

interface Person { readonly encounters?: readonly Encounter[]; readonly moments?: readonly StoryMoment[]; readonly away?: readonly string[] }
function remembered(people: Readonly<Record<string, Person>>, at = now, of = zone) {
  const all = Object.entries(people)
  const memory = onThisDay({
    stories: new Map(all.map(([id, { moments, away = [] }]) => [id, { ...(moments && { moments }), verdicts: Object.fromEntries(away.map((item) => [statements.memory(item), 'rejected' as const])) }])),
    encounters: new Map(all.map(([id, { encounters = [] }]) => [id, encounters])),
  }, at, of)
  return memory && `${memory.id} of ${memory.people.join('+')}, ${memory.years}`
}

describe('on this day', () => {
  it.each<[string, Readonly<Record<string, Person>>, string | null]>([
    ['nothing', {}, null],
    ['a meeting of this day', { a: { encounters: [met('e', noon(2014))] } }, 'e of a, 12'],
    ['today itself is no memory', { a: { encounters: [met('e', noon(2026))] } }, null],
    ['nor is another day', { a: { encounters: [met('e', noon(2014, 11, 15))] } }, null],
    ['a hint is none', { a: { encounters: [met('e', noon(2014), { grade: 'candidate' })] } }, null],
    ['a marked word', { a: { moments: [marked('m', noon(2020))] } }, 'm of a, 6'],
    ['a marked thing without a time', { a: { moments: [marked('m', null)] } }, null],
    ['what is marked goes before what is met', { a: { encounters: [met('e', noon(2016))] }, b: { moments: [marked('m', noon(2019))] } }, 'm of b, 7'],
    ['a round year goes before others', { a: { encounters: [met('e', noon(2017))] }, b: { encounters: [met('f', noon(2016))] } }, 'f of b, 10'],
    ['everybody who was there', { b: { encounters: [met('e', noon(2014))] }, a: { encounters: [met('e', noon(2014))] } }, 'e of a+b, 12'],
    ['a meeting that was marked is one memory', { a: { encounters: [met('e', noon(2014), { evidence: ['row'] })], moments: [marked('row', noon(2014))] } }, 'e of a, 12'],
    ['put away', { a: { encounters: [met('e', noon(2014))], away: ['e'] } }, null],
    ['put away under another of its ids', { a: { encounters: [met('e', noon(2014), { evidence: ['row'] })], away: ['row'] } }, null],
    ['put away by one of those who were there', { a: { encounters: [met('e', noon(2014))], away: ['e'] }, b: { encounters: [met('e', noon(2014))] } }, null],
    ['the next one takes its place', { a: { encounters: [met('e', noon(2016)), met('f', noon(2013))], away: ['e'] } }, 'f of a, 13'],
  ])('%s', (_, people, expected) => expect(remembered(people)).toBe(expected))

  it.each<[string, number, number, string, string | null]>([
    ['half past eleven at night in Vienna is that day', Date.UTC(2014, 10, 14, 22, 30), now, zone, 'e of a, 12'],
    ['half past twelve at night is the next', Date.UTC(2014, 10, 14, 23, 30), now, zone, null],
    ['and in UTC it is not', Date.UTC(2014, 10, 14, 23, 30), now, 'UTC', 'e of a, 12'],
    ['a leap day in a leap year', noon(2020, 2, 29), noon(2024, 2, 29), zone, 'e of a, 4'],
    ['is kept on the 28th in others', noon(2020, 2, 29), noon(2026, 2, 28), zone, 'e of a, 6'],
    ['and not twice in a leap year', noon(2020, 2, 29), noon(2024, 2, 28), zone, null],
    ['nor on the first of March', noon(2020, 2, 29), noon(2026, 3, 1), zone, null],
  ])('%s', (_, at, today, of, expected) => expect(remembered({ a: { encounters: [met('e', at)] } }, today, of)).toBe(expected))

  it('takes a date alone as it is written, in any zone', () => {
    for (const [of, today] of [['Pacific/Kiritimati', Date.UTC(2026, 10, 13, 12)], ['Pacific/Pago_Pago', Date.UTC(2026, 10, 15, 6)], ['UTC', now]] as const) {
      expect(remembered({ a: { encounters: [met('e', noon(2014), { day: '2014-11-14' })] } }, today, of), of).toBe('e of a, 12')
    }
  })

  it('is the same in any order, never one put away, and always of this day', () => {
    const all = [met('e', noon(2016)), met('f', noon(2013)), met('g', noon(2020)), met('h', noon(2014, 11, 15)), met('i', noon(2012, 3, 2))]
    const anyPerson = fc.record({ encounters: fc.subarray(all), away: fc.subarray(['e', 'f', 'h']) })
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), anyPerson), (people) => {
      const found = remembered(people)
      expect(remembered(Object.fromEntries(Object.entries(people).reverse()))).toBe(found)
      if (found === null) return
      const [id] = found.split(' ')
      expect(['e', 'f', 'g']).toContain(id)
      expect(Object.values(people).some(({ encounters, away }) => away.includes(id!) && encounters.some((one) => one.id === id))).toBe(false)
    }))
  })
})
