import { describe, expect, it } from 'vitest'
import { around, dateQuery, groupsAtFirst, groupsFor, type Command, type PaletteItem, type PaletteWorld } from '../../../../renderer/components/palette/paletteGroups'
import { parseQuery } from '../../../../renderer/core/search/query'
import type { SearchAnswer } from '../../../../renderer/core/search/model'

const commands: readonly Command[] = [
  { id: 'log', label: 'Log a meeting', icon: 'plus', keys: 'Ctrl L', also: 'call note' },
  { id: 'night', label: 'By night', icon: 'moon', also: 'dark theme' },
  { id: 'import', label: 'Import', icon: 'download' },
]
const world: PaletteWorld = { people: new Map(), now: Date.UTC(2026, 5, 1), zone: 'UTC' }
const nothing: SearchAnswer = { people: [], places: [], dates: [], words: [], wordsTotal: 0, peopleTotal: 0, partial: false }
const word = (id: string, at: number | null, more: Partial<SearchAnswer['words'][number]> = {}) => ({
  id, person: 'x:@bea', name: 'Bea Ek', who: ['x:@bea'], at, network: 'x', setting: 'public' as const, words: { text: 'the umbrella', marks: [[4, 12]] as const }, isMoment: false, ...more,
})
const ids = (query: string, answer: SearchAnswer | null) => groupsFor(query, answer, commands, world).map(({ id, items }) => `${id}: ${items.map(({ key }) => key).join(' ')}`)

describe('the groups of the palette', () => {
  it('finds commands by any of their words, before there is an answer', () => {
    expect(ids('log', null)).toEqual(['do: command log'])
    expect(ids('dark', null)).toEqual(['do: command night'])
    expect(ids('meet log', null)).toEqual(['do: command log'])
    expect(ids('eeting', null)).toEqual([])
  })

  it('marks what was typed in a command', () => {
    const [group] = groupsFor('meet', null, commands, world)
    expect(group!.items[0]!.text).toEqual({ text: 'Log a meeting', marks: [[6, 10]] })
  })

  it('puts people first, commands last, unless a command is what was begun', () => {
    const person = { id: 'x:@bea', name: { text: 'Imogen', marks: [[0, 2]] as const } }
    expect(ids('im', { ...nothing, people: [person], peopleTotal: 1 })).toEqual(['people: person x:@bea', 'do: command import'])
    expect(ids('im', { ...nothing, words: [word('1', 0)], wordsTotal: 1 })).toEqual(['do: command import', 'words: word 1'])
  })

  it('says where words stand and when, and offers more', () => {
    const [group] = groupsFor('umbrella', { ...nothing, words: [word('1', Date.UTC(2012, 2, 3)), word('note:x', null, { id: 'note:x:@bea' })], wordsTotal: 19 }, commands, world)
    expect(group!.note).toBe('19, newest first')
    expect(groupsFor('umbrella', { ...nothing, words: [word('1', 0)], wordsTotal: 1, partial: true, atLeast: true }, [], world)[0]!.note).toBe('at least 1, newest first')
    expect(group!.items.map(({ aside }) => aside)).toEqual(['Bea Ek, 3 March 2012', 'note on Bea Ek', undefined])
    expect(group!.items.at(-1)!.choice).toEqual({ kind: 'more' })
  })

  it('offers the nearest spelling', () =>
    expect(groupsFor('umbrela', { ...nothing, nearest: 'umbrella' }, [], world)[0]!.items[0]!.choice).toEqual({ kind: 'query', query: 'umbrella' }))

  it('begins with what was chosen last', () => {
    const item: PaletteItem = { key: 'person a', choice: { kind: 'person', id: 'a' }, look: 'name', text: { text: 'Ann', marks: [] } }
    expect(groupsAtFirst([item], commands).map(({ id, items }) => [id, items.length])).toEqual([['recent', 1], ['do', 3]])
    expect(groupsAtFirst([], commands).map(({ id }) => id)).toEqual(['do'])
  })

  it('asks for the whole of a month, and nothing else', () => {
    const [march] = parseQuery('march 2012', world.now, 'Europe/Vienna').dates
    const { after, before } = parseQuery(dateQuery(march!, 'Europe/Vienna'), world.now, 'Europe/Vienna')
    expect([after, before]).toEqual([march!.from, march!.to])
  })

  it('shows a late match near the beginning of the line', () => {
    const text = `${'so it went on and on '.repeat(6)}umbrella`
    const from = text.indexOf('umbrella')
    const { text: shown, marks } = around({ text, marks: [[from, from + 8]] })
    expect(shown.length).toBeLessThan(50)
    expect(shown.slice(...(marks[0] as [number, number]))).toBe('umbrella')
    expect(around({ text: 'the umbrella', marks: [[4, 12]] }).text).toBe('the umbrella')
  })
})
