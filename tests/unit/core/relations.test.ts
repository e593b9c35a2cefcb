import { expect, it } from 'vitest'
import { inverseRelation, relationsFrom, relationTitle, type RelationWord } from '../../../renderer/core/relations'

const people = new Map([['x:id:1', 'Bea'], ['x:id:2', 'Tom'], ['x:id:3', 'Ada']])
const merged = new Map([['email:tom@example.org', 'x:id:2']])
const personOf = (handle: string) => {
  const id = merged.get(handle) ?? handle
  const name = people.get(id)
  return name === undefined ? undefined : { id, name }
}
const is = (about: string, relation: string, other: string, on = true): RelationWord => ({ about, other, relation, on, at: 7 })
const seenBy = (handles: readonly string[], ...words: readonly RelationWord[]) =>
  relationsFrom(words, new Set(handles), personOf).map(({ relation, other }) => `${relation}: ${other.name}`)

it.each([['parent', 'child'], ['child', 'parent'], ['partner', 'partner'], ['godfather', 'godfather']])('%s from the other side is %s', (one, other) => {
  expect(inverseRelation(one)).toBe(other)
})

it('is seen from both sides', () => {
  const word = is('x:id:1', 'parent', 'x:id:2')
  expect(seenBy(['x:id:1'], word)).toEqual(['parent: Tom'])
  expect(seenBy(['x:id:2'], word)).toEqual(['child: Bea'])
})

it('said from both sides it is one, and ends from either', () => {
  const words = [is('x:id:1', 'parent', 'x:id:2'), is('x:id:2', 'child', 'x:id:1')]
  expect(seenBy(['x:id:1'], ...words)).toEqual(['parent: Tom'])
  expect(seenBy(['x:id:1'], ...words, is('x:id:2', 'child', 'x:id:1', false))).toEqual([])
  expect(seenBy(['x:id:2'], is('x:id:1', 'friend', 'x:id:2'), is('x:id:2', 'friend', 'x:id:1', false))).toEqual([])
})

it('keeps the direction of a word of the own', () => {
  const words = [is('x:id:1', 'mentor', 'x:id:2'), is('x:id:2', 'mentor', 'x:id:1')]
  expect(seenBy(['x:id:1'], ...words)).toEqual(['mentor: Tom', 'mentor: Tom'])
  expect(seenBy(['x:id:1'], ...words, is('x:id:2', 'mentor', 'x:id:1', false))).toEqual(['mentor: Tom'])
})

it('is carried by any handle of the two, and not shown once the two are one', () => {
  expect(seenBy(['x:id:1'], is('x:id:1', 'friend', 'email:tom@example.org'))).toEqual(['friend: Tom'])
  expect(seenBy(['x:id:1', 'x:id:2'], is('x:id:1', 'friend', 'x:id:2'))).toEqual([])
  expect(seenBy(['x:id:1'], is('x:id:1', 'friend', 'x:id:9'))).toEqual([])
})

it('says how to end it', () => {
  expect(relationsFrom([is('x:id:1', ' parent ', 'email:tom@example.org')], new Set(['x:id:2', 'email:tom@example.org']), personOf)).toEqual([
    { relation: 'child', other: { id: 'x:id:1', name: 'Bea' }, about: 'x:id:1', otherHandle: 'email:tom@example.org', stored: ' parent ', at: 7 },
  ])
})

it('a word of the own reads right from either side', () => {
  const [seen] = relationsFrom([is('x:id:1', 'godmother', 'x:id:3')], new Set(['x:id:1']), personOf)
  expect(relationTitle(seen!, ['x:id:1'])).toBe('godmother')
  expect(relationTitle(seen!, ['x:id:3'])).toBe('godmother of')
  expect(relationTitle({ relation: 'child', about: 'x:id:1' }, ['x:id:3'])).toBe('child')
})
