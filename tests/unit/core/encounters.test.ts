import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hour } from '../../../renderer/core/dates'
import { encountersOf, type Meeting } from '../../../renderer/core/encounters'

const noon = Date.UTC(2024, 4, 10, 12)
const now = Date.UTC(2026, 0, 1)
const meeting = (id: string, at: number | null, more: Partial<Meeting> = {}): Meeting => ({ id, at, setting: 'inPerson', kind: 'event', grade: 'strong', ...more })
const evidence = (items: readonly Meeting[], at = now) => encountersOf(items, at).map((encounter) => encounter.evidence)

const station = { name: 'Irún station', latitude: 43.3384, longitude: -1.7894 }
const across = { name: 'The bar across', latitude: 43.3392, longitude: -1.7902 }
const lyon = { name: 'Lyon', latitude: 45.76, longitude: 4.84 }

describe('what is one encounter', () => {
  it.each<[string, Meeting, Meeting, boolean]>([
    ['the same event, whatever its hours', meeting('a', noon, { event: 'e' }), meeting('b', noon + 40 * hour, { event: 'e', place: lyon }), true],
    ['overlapping, places unknown', meeting('a', noon, { until: noon + 3 * hour }), meeting('b', noon + hour), true],
    ['6 h apart', meeting('a', noon, { until: noon + hour }), meeting('b', noon + 7 * hour), true],
    ['more than 6 h apart', meeting('a', noon, { until: noon + hour }), meeting('b', noon + 7 * hour + 1), false],
    ['one place unknown', meeting('a', noon, { place: lyon }), meeting('b', noon + hour), true],
    ['the same name, spelled otherwise', meeting('a', noon, { place: { name: 'IRUN  Station!' } }), meeting('b', noon + hour, { place: station }), true],
    ['within 250 m', meeting('a', noon, { place: station }), meeting('b', noon + hour, { place: across }), true],
    ['different places at one time', meeting('a', noon, { until: noon + hour, place: station }), meeting('b', noon, { place: lyon }), false],
    ['a date and an hour of that day', meeting('a', noon, { day: '2024-05-10' }), meeting('b', noon + 7 * hour), true],
    ['a date and the evening elsewhere, past midnight UTC', meeting('a', noon, { day: '2024-05-10' }), meeting('b', noon + 15 * hour), true],
    ['a date and an hour far from it', meeting('a', noon, { day: '2024-05-10' }), meeting('b', noon + 19 * hour), false],
    ['a date at another place', meeting('a', noon, { day: '2024-05-10', place: lyon }), meeting('b', noon, { place: station }), false],
    ['the same date twice', meeting('a', noon, { day: '2024-05-10' }), meeting('b', noon, { day: '2024-05-10' }), true],
    ['two dates in a row', meeting('a', noon, { day: '2024-05-10' }), meeting('b', noon + 24 * hour, { day: '2024-05-11' }), false],
  ])('%s', (_, a, b, one) => {
    expect(evidence([a, b])).toHaveLength(one ? 1 : 2)
    expect(evidence([b, a])).toEqual(evidence([a, b]))
  })

  it('gives a date to the meeting of that day before the one of the night', () => {
    const items = [meeting('night', noon + 15 * hour, { place: lyon }), meeting('day', noon + hour, { place: station }), meeting('date', noon, { day: '2024-05-10' })]
    expect(evidence(items)).toEqual([['date', 'day'], ['night']])
  })

  it('does not join two places through a record that names none', () => {
    const items = [meeting('a', noon, { until: noon + 3 * hour, place: station }), meeting('b', noon + hour), meeting('c', noon + 2 * hour, { place: lyon })]
    expect(evidence(items)).toEqual([['a', 'b'], ['c']])
  })
})

describe('what counts', () => {
  it('leaves out set-aside evidence, what lies ahead, what has no time and what is not in person', () => {
    const items = [
      meeting('rejected', noon, { verdict: 'rejected' }), meeting('ahead', now + 1), meeting('undated', null), meeting('message', noon, { setting: 'private', kind: 'message' }),
      meeting('introduced', noon, { setting: 'bridge', kind: 'introduction' }),
    ]
    expect(encountersOf(items, now)).toEqual([])
    expect(evidence([meeting('now', now)])).toEqual([['now']])
  })

  it('takes a check-in made together as an encounter', () => {
    expect(evidence([meeting('c', noon, { setting: 'bridge', kind: 'check-in' })])).toEqual([['c']])
  })

  it.each<[string, Partial<Meeting>[], string]>([
    ['a hint by default', [{ grade: undefined }], 'candidate'],
    ['the best of its evidence', [{ grade: 'candidate' }, { grade: 'strong' }], 'strong'],
    ['confirmed when accepted', [{ grade: 'candidate', verdict: 'accepted' }, { grade: 'strong' }], 'confirmed'],
    ['confirmed when logged by hand', [{ kind: 'meeting', grade: undefined }], 'confirmed'],
  ])('is %s', (_, items, grade) => {
    expect(encountersOf(items.map((more, index) => meeting(`${index}`, noon, more)), now).map((encounter) => encounter.grade)).toEqual([grade])
  })

  it('takes id, hours, title and place from its evidence', () => {
    const items = [
      meeting('check-in', noon + hour, { kind: 'check-in', place: { latitude: 43.3384, longitude: -1.7894 } }),
      meeting('entry', noon, { until: noon + 2 * hour, event: 'cal:1', title: 'Cartocamp', place: station }), meeting('logged', noon, { day: '2024-05-10', kind: 'meeting', title: '' }),
    ]
    expect(encountersOf(items, now)).toEqual([{
      id: 'cal:1', at: noon, until: noon + 2 * hour, grade: 'confirmed', title: 'Cartocamp', place: station, evidence: ['logged', 'entry', 'check-in'],
    }])
  })

  it('keeps a date a date', () => {
    expect(encountersOf([meeting('d', noon, { day: '2024-05-10' })], now)[0]).toMatchObject({ id: 'd', at: noon, day: '2024-05-10' })
  })
})

describe('places', () => {
  const there = (more: Partial<Meeting>) => meeting('a', noon, { place: { name: 'Café Nord' }, venue: 'swarm:53ff', ...more })
  it.each<[string, Partial<Meeting>, boolean]>([
    ['one venue under two names', { place: { name: 'Nordlicht' }, venue: 'swarm:53ff' }, true],
    ['two venues', { place: { name: 'Nordlicht' }, venue: 'swarm:60aa' }, false],
    ['two venues of one name', { place: { name: 'Café Nord' }, venue: 'swarm:60aa' }, true],
    ['a name of another source', { place: { name: 'Nordlicht' } }, false],
    ['a venue and nothing else', { venue: 'swarm:60aa' }, true],
    ['250 m away and 6 h later', { place: { latitude: 53.55224, longitude: 10 }, at: noon + 6 * hour }, true],
    ['251 m away', { place: { latitude: 53.55226, longitude: 10 } }, false],
  ])('%s', (_, more, one) => {
    const place = { latitude: 53.55, longitude: 10, name: 'Café Nord' }
    expect(evidence([there({ place }), meeting('b', noon, more)])).toHaveLength(one ? 1 : 2)
  })
})

describe('who was there', () => {
  const whoOf = (items: readonly Meeting[], own: readonly string[] = ['x:id:1']) => encountersOf(items, now, own).map(({ who }) => who)
  it.each<[string, (readonly string[] | undefined)[], readonly string[] | undefined]>([
    ['the person alone', [undefined, undefined], undefined], ['the person alone, named', [['x:id:1']], undefined],
    ['the person under two handles', [['x:id:1'], ['email:b@example.org']], undefined],
    ['others', [['x:id:3', 'x:id:1'], ['x:id:2', 'x:id:1']], ['x:id:1', 'x:id:2', 'x:id:3']],
  ])('%s', (_, lists, expected) => {
    expect(whoOf(lists.map((who, n) => meeting(`${n}`, noon, { who })), ['x:id:1', 'email:b@example.org'])).toEqual([expected])
  })

  it('is what standing evidence says', () => {
    expect(whoOf([meeting('a', noon, { who: ['x:id:1', 'x:id:2'] }), meeting('b', noon, { who: ['x:id:1', 'x:id:3'], verdict: 'rejected' })])).toEqual([['x:id:1', 'x:id:2']])
  })

  it('is not a whole hall', () => {
    const all = Array.from({ length: 90 }, (_, n) => `x:id:${n}`)
    expect(whoOf([meeting('a', noon, { who: all })])[0]).toHaveLength(25)
    expect(whoOf([meeting('a', noon, { who: all })])[0]).toContain('x:id:1')
  })
})

describe('any evidence', () => {
  const item = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map(String), at: fc.integer({ min: 0, max: 96 }).map((hours) => noon + hours * hour),
    setting: fc.constant('inPerson' as const), kind: fc.constantFrom('event' as const, 'meeting' as const), grade: fc.constantFrom('candidate' as const, 'strong' as const),
    event: fc.constantFrom('e1', 'e2', undefined), place: fc.constantFrom(station, across, lyon, undefined), length: fc.nat(9), dated: fc.boolean(),
  }).map(({ length, dated, ...one }): Meeting => {
    const at = one.at - (one.at % (24 * hour)) + 12 * hour
    return dated ? { ...one, at, day: new Date(at).toISOString().slice(0, 10) } : { ...one, until: one.at + length * hour }
  })

  it('fuses the same in any order', () => {
    const lists = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 15 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(fc.property(lists, ([list, shuffled]) => {
      expect(encountersOf(shuffled, now)).toEqual(encountersOf(list, now))
    }), { numRuns: 1000 })
  })

  it('uses each record once', () => {
    fc.assert(fc.property(fc.uniqueArray(item, { selector: ({ id }) => id }), (list) => {
      expect(evidence(list).flat().sort()).toEqual(list.map(({ id }) => id).sort())
    }))
  })
})

it('takes 20,000 records in a moment', () => {
  const items = Array.from({ length: 20_000 }, (_, index) => meeting(`${index}`, noon - index * 5 * hour, { until: noon - index * 5 * hour + hour, place: index % 2 ? lyon : station }))
  expect(encountersOf(items, now).length).toBeGreaterThan(1)
}, 30_000)
