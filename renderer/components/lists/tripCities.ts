/** Cities that can be meant by a trip, out of where people live and where one met them. */
import { foldName } from '../../core/names'
import { cityOf } from '../../core/lists/trip'
import type { Encounter, PersonSummary } from '../../core/model'

/** The most frequent first, then by name; each as it is written most. */
export function tripCities(people: readonly Pick<PersonSummary, 'where'>[], encounters: Iterable<readonly Pick<Encounter, 'place'>[]>): readonly string[] {
  const found = new Map<string, Map<string, number>>()
  const add = (city: string) => {
    const key = foldName(city)
    if (key === '' || city.length > longest) return
    const spellings = found.get(key) ?? new Map<string, number>()
    found.set(key, spellings.set(city, (spellings.get(city) ?? 0) + 1))
  }
  // `Daegu, South Korea`: where somebody lives begins with the city, where one met ends with it.
  for (const { where = '' } of people) add(where.split(',')[0]!.trim())
  for (const met of encounters) for (const { place } of met) if (place) add(cityOf(place))
  const sum = (spellings: ReadonlyMap<string, number>) => [...spellings.values()].reduce((a, b) => a + b, 0)
  return [...found.values()]
    .sort((a, b) => sum(b) - sum(a) || ([...a.keys()][0]! < [...b.keys()][0]! ? -1 : 1))
    .slice(0, most)
    .map((spellings) => [...spellings].reduce((a, b) => (b[1] > a[1] ? b : a))[0])
}

const most = 300
const longest = 60
