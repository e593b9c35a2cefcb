import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../electron/contract/records'
import type { Encounter } from '../../../renderer/core/model'
import { metresBetween } from '../../../renderer/core/places'
import { cityOf, cityWords, lastCityOf, venuesOf, visitsOf, type Visit } from '../../../renderer/core/venues'

const time = (text: string) => Date.parse(text)
const visit = (place: Place, at = '2020-01-01', person = 'x:id:1', encounter = `${at} ${place.name ?? ''}${place.latitude ?? ''}`): Visit => ({ person, encounter, at: time(at), place })
const shown = (...places: readonly Place[]) => venuesOf(places.map((place, at) => visit(place, `2020-01-${String(at + 1).padStart(2, '0')}`))).map(({ name, encounters }) => `${name} ${encounters}`)

/** So many metres north of the square in Graz. */
const metres = (north: number, name?: string): Place => ({ ...(name === undefined ? {} : { name }), latitude: 47.07 + north / 111_195, longitude: 15.44 })

describe('one place or several', () => {
  it.each<[why: string, places: readonly Place[], venues: readonly string[]]>([
    ['within 250 m', [metres(0, 'Square'), metres(240, 'Café')], ['Café 2']],
    ['further apart', [metres(0, 'Square'), metres(260, 'Café')], ['Café 1', 'Square 1']],
    ['the same name within a kilometre', [metres(0, 'Fair'), metres(900, 'fair!')], ['Fair 2']],
    ['the same name in two cities', [metres(0, 'Station'), metres(40_000, 'Station')], ['Station 1', 'Station 1']],
    ['the same name, one of them without coordinates', [metres(0, 'Café Nord'), { name: 'café nord' }], ['Café Nord 2']],
    ['a name that two places have tells not which', [metres(0, 'Station'), metres(40_000, 'Station'), { name: 'Station' }], ['Station 1', 'Station 1', 'Station 1']],
    ['the same name, none with coordinates', [{ name: 'Café Nord' }, { name: 'Cafe Nord' }], ['Cafe Nord 2']],
    ['other names', [{ name: 'Café Nord' }, { name: 'Café Süd' }], ['Café Nord 1', 'Café Süd 1']],
    ['the same address', [{ ...metres(0, 'Hall'), address: 'Leonhardstr. 15, Graz' }, { address: 'Leonhardstr. 15, Graz' }], ['Hall 2']],
    ['the same address without coordinates', [{ name: 'Hall', address: 'Leonhardstr. 15' }, { address: 'leonhardstr 15' }], ['Hall 2']],
    ['a city alone is no address', [{ ...metres(0, 'Hall'), address: 'Graz' }, { name: 'Kitchen', address: 'Graz' }], ['Hall 1', 'Kitchen 1']],
    ['nothing known', [{}, { name: ' , ' }], []],
    ['coordinates alone', [metres(0), metres(10)], ['47.07, 15.44 2']],
    ['across the date line', [{ name: 'A', latitude: 0, longitude: 179.9995 }, { name: 'B', latitude: 0, longitude: -179.9995 }], ['A 2']],
    ['far in the north', [{ name: 'A', latitude: 78.22, longitude: 15.63 }, { name: 'B', latitude: 78.22, longitude: 15.64 }], ['A 2']],
  ])('%s', (_, places, venues) => expect(shown(...places)).toEqual(venues))

  it('a street of cafés two hundred metres apart is not one place as long as the street', () => {
    const street = Array.from({ length: 40 }, (_, at) => metres(at * 200, `Café ${String.fromCharCode(97 + (at % 26))}${at}`))
    const venues = venuesOf(street.map((place, at) => visit(place, '2020-01-01', 'x:id:1', `e${at}`)))
    expect(venues.length).toBeGreaterThanOrEqual(14)
    for (const { visits } of venues) for (const one of visits) for (const other of visits) expect(metresBetween(one.place, other.place)!).toBeLessThanOrEqual(501)
  })
})

describe('a place', () => {
  const dinner = [visit(metres(0, 'Haus der Musik'), '2014-07-05', 'x:id:1', 'a'), visit(metres(0, 'Haus der Musik'), '2014-07-05', 'x:id:2', 'a')]
  const later = visit({ ...metres(30, 'Music house'), address: 'Griesgasse 2, 8020 Graz' }, '2022-08-13', 'x:id:2', 'b')

  it('says who was met there, from when to when, how often, and where', () => {
    expect(venuesOf([later, ...dinner])).toEqual([{
      id: 'haus der musik||47.07000,15.44000', name: 'Haus der Musik', alsoNamed: ['Music house'], address: 'Griesgasse 2, 8020 Graz', city: 'Graz', latitude: 47.07, longitude: 15.44,
      first: time('2014-07-05'), last: time('2022-08-13'), encounters: 2, people: ['x:id:2', 'x:id:1'], visits: [...dinner, later],
    }])
  })

  it('is of what took place: no hints, and nothing at no place', () => {
    const encounter = (id: string, more: Partial<Encounter>): Encounter => ({ id, at: 1, until: 1, grade: 'strong', evidence: [id], ...more })
    expect(visitsOf('x:id:1', [encounter('a', { place: { name: 'A' } }), encounter('b', { place: { name: 'B' }, grade: 'candidate' }), encounter('c', {}), encounter('d', { place: {} }), encounter('e', { place: { name: 'E' }, grade: 'confirmed' })]).map(({ encounter: id }) => id)).toEqual(['a', 'e'])
  })
})

const place = fc.record({ name: fc.option(fc.constantFrom('Café', 'Hall', 'Station', 'Her table'), { nil: undefined }), at: fc.option(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), { nil: undefined }) })
  .map(({ name, at }): Place => ({ ...(name === undefined ? {} : { name }), ...(at === undefined ? {} : { latitude: 47 + at[0] / 700, longitude: 15 + at[1] / 500 }) }))
const visits = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 3 })), { maxLength: 40 }).map((all) => all.map(([where, who], at): Visit => ({ person: `x:id:${who}`, encounter: `e${at}`, at: at * 1000, place: where })))

describe('places', () => {
  it('are the same in any order of visits', () => {
    fc.assert(fc.property(visits, fc.nat(), (all, turn) => {
      const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))].reverse()
      expect(venuesOf(turned)).toEqual(venuesOf(all))
    }), { numRuns: 100 })
  })

  it('have every visit that says where once', () => {
    fc.assert(fc.property(visits, (all) => {
      const there = venuesOf(all).flatMap((venue) => venue.visits.map(({ encounter }) => encounter)).sort()
      expect(there).toEqual(all.filter(({ place: { name, latitude } }) => name !== undefined || latitude !== undefined).map(({ encounter }) => encounter).sort())
    }), { numRuns: 100 })
  })

  it('are no wider than twice their reach, and no two of them in one spot', () => {
    fc.assert(fc.property(visits, (all) => {
      const venues = venuesOf(all)
      for (const venue of venues) for (const { place: where } of venue.visits) if (where.latitude !== undefined) expect(metresBetween(where, { latitude: venue.latitude!, longitude: venue.longitude! })!).toBeLessThanOrEqual(where.name === undefined ? 250.5 : 1000.5)
      const located = venues.filter(({ latitude }) => latitude !== undefined)
      for (const [at, one] of located.entries()) for (const other of located.slice(at + 1)) expect(metresBetween({ latitude: one.latitude!, longitude: one.longitude! }, { latitude: other.latitude!, longitude: other.longitude! })!).toBeGreaterThan(250)
    }), { numRuns: 100 })
  })

  it('of ten thousand spots are there at once', () => {
    const many = Array.from({ length: 10_000 }, (_, at): Visit => ({ person: `x:id:${at % 700}`, encounter: `e${at}`, at, place: { name: `Place ${at}`, latitude: 35 + (at % 100) * 0.3, longitude: -10 + Math.floor(at / 100) * 0.4 } }))
    const began = performance.now()
    expect(venuesOf(many)).toHaveLength(10_000)
    expect(performance.now() - began).toBeLessThan(4000)
  })
})

describe('the city of a place', () => {
  it.each<[place: Place, city: string | undefined]>([
    [{ address: 'Griesgasse 2, 8020 Graz, Austria' }, 'Graz'], [{ address: 'Griesgasse 2\n8020 Graz' }, 'Graz'], [{ address: 'D-10115 Berlin' }, 'Berlin'], [{ address: '12 rue des Lilas, 75004 Paris, France' }, 'Paris'],
    [{ address: 'Largo da Sé, 8000-138 Faro' }, 'Faro'], [{ address: '1 High Street, Oxford OX1 4AA' }, 'Oxford'], [{ address: '12 Main St, Portland OR 97205, USA' }, 'Portland'], [{ address: '5 Quay, Ullapool, Scotland' }, 'Ullapool'],
    [{ address: 'Graz, Austria' }, 'Graz'], [{ address: 'Graz' }, 'Graz'], [{ address: 'Griesgasse' }, undefined], [{ address: 'rue des Lilas' }, undefined], [{ address: '2 Griesgasse' }, undefined],
    [{ name: 'Armazém 12, Lisbon' }, 'Lisbon'], [{ name: 'Café Sperl, Gumpendorfer Straße 11, 1060 Wien, Österreich' }, 'Wien'], [{ name: 'Old harbour, Genoa, Italy' }, 'Genoa'], [{ name: 'Evening, rue des Lilas' }, undefined], [{ name: 'Lisbon' }, undefined], [{ name: 'Room 4, floor 2' }, undefined], [{}, undefined], [{ name: 'Hall, Vienna', address: '8020 Graz' }, 'Graz'],
  ])('%j: %s', (where, city) => expect(cityOf(where)).toBe(city))

  it('is found in the words, however it is written', () => {
    expect(cityWords({ name: 'Hall, Wien', address: 'Ring 1, 1010 Wien, Österreich' })).toEqual(['ring 1', '1010 wien', 'wien', 'osterreich'])
    expect(cityWords({ name: 'Wien' })).toEqual([])
  })

  it('is last that of the latest meeting which says one', () => {
    const met = (id: string, at: number, name: string, grade: Encounter['grade'] = 'strong'): Encounter => ({ id, at, until: at, grade, evidence: [id], place: { name } })
    const all = [met('a', 1, 'Hall, Vienna'), met('b', 3, 'Kitchen'), met('c', 2, 'Quay, Trieste'), met('d', 4, 'Tram, Graz', 'candidate')]
    expect(lastCityOf(all)).toEqual({ city: 'Trieste', encounter: 'c', at: 2 })
    expect(lastCityOf([...all].reverse())).toEqual(lastCityOf(all))
    expect(lastCityOf([])).toBeUndefined()
  })
})
