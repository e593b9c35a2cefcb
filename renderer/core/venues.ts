/**
 * Places where people met, without asking any service where they are. Venues are gathered round anchors, the most visited spot first:
 * a spot belongs to the nearest anchor within 250 m, or within 1 km where it has the same name. So a row of cafés does not
 * become one place as long as the street, and two stations of one name stay two.
 */
import type { Place } from '#contract/records'
import type { Encounter, PersonId } from './model'
import { foldName } from './names'
import { metresBetween, nearby } from './places'

/** One encounter of one person. */
export interface Visit {
  readonly person: PersonId
  /** Id of the encounter; several people have the same. */
  readonly encounter: string
  /** UTC ms. */
  readonly at: number
  readonly place: Place
}

export interface Venue {
  /** The same as long as its most visited spot is. */
  readonly id: string
  readonly name: string
  /** Other names of it, the most used first. */
  readonly alsoNamed: readonly string[]
  readonly address?: string
  readonly city?: string
  /** Both or neither. */
  readonly latitude?: number
  readonly longitude?: number
  /** UTC ms. */
  readonly first: number
  readonly last: number
  /** How many encounters; one with three people is one. */
  readonly encounters: number
  /** Who was met there, the most often first. */
  readonly people: readonly PersonId[]
  /** Oldest first. */
  readonly visits: readonly Visit[]
}

/** What is known to have been: hints, and encounters at no known place, are left out. */
export const visitsOf = (person: PersonId, encounters: readonly Encounter[]): readonly Visit[] =>
  encounters.flatMap(({ id, at, grade, place }) => (grade === 'candidate' || !place || spotKey(place) === '' ? [] : [{ person, encounter: id, at, place }]))

/** The most visited first; then by name. The same in any order of visits. */
export function venuesOf(visits: readonly Visit[]): readonly Venue[] {
  const spots = spotsOf(visits)
  const located = gathered(spots.filter(isLocated))
  const venues = [...located.map((group) => ({ spots: group })), ...named(spots.filter((spot) => !isLocated(spot)), located)]
  return venues.map(({ spots: group }) => venueOf(group)).sort((a, b) => b.encounters - a.encounters || compare(a.name, b.name) || compare(a.id, b.id))
}

/** All visits of exactly the same words and coordinates. */
interface Spot {
  readonly key: string
  readonly place: Place
  readonly name: string
  /** Empty unless it says more than a street or a city: it has a number in it. */
  readonly address: string
  readonly visits: Visit[]
}
type Located = Spot & { readonly place: Place & { readonly latitude: number; readonly longitude: number } }

const isLocated = (spot: Spot): spot is Located => spot.place.latitude !== undefined && spot.place.longitude !== undefined

function spotsOf(visits: readonly Visit[]): Spot[] {
  const spots = new Map<string, Spot>()
  for (const visit of visits) {
    const key = spotKey(visit.place)
    const known = spots.get(key)
    if (known) known.visits.push(visit)
    else if (key !== '') spots.set(key, { key, place: visit.place, name: plain(visit.place.name), address: preciseAddress(visit.place), visits: [visit] })
  }
  for (const { visits: own } of spots.values()) own.sort(inOrder)
  return [...spots.values()].sort((a, b) => b.visits.length - a.visits.length || compare(a.key, b.key))
}

/** Empty for a place that says nothing. */
function spotKey({ name, address, latitude, longitude }: Place): string {
  const point = latitude === undefined || longitude === undefined ? '' : `${latitude.toFixed(5)},${longitude.toFixed(5)}`
  const key = [plain(name), plain(address), point]
  return key.every((part) => part === '') ? '' : key.join('|')
}

const preciseAddress = ({ address }: Place): string => (/\p{N}/u.test(address ?? '') && plain(address).includes(' ') ? plain(address) : '')

/** Round anchors, in the order of `spots`. */
function gathered(spots: readonly Located[]): Located[][] {
  const groups: Located[][] = []
  const grid = new Grid()
  for (const spot of spots) {
    let best: { readonly group: number; readonly metres: number } | undefined
    for (const group of grid.near(spot.place)) {
      const anchor = groups[group]![0]!
      const metres = metresBetween(anchor.place, spot.place)!
      const reach = spot.name !== '' && anchor.name === spot.name ? sameName : nearby
      if (metres <= reach && (!best || metres < best.metres || (metres === best.metres && group < best.group))) best = { group, metres }
    }
    if (best) groups[best.group]!.push(spot)
    else {
      grid.add(spot.place, groups.length)
      groups.push([spot])
    }
  }
  return groups
}

/** Metres within which a place of the same name is the same one: a fair, a park, a station's two ends. */
const sameName = 1000

/** Anchors by squares of a hundredth of a degree of latitude, a little more than a kilometre. */
class Grid {
  private readonly cells = new Map<string, number[]>()

  add(place: Located['place'], group: number): void {
    const [row, column] = cellOf(place)
    const key = `${row} ${column}`
    const known = this.cells.get(key)
    if (known) known.push(group)
    else this.cells.set(key, [group])
  }

  *near(place: Located['place']): Generator<number> {
    const [row] = cellOf(place)
    for (let y = row - 1; y <= row + 1; y++) {
      // A row's own columns: they are as wide as its middle is long.
      const [, column] = cellOf({ ...place, latitude: (y + 0.5) / 100 })
      const columns = columnsOf(y)
      for (const x of new Set([column - 1, column, column + 1].map((at) => ((at % columns) + columns) % columns))) yield* this.cells.get(`${y} ${x}`) ?? []
    }
  }
}

/** How many squares lie round the globe at this height. */
const columnsOf = (row: number): number => Math.max(1, Math.floor(36_000 * Math.cos((Math.min(89.99, Math.max(Math.abs(row), Math.abs(row + 1)) / 100) * Math.PI) / 180)))

function cellOf({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): readonly [row: number, column: number] {
  const row = Math.floor(latitude * 100)
  const columns = columnsOf(row)
  return [row, Math.floor(((((longitude + 180) % 360) + 360) % 360) / 360 * columns) % columns]
}

/** Spots without coordinates: with the located ones of their name or address where there is one such place alone, else with each other. */
function named(spots: readonly Spot[], located: readonly Located[][]): { readonly spots: Spot[] }[] {
  const placesOf = (part: (spot: Spot) => string) => {
    const places = new Map<string, Set<Spot[]>>()
    for (const group of located) for (const spot of group) if (part(spot) !== '') places.set(part(spot), (places.get(part(spot)) ?? new Set<Spot[]>()).add(group))
    return places
  }
  const byName = placesOf(({ name }) => name)
  const byAddress = placesOf(({ address }) => address)
  const only = (groups: ReadonlySet<Spot[]> | undefined) => (groups?.size === 1 ? [...groups][0] : undefined)
  const joining = spots.map((spot) => ({ spot, group: only(byName.get(spot.name)) ?? only(byAddress.get(spot.address)) }))
  const left = new Map<string, Spot[]>()
  const addresses = new Map<string, Set<Spot[]>>()
  const nameless: Spot[] = []
  for (const { spot, group } of joining) {
    if (group) group.push(spot)
    else if (spot.name === '') nameless.push(spot)
    else {
      const same = left.get(spot.name) ?? []
      left.set(spot.name, same)
      same.push(spot)
      if (spot.address !== '') addresses.set(spot.address, (addresses.get(spot.address) ?? new Set<Spot[]>()).add(same))
    }
  }
  for (const spot of nameless) {
    const group = only(addresses.get(spot.address))
    if (group) group.push(spot)
    else left.set(spot.key, [spot])
  }
  return [...left.values()].map((group) => ({ spots: group }))
}

function venueOf(spots: readonly Spot[]): Venue {
  const [anchor] = spots
  const visits = spots.flatMap((spot) => spot.visits).sort(inOrder)
  const words = (of: 'name' | 'address') => mostSaid(visits.flatMap(({ place }) => (place[of]?.trim() ? [place[of].trim()] : [])))
  const [name, ...alsoNamed] = words('name')
  const [address] = words('address')
  const city = mostSaid(visits.flatMap(({ place }) => cityOf(place) ?? []))[0]
  const point = spots.find(isLocated)?.place
  return {
    id: anchor!.key,
    name: name ?? address ?? (point ? `${point.latitude.toFixed(2)}, ${point.longitude.toFixed(2)}` : ''),
    alsoNamed,
    ...(address === undefined ? {} : { address }),
    ...(city === undefined ? {} : { city }),
    ...(point === undefined ? {} : { latitude: point.latitude, longitude: point.longitude }),
    first: visits[0]!.at,
    last: visits.at(-1)!.at,
    encounters: new Set(visits.map(({ encounter }) => encounter)).size,
    people: peopleOf(visits),
    visits,
  }
}

function peopleOf(visits: readonly Visit[]): PersonId[] {
  const times = new Map<PersonId, number>()
  for (const { person } of visits) times.set(person, (times.get(person) ?? 0) + 1)
  return [...times].sort(([a, n], [b, m]) => m - n || compare(a, b)).map(([person]) => person)
}

/** Spellings by how often they are said; what differs by case or accents alone is one, in its commonest spelling. */
function mostSaid(words: readonly string[]): string[] {
  const said = new Map<string, Map<string, number>>()
  for (const word of words) {
    const spellings = said.get(plain(word)) ?? new Map<string, number>()
    said.set(plain(word), spellings.set(word, (spellings.get(word) ?? 0) + 1))
  }
  const best = [...said.values()].map((spellings) => {
    const sorted = [...spellings].sort(([a, n], [b, m]) => m - n || compare(a, b))
    return { word: sorted[0]![0], n: sorted.reduce((sum, [, n]) => sum + n, 0) }
  })
  return best.sort((a, b) => b.n - a.n || compare(a.word, b.word)).map(({ word }) => word)
}

/** The city a place says it is in, as it is written; undefined where none can be told from the words. */
export function cityOf({ name = '', address = '' }: Place): string | undefined {
  const parts = partsOf(address)
  // A postcode stands beside its city.
  const coded = parts.map((part) => part.match(postcode)?.[1] ?? part.match(codeAfter)?.[1]).find((city) => city !== undefined)
  if (coded !== undefined) return coded
  const words = parts.filter((part) => !/\p{N}/u.test(part))
  // `Street 5, City, Country`: the city is the last but one, or the only one.
  const streetFirst = parts.length > 0 && /\p{N}/u.test(parts[0]!)
  if (words.length > 1) return streetFirst && words.length < 3 ? words[0] : words.at(-2)
  if (words.length === 1 && (streetFirst || !street.test(words[0]!))) return words[0]
  // Calendars write the address behind the name.
  const [, ...tail] = partsOf(name)
  return tail.length > 0 ? cityOf({ address: tail.join(', ') }) : undefined
}

/** What to look for a city in: every part of what the place says, folded. `Wien` is found in `1010 Wien, Austria`. */
export function cityWords({ name = '', address = '' }: Place): readonly string[] {
  const parts = [...partsOf(address), ...partsOf(name).slice(1)]
  return [...new Set(parts.flatMap((part) => [plain(part), plain(part.match(postcode)?.[1] ?? part.match(codeAfter)?.[1] ?? '')]).filter((part) => part !== ''))]
}

const partsOf = (text: string): string[] => text.split(/[,\n;|]+/).map((part) => part.trim()).filter((part) => part !== '')
/** `1010 Wien`, `D-10115 Berlin`, `8000-123 Faro`, `75 004 Paris`. */
const postcode = /^(?:[A-Z]{1,3}[- ])?\d{2,3}[ -]?\d{2,3}(?:-\d{3})?\s+(\p{L}[\p{L}\p{M} .'’()-]*)$/u
/** `Oxford OX1 1BX`, `Portland OR 97205`, `Amsterdam 1012`. */
const codeAfter = /^(\p{L}[\p{L}\p{M} .'’-]*?)\s+(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2} \d{5}(?:-\d{4})?|\d{4,6})$/u
const street = /(?:stra(?:ss|ß)e|str\.|gasse|platz|street|road|avenue|lane|square)$|^(?:rue|calle|via|rua|avenida|place|plaza|piazza) /iu

/** The latest place with a city in its words where they were met. */
export function lastCityOf(encounters: readonly Encounter[]): { readonly city: string; readonly encounter: string; readonly at: number } | undefined {
  for (const { id, at, grade, place } of [...encounters].sort((a, b) => b.at - a.at || compare(a.id, b.id))) {
    const city = grade === 'candidate' || !place ? undefined : cityOf(place)
    if (city !== undefined) return { city, encounter: id, at }
  }
  return undefined
}

/** Letters and digits, without case, accents and punctuation. */
const plain = (text: string | undefined): string => foldName(text ?? '').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()

const inOrder = (a: Visit, b: Visit): number => a.at - b.at || compare(a.encounter, b.encounter) || compare(a.person, b.person)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
