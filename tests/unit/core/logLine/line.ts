/** Invented people and places for reading lines. */
import { KnownPeople, type NamedPerson } from '../../../../renderer/core/logLine/knownPeople'
import { knowingPlaces } from '../../../../renderer/core/logLine/knownPlaces'
import type { LogContext } from '../../../../renderer/core/logLine/readLogLine'

const person = (id: string, name: string, lastDirect: number | null = null, more: Partial<NamedPerson> = {}): NamedPerson => ({
  id, name, lastDirect, lastEncounter: null, counts: { public: 0, private: 0, ambient: 0, inPerson: 0, bridge: 0 }, ...more,
})

export const people: readonly NamedPerson[] = [
  person('bea', 'Beatrix Ek', 50, { alsoNamed: ['Bea'] }),
  person('tom', 'Tom Lindgren', 90),
  person('tom ash', 'Tom Ash', 20),
  person('tom gone', 'Tom Verhoef', 99, { deleted: true }),
  person('željko', 'Željko Đurđević', 10),
  person('will', 'Will Marsh', 10),
  person('sun', 'Sun Yi', 10),
  person('may', 'May Obi', 10),
  person('nour', 'Nour El-Din Haddad', 10, { otherName: 'نور الدين حداد' }),
  person('maría', 'María José de la Concepción Ruiz', 10),
]

/** Monday, 23 November 2026, 16:00 in Vienna. */
export const context: LogContext = {
  now: Date.UTC(2026, 10, 23, 15),
  zone: 'Europe/Vienna',
  people: new KnownPeople(people),
  places: knowingPlaces(['Café Tejo', 'Lisbon', 'Hut above Zermatt']),
}
