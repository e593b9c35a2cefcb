import { describe, expect, it } from 'vitest'
import { createPerson, dropEntry, endGroup, ignorePeople, relate, tag, takeOut, unrelate, writeEntry, writeNote, writeText } from '../../../renderer/core/personEdits'

const handles = ['x:id:7', 'email:bea@example.org', 'card:1']
const bea = { summary: { id: handles[0]!, handles } }
const args = (edit: { readonly operations: readonly { readonly args: unknown }[] }) => edit.operations.map((operation) => operation.args)

describe('an edit of a person', () => {
  it('a group ends without those in it', () => expect(args(endGroup('g1', 'Choir'))).toEqual([{ group: 'g1' }]))

  it('hangs on their first handle', () => expect(args(writeText(bea, 'nickname', 'Bibi'))).toEqual([{ about: 'x:id:7', field: 'nickname', value: 'Bibi' }]))

  it('several who are no people are set aside in one act, and each can come back alone', () => {
    expect(args(ignorePeople([{ handles }, { handles: ['x:@shop'] }], true))).toEqual([{ handles, ignored: true }, { handles: ['x:@shop'], ignored: true }])
    expect(ignorePeople([{ handles }, { handles: ['x:@shop'] }], true).said).toBe('2 are no people. What was said stays in your folder.')
    expect(ignorePeople([{ handles }], true).said).toBe('Not a person. What was said stays in your folder.')
  })

  it('takes a tag off wherever it hangs', () => {
    expect(args(tag(bea, 'trains', true))).toEqual([{ about: ['x:id:7'], tag: 'trains', on: true }])
    expect(args(tag(bea, 'trains', false))).toEqual([{ about: handles, tag: 'trains', on: false }])
  })

  it('takes one address out and leaves the others together', () => expect(args(takeOut(bea, 'card:1'))).toEqual([{ groups: [['card:1'], ['x:id:7', 'email:bea@example.org']] }]))

  it('ends a relation as it was said, from either side', () => {
    expect(args(relate(bea, 'x:@tom', 'parent'))).toEqual([{ about: 'x:id:7', other: 'x:@tom', relation: 'parent', on: true }])
    expect(args(unrelate('x:@tom', 'x:id:7', 'child'))).toEqual([{ about: 'x:@tom', other: 'x:id:7', relation: 'child', on: false }])
  })

  it('calls an entry by its own word', () => {
    expect(writeEntry(bea, 'e', { entry: 'date', label: 'name day', date: { month: 5 } })).toMatchObject({ said: 'Name day kept.', words: 'the name day' })
  })

  it('takes an entry away of every handle it was written about', () => {
    const value = { entry: 'place', name: 'Berlin' } as const
    expect(args(dropEntry(bea, { entry: 'place:x', value }))).toEqual([{ about: 'x:id:7', entry: 'place:x' }])
    expect(args(dropEntry(bea, { entry: 'place:x', value, about: ['card:1', 'x:id:7'] }))).toEqual([{ about: 'x:id:7', entry: 'place:x' }, { about: 'card:1', entry: 'place:x' }])
  })

  it('writes a note as a whole, and empties what hung on other handles in the same act', () => {
    const note = (about: string) => ({ about, text: 'x', at: 0, operation: 'd:1' })
    const profile = { notes: [note('x:id:7'), note('card:1')] }
    expect(args(writeNote({ ...bea, profile }, 'all of it'))).toEqual([{ about: 'x:id:7', text: 'all of it' }, { about: 'card:1', text: '' }])
  })

  it('makes a person with an address and how you met in one act', () => {
    const edit = createPerson({ name: 'Oma Ek', handle: 'tel:+4930123456', met: { place: 'Kiel' } }, 'p', 'e')
    expect(edit.operations.map(({ name }) => name)).toEqual(['createPerson', 'addHandle', 'putEntry'])
    expect(args(edit).slice(1)).toEqual([
      { about: 'person:p', handle: 'tel:+4930123456' }, { about: 'person:p', entry: 'e', value: { entry: 'met', place: 'Kiel' } },
    ])
    expect(args(createPerson({ name: 'Oma Ek' }, 'p', 'e'))).toEqual([{ person: 'p', name: 'Oma Ek' }])
  })
})
