import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Directory, type Introduced } from '../../../../renderer/core/introductions/directory'

const [names, handles] = [['Bea', 'Bea Ek', 'Tom', 'Tom Ask', 'Ek', ''], ['a', 'b', 'c', 'd']]
const person = fc.record({
  id: fc.constantFrom('p', 'q', 'r', 's'), name: fc.constantFrom(...names), alsoNamed: fc.subarray(names), handles: fc.subarray(handles),
  deleted: fc.boolean(), firstDirect: fc.constant(null), firstEncounter: fc.constant(null),
})
/** A handle is one person's. */
const everybody = fc.uniqueArray(person, { selector: ({ id }) => id }).map((people) => {
  const taken = new Set<string>()
  return people.map(({ deleted, ...one }): Introduced => ({
    ...one, handles: one.handles.filter((handle) => !deleted && !taken.has(handle) && taken.add(handle)), ...(deleted ? { deleted } : {}),
  }))
})

it('kept while people change, it says what one made of them would', () => {
  fc.assert(fc.property(fc.array(everybody, { minLength: 1, maxLength: 5 }), (states) => {
    const kept = new Directory()
    for (const people of states) {
      const fresh = new Directory()
      fresh.catchUp(people)
      kept.catchUp(people)
      expect([...kept.known.keys()].sort()).toEqual([...fresh.known.keys()].sort())
      for (const handle of [...handles, 'p', 'q', 'r', 's']) expect(kept.idOf(handle)).toBe(fresh.idOf(handle))
      for (const name of [...names, 'tom ask of lund', 'bea x']) expect(kept.named(name)).toBe(fresh.named(name))
    }
  }))
})

it('a name that several have names nobody', () => {
  const directory = new Directory()
  const of = (id: string, name: string): Introduced => ({ id, name, handles: [], firstDirect: null, firstEncounter: null })
  directory.catchUp([of('p', 'Bea Ek'), of('q', 'Tom Ask'), of('r', 'Tom Ek')])
  expect(['Bea', 'bea ek', 'Tom', 'Tom Ek', 'Tom of Lund'].map((name) => directory.named(name))).toEqual(['p', 'p', undefined, 'r', undefined])
})
