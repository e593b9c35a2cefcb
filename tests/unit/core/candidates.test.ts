import fc from 'fast-check'
import { expect, it } from 'vitest'
import { candidatesOf } from '../../../renderer/core/candidates'
import type { Encounter, PersonSummary } from '../../../renderer/core/model'

const person = (id: string, name: string) => [id, { id, name }] as [string, PersonSummary]
const met = (id: string, at: number, grade: Encounter['grade']): Encounter => ({ id, at, until: at, grade, evidence: [id] })

it('asks about hints alone, of listed people, the latest first and one evening together', () => {
  const people = new Map([person('x:id:1', 'Tom'), person('x:id:2', 'Ana')])
  const encounters = new Map([
    ['x:id:1', [met('sure', 9, 'strong'), met('evening', 5, 'candidate'), met('old', 1, 'candidate')]], ['x:id:2', [met('evening', 5, 'candidate'), met('said', 8, 'confirmed')]], ['x:id:gone', [met('evening', 5, 'candidate')]],
  ])
  expect(candidatesOf(encounters, people).map(({ key }) => key)).toEqual(['x:id:2\nevening', 'x:id:1\nevening', 'x:id:1\nold'])
})

it('has each once, in an order that does not depend on that of the library', () => {
  const entries = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 5 }), at: fc.integer({ min: 0, max: 3 }), who: fc.integer({ min: 0, max: 3 }) }), { selector: ({ id, who }) => `${id} ${who}` })
  fc.assert(fc.property(entries, (all) => {
    const people = new Map([0, 1, 2, 3].map((who) => person(`p${who}`, `Name ${who % 2}`)))
    const of = (list: typeof all) => {
      const encounters = new Map<string, Encounter[]>()
      for (const { id, at, who } of list) encounters.set(`p${who}`, [...(encounters.get(`p${who}`) ?? []), met(`e${id}`, at, 'candidate')])
      return candidatesOf(encounters, people).map(({ key }) => key)
    }
    expect(of(all)).toEqual(of([...all].reverse()))
    expect(new Set(of(all)).size).toBe(all.length)
  }))
})
