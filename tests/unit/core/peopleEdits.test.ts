import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../electron/contract/operations'
import { callShapes } from '../../../electron/main/callShapes'
import { beginGroupWith, joinMany, mergeMany, standMany, tagMany } from '../../../renderer/core/peopleEdits'

const some = (n: number) => Array.from({ length: n }, (_, at) => ({ id: `x:id:${at}`, name: `P${at}`, handles: [`x:id:${at}`, `x:@p${at}`] }))
const group = '3f0c3c1e-6f5e-4f0a-9a55-0c7d1f2b3a4d'
const about = (operations: readonly Operation[]) => operations.flatMap(({ args }) => ('about' in args ? args.about : []))

describe('edits of many people', () => {
  it('give to the first handle, take from all of them', () => {
    expect(about(tagMany(some(2), 'choir', true).operations)).toEqual(['x:id:0', 'x:id:1'])
    expect(about(tagMany(some(2), 'choir', false).operations)).toEqual(['x:id:0', 'x:@p0', 'x:id:1', 'x:@p1'])
    expect(about(joinMany(some(1), group, 'Books', false).operations)).toEqual(['x:id:0', 'x:@p0'])
    expect(about(standMany(some(1), 'deleted', true).operations)).toEqual(['x:id:0', 'x:@p0'])
  })

  it('name every handle once when they merge', () =>
    expect(mergeMany([some(2)[0]!, some(2)[1]!, some(1)[0]!]).operations[0]!.args).toEqual({ handles: ['x:id:0', 'x:@p0', 'x:id:1', 'x:@p1'] }))

  it('of fifty thousand are several lines of one act, each of which may be written', () => {
    const people = some(50_000)
    for (const { operations } of [tagMany(people, 'choir', true), standMany(people, 'archived', true), beginGroupWith(people, group, 'Books')]) {
      expect(operations.length).toBeGreaterThan(4)
      for (const operation of operations) {
        expect(callShapes.append([[operation]])).toEqual([[operation]])
        expect(JSON.stringify(operation).length).toBeLessThan(2 * 1024 * 1024)
      }
    }
    expect(new Set(about(standMany(people, 'archived', true).operations)).size).toBe(100_000)
  })

  it.each<[number, string]>([[1, 'Tagged “choir”: P0.'], [2, 'Tagged “choir”: two people.'], [1234, 'Tagged “choir”: 1,234 people.']])('say of whom: %i', (n, said) =>
    expect(tagMany(some(n), 'choir', true).said).toBe(said))
  it('say who is one now', () => {
    expect(mergeMany(some(3)).said).toBe('P0, P1 and P2 are one now.')
    expect(mergeMany(some(4)).said).toBe('Four people are one now.')
  })
})
