import { describe, expect, it } from 'vitest'
import type { Suggestion } from '../../../renderer/core/model'
import { batchKey, mergedSets, nextKey, queueOf, turned } from '../../../renderer/core/reviewQueue'

const pair = (left: string, right: string, batch?: string): Suggestion => ({
  id: `${left}\n${right}`, left, right, confidence: 'likely', reasons: [{ kind: 'sameName', words: 'same full name', left: `${left}'s`, right: `${right}'s` }],
  ...(batch === undefined ? {} : { batch }),
})
const nothing = { later: [], oneByOne: new Set<string>(), gone: new Set<string>() }
const keys = (suggestions: readonly Suggestion[], state: Partial<Parameters<typeof queueOf>[1]> = {}) => queueOf(suggestions, { ...nothing, ...state }).map(({ key }) => key)

const umi = 'same name and same employer: Umi Labs'
const suggestions = [pair('a', 'b'), pair('c', 'd', umi), pair('e', 'f'), pair('g', 'h', umi), pair('i', 'j', 'same name and same employer: Tarn')]

describe('the queue', () => {
  it('gathers what can be decided in one go where the first of it stands, and leaves a lone one alone', () => {
    expect(queueOf(suggestions, nothing)).toEqual([
      { key: 'a\nb', suggestions: [suggestions[0]] },
      { key: batchKey(umi), batch: umi, suggestions: [suggestions[1], suggestions[3]] },
      { key: 'e\nf', suggestions: [suggestions[2]] },
      { key: 'i\nj', suggestions: [suggestions[4]] },
    ])
  })

  it('a batch can be looked at pair by pair', () => {
    expect(keys(suggestions, { oneByOne: new Set([umi]) })).toEqual(['a\nb', 'c\nd', 'e\nf', 'g\nh', 'i\nj'])
  })

  it('what is put off comes last, in the order it was put off', () => {
    expect(keys(suggestions, { later: ['e\nf', 'a\nb'] })).toEqual([batchKey(umi), 'i\nj', 'e\nf', 'a\nb'])
    expect(keys(suggestions, { later: ['a\nb', 'e\nf'] })).toEqual([batchKey(umi), 'i\nj', 'a\nb', 'e\nf'])
  })

  it('what is decided is gone at once, and what is left of a batch is a pair', () => {
    expect(keys(suggestions, { gone: new Set(['a\nb', 'g\nh']) })).toEqual(['c\nd', 'e\nf', 'i\nj'])
  })
})

describe('what comes after', () => {
  const queue = queueOf(suggestions, { ...nothing, oneByOne: new Set([umi]) })
  it('the next one, at the end the one before, and nothing after the last', () => {
    expect(nextKey(queue, 'a\nb')).toBe('c\nd')
    expect(nextKey(queue, 'i\nj')).toBe('g\nh')
    expect(nextKey(queue.slice(0, 1), 'a\nb')).toBeNull()
  })
})

describe('merging several pairs', () => {
  it('pairs that share somebody are one person, whatever their order', () => {
    expect(mergedSets([pair('a', 'b'), pair('c', 'd'), pair('d', 'b'), pair('x', 'y')]).map((set) => [...set].sort())).toEqual([['a', 'b', 'c', 'd'], ['x', 'y']])
    expect(mergedSets([pair('a', 'b'), pair('b', 'c'), pair('c', 'a')]).map((set) => [...set].sort())).toEqual([['a', 'b', 'c']])
    expect(mergedSets([])).toEqual([])
  })
})

it('turned round, everything stands on the other side', () => {
  const [one] = suggestions
  expect(turned(one!)).toEqual({ ...one, left: 'b', right: 'a', reasons: [{ kind: 'sameName', words: 'same full name', left: "b's", right: "a's" }] })
  expect(turned(turned(one!))).toEqual(one)
})
