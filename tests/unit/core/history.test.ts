import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../electron/contract/operations'
import { historyLines, lastAct, type HistoryNames, type Said } from '../../../renderer/core/history'
import { statements } from '../../../renderer/core/statements'
import type { SentencePart } from '../../../renderer/core/historySentences'

const start = Date.UTC(2026, 4, 1, 12)
const group = '3f0c3c1e-6f5e-4f0a-9a55-0c7d1f2b3a4d'

/** Operations as rows of one journal, a day apart. `undone` by number. */
function journal(operations: readonly (Operation & { readonly about?: readonly string[] })[], undone: readonly number[] = []): Said[] {
  return operations.map(({ name, args, act, about = [] }, at) => ({
    id: `here:${at + 1}`, clock: `${start + at * 86_400_000}-0000-here`, name, args, about, undone: undone.includes(at + 1), ...(act === undefined ? {} : { act }),
  }))
}
/** Bea has two handles, Tom one; nobody else is in the library. */
const owners = new Map([['x:@bea', 'x:@bea'], ['email:bea@example.org', 'x:@bea'], ['x:@tom', 'x:@tom'], ['person:p1', 'person:p1']])
const names: HistoryNames = {
  personOf: (handle) => owners.get(handle),
  nameOf: (id) => ({ 'x:@bea': 'Bea Ek', 'x:@tom': 'Tom', 'person:p1': 'Umi' })[id],
  importName: (id) => (id === 'i1' ? 'archive.zip' : undefined),
}
const lines = (rows: readonly Said[]) => historyLines(rows, names, 'UTC')
const words = (parts: readonly SentencePart[]) => parts.map((part) => (typeof part === 'string' ? part : part.id === undefined ? part.name : `[${part.name}]`)).join('')
const said = (operation: Operation) => words(lines(journal([operation]))[0]!.parts)

const rename = (about: string, name: string) => ({ name: 'renamePerson', version: 1, args: { about, name }, about: [about] }) as const
const tag = (on: boolean, ...about: string[]) => ({ name: 'tagPeople', version: 1, args: { about, tag: 'choir', on }, about }) as const
const undo = (operation: string, act?: string) => ({ name: 'undo', version: 1, args: { operation }, ...(act ? { act } : {}) }) as const

describe('operations in words', () => {
  it.each<[Operation, string]>([
    [rename('email:bea@example.org', 'Bee'), 'Gave [Bea Ek] the name “Bee”'],
    [rename('x:@bea', ''), 'Went back to the imported name of [Bea Ek]'],
    [{ name: 'notePerson', version: 1, args: { about: 'x:@gone', text: 'a\nb' } }, 'Wrote a note on @gone: “a b”'],
    [{ name: 'logMeeting', version: 1, args: { meeting: 'm', with: ['x:@bea', 'x:@tom'], day: '2026-05-03', place: { name: 'Café Tejo' } } }, 'Wrote down a meeting with [Bea Ek] and [Tom] on 3 May 2026, Café Tejo'],
    [{ name: 'mergePeople', version: 1, args: { handles: ['x:@bea', 'email:bea@example.org'] } }, 'Merged @bea and bea@example.org: [Bea Ek]'],
    [{ name: 'splitPerson', version: 1, args: { groups: [['x:@bea'], ['x:@tom']] } }, 'Took apart @bea | @tom'],
    [{ name: 'createPerson', version: 1, args: { person: 'p1', name: 'Umi' } }, 'Added [Umi] as “Umi”'],
    [tag(true, 'x:@bea', 'email:bea@example.org', 'x:@tom'), 'Tagged [Bea Ek] and [Tom] “choir”'],
    [tag(false, 'x:@bea'), 'Took the tag “choir” from [Bea Ek]'],
    [{ name: 'setStanding', version: 1, args: { about: ['x:@tom'], standing: 'deleted', on: true } }, 'Moved [Tom] to the trash'],
    [{ name: 'setStanding', version: 1, args: { about: ['x:@tom'], standing: 'favourite', on: false } }, 'Took [Tom] from the favourites'],
    [{ name: 'setText', version: 1, args: { about: 'x:@bea', field: 'maiden', value: 'Öz' } }, 'Wrote down the name at birth of [Bea Ek]: “Öz”'],
    [{ name: 'putEntry', version: 1, args: { about: 'x:@bea', entry: 'e', value: { entry: 'date', label: 'birthday', date: { month: 3, day: 5 } } } }, 'Wrote down a date (birthday: 5 March) of [Bea Ek]'],
    [{ name: 'relatePeople', version: 1, args: { about: 'x:@bea', other: 'x:@tom', relation: 'sibling', on: true } }, 'Said that [Tom] is a sibling of [Bea Ek]'],
    [{ name: 'judgeEvidence', version: 1, args: { about: 'x:@bea', item: 'cue:x:tweet:1', verdict: 'rejected' } }, 'Set a hint of a meeting with [Bea Ek] aside'],
    [{ name: 'judgeEvidence', version: 1, args: { about: 'x:@bea', item: 'calendar:1', verdict: 'accepted' } }, 'Said “right” to evidence about [Bea Ek]'],
    [{ name: 'judgeEvidence', version: 1, args: { about: 'x:@bea', item: 'cue:x:tweet:1', verdict: 'accepted', day: '2026-05-03', place: { name: 'Café Tejo' } } }, 'Said “right” to a hint of a meeting with [Bea Ek]: you met on 3 May 2026, Café Tejo'],
    [{ name: 'judgeEvidence', version: 1, args: { about: 'x:@bea', item: 'calendar:1', verdict: 'accepted', at: Date.UTC(2026, 4, 3, 18) } }, 'Said “right” to evidence about [Bea Ek]: you met on 3 May 2026'],
    ...([
      [statements.metBefore, 'accepted', 'Said that you met [Bea Ek] before your records begin'],
      [statements.metBefore, 'rejected', 'Said that you did not meet [Bea Ek] before your records begin'],
      [statements.loop('calendar:1'), 'rejected', 'Left the open loop with [Bea Ek] alone'],
      [statements.loop('calendar:1'), 'accepted', 'Closed the open loop with [Bea Ek]: you have been in touch'],
      [statements.drift('x:tweet:1'), 'rejected', 'Said that you have not lost touch with [Bea Ek]'],
      [statements.leftBehind('mastodon'), 'rejected', 'Said that [Bea Ek] was not left behind on Mastodon'],
      [statements.nomination('thanks', 'x:tweet:1'), 'rejected', 'Turned a suggested moment with [Bea Ek] down'],
      [statements.memory('x:tweet:1'), 'rejected', 'Asked not to see a memory with [Bea Ek] on its day again'],
      [statements.date('wedding day', 2026), 'rejected', 'Put a date of [Bea Ek] away: wedding day 2026'],
      [statements.coming('calendar:1'), 'rejected', 'Took a meeting with [Bea Ek] off the first screen'],
      [statements.coming('calendar:1'), 'accepted', 'Wanted a meeting with [Bea Ek] on the first screen'],
      [statements.proposed('never met'), 'rejected', 'Took [Bea Ek] off the first screen'],
      [statements.onward('calendar:1'), 'rejected', 'Put the question away whom to introduce to [Bea Ek]'],
      [statements.introduce('x:@tom'), 'rejected', 'Turned down the suggestion to introduce [Bea Ek] and [Tom]'],
      ['of a newer version', 'rejected', 'Put a statement aside about [Bea Ek]'],
    ] as const).map(([statement, verdict, sentence]): [Operation, string] => [{ name: 'judgeStatement', version: 1, args: { about: 'email:bea@example.org', statement, verdict } }, sentence]),
    [{ name: 'judgeIntroduction', version: 1, args: { by: 'x:@tom', people: ['x:@bea'], verdict: 'accepted', day: '2026-05-03' } }, 'Said that [Tom] introduced [Bea Ek] and you, on 3 May 2026'],
    [{ name: 'judgeIntroduction', version: 1, args: { by: '', people: ['x:@bea', 'x:@tom'], verdict: 'accepted', text: 'At the fair' } }, 'Said that you introduced [Bea Ek] and [Tom]: “At the fair”'],
    [{ name: 'judgeIntroduction', version: 1, args: { by: 'person:p1', people: ['x:@bea', 'x:@tom'], verdict: 'rejected' } }, 'Said that [Umi] did not introduce [Bea Ek] and [Tom]'],
    [{ name: 'setCadence', version: 1, args: { about: ['x:@bea'], tag: '', days: 60 } }, 'Wished to be in touch with [Bea Ek] about every two months'],
    [{ name: 'setCadence', version: 1, args: { about: [], tag: 'choir', days: 0 } }, 'Took the wish back to be in touch with everybody tagged “choir”'],
    [{ name: 'setTopic', version: 1, args: { about: 'x:@bea', topic: 'bread', on: true } }, 'Wrote down what you talk about with [Bea Ek]: “bread”'],
    [{ name: 'attachPicture', version: 1, args: { about: 'x:@bea', item: 'calendar:1', photo: 'a'.repeat(64), on: true } }, 'Kept a picture with a meeting with [Bea Ek]'],
    [{ name: 'undoImport', version: 1, args: { import: 'i1' } }, 'Took the import of archive.zip back'],
    [{ name: 'ignoreHandles', version: 1, args: { handles: ['x:@shop'], ignored: true } }, 'Said “not a person” of @shop'],
    [{ name: 'futureThing', version: 1, args: {} } as unknown as Operation, 'Did something that a newer version of Full Circle understands'],
  ])('%j', (operation, sentence) => expect(said(operation)).toBe(sentence))

  it('names three of very many, and counts the others', () =>
    expect(said(tag(true, ...Array.from({ length: 50 }, (_, at) => `x:@p${at}`)))).toBe('Tagged @p0, @p1, @p2 and 47 others “choir”'))

  it('calls a group by its last name, also when it is gone', () => {
    const rows = journal([
      { name: 'putGroup', version: 1, args: { group, name: 'Books', kind: 'group' } }, { name: 'putGroup', version: 1, args: { group, name: 'Book club', kind: 'group' } },
      { name: 'joinGroup', version: 1, args: { group, about: ['x:@tom'], on: true }, about: ['x:@tom'] } as Operation, { name: 'dropGroup', version: 1, args: { group } },
    ])
    const shown = lines(rows)
    expect(shown.map(({ parts }) => words(parts))).toEqual([
      'Took the group “Book club” away', 'Put [Tom] into “Book club”', 'Named a group “Book club”', 'Named a group “Books”',
    ])
    expect(shown[1]!.idle).toBe('No effect now: the group was taken away.')
  })
})

describe('what has an effect', () => {
  const idle = (rows: readonly Said[]) => lines(rows).map((line) => line.idle)
  const otherwise = 'No effect any more: you said otherwise on 2 May 2026.'
  const answer = (about: string, statement: string, verdict: 'accepted' | 'rejected') => ({ name: 'judgeStatement', version: 1, args: { about, statement, verdict }, about: [about] }) as const
  const brought = (by: string, ...people: string[]) => ({ name: 'judgeIntroduction', version: 1, args: { by, people, verdict: 'accepted' }, about: by === '' ? people : [by, ...people] }) as const
  const wish = (days: number, tag: string, ...about: string[]) => ({ name: 'setCadence', version: 1, args: { about, tag, days }, about }) as const
  const topic = (on: boolean, words: string) => ({ name: 'setTopic', version: 1, args: { about: 'x:@bea', topic: words, on }, about: ['x:@bea'] }) as const
  const picture = (item: string, on: boolean) => ({ name: 'attachPicture', version: 1, args: { about: 'x:@bea', item, photo: 'a'.repeat(64), on }, about: ['x:@bea'] }) as const

  it.each<[string, (Operation & { readonly about: readonly string[] })[], (string | undefined)[]]>([
    ['an answer given anew, of whichever handle', [answer('x:@bea', 'loop m', 'rejected'), answer('email:bea@example.org', 'loop m', 'accepted')], [undefined, otherwise]],
    ['answers to two statements', [answer('x:@bea', 'loop m', 'rejected'), answer('x:@bea', 'loop n', 'accepted')], [undefined, undefined]],
    ['an answer about two people', [answer('x:@bea', 'loop m', 'rejected'), answer('x:@tom', 'loop m', 'accepted')], [undefined, undefined]],
    ['an introduction named in another order', [brought('', 'x:@bea', 'x:@tom'), brought('', 'x:@tom', 'email:bea@example.org')], [undefined, otherwise]],
    ['introductions by two people', [brought('person:p1', 'x:@bea'), brought('x:@tom', 'x:@bea')], [undefined, undefined]],
    ['an introduction of two who are one', [brought('', 'x:@bea', 'email:bea@example.org')], ['No effect now: two of those it names are one person.']],
    ['an introduction by somebody who is gone', [brought('x:@gone', 'x:@bea')], ['No effect now: somebody it names is not in the library. It counts again when an archive brings them.']],
    ['how often, said anew', [wish(30, '', 'x:@bea'), wish(60, '', 'email:bea@example.org', 'x:@tom')], [undefined, otherwise]],
    ['how often, of one of two said anew', [wish(30, '', 'x:@bea', 'x:@tom'), wish(60, '', 'x:@bea')], [undefined, undefined]],
    ['how often of a tag in other letters', [wish(30, 'Choir'), wish(0, 'choir')], [undefined, otherwise]],
    ['how often of a tag and of a person', [wish(30, 'choir'), wish(60, '', 'x:@bea')], [undefined, undefined]],
    ['a topic taken off', [topic(true, 'Bread'), topic(false, 'bread')], [undefined, otherwise]],
    ['a picture taken off', [picture('m', true), picture('m', false)], [undefined, otherwise]],
    ['a picture kept with two meetings', [picture('m', true), picture('n', true)], [undefined, undefined]],
  ])('%s', (_, operations, expected) => expect(idle(journal(operations))).toEqual(expected))

  it('a suggestion turned down says nothing of the handles of one side', () => {
    const merged = { name: 'mergePeople', version: 1, args: { handles: ['x:@bea', 'email:bea@example.org'] }, about: ['x:@bea', 'email:bea@example.org'] } as const
    const kept = { name: 'keepApart', version: 1, args: { groups: [['x:@bea', 'email:bea@example.org'], ['x:@tom']] }, about: ['x:@bea', 'email:bea@example.org', 'x:@tom'] } as const
    expect(idle(journal([merged, kept]))).toEqual([undefined, undefined])
    const all = [...kept.about]
    expect(idle(journal([kept, { name: 'mergePeople', version: 1, args: { handles: all }, about: all }]))[1]).toContain('said otherwise')
  })

  it('a tag is the same in any spelling', () => {
    expect(idle(journal([tag(true, 'x:@bea'), { name: 'tagPeople', version: 1, args: { about: ['x:@bea'], tag: 'Choir', on: false }, about: ['x:@bea'] }]))[1]).toBeDefined()
  })

  it('the later of two words about one person, whichever handle they name', () =>
    expect(idle(journal([rename('x:@bea', 'One'), rename('email:bea@example.org', 'Two')]))).toEqual([undefined, 'No effect any more: you said otherwise on 2 May 2026.']))

  it('the earlier again, once the later is taken back', () => {
    const shown = lines(journal([rename('x:@bea', 'One'), rename('x:@bea', 'Two'), undo('here:2')], [2]))
    expect(shown.map(({ id, inForce, takenBack, undos, idle: why }) => [id, inForce, takenBack, undos, why])).toEqual([
      ['here:2', false, start + 2 * 86_400_000, ['here:3'], undefined], ['here:1', true, undefined, [], undefined],
    ])
  })

  it('a word about several, as long as it stands for one of them', () => {
    expect(idle(journal([tag(true, 'x:@bea', 'x:@tom'), tag(false, 'x:@tom')]))).toEqual([undefined, undefined])
    expect(idle(journal([tag(true, 'x:@bea', 'x:@tom'), tag(false, 'x:@tom', 'x:@bea')]))[1]).toContain('you said otherwise')
  })

  it('a merge until a split of the same handles', () => {
    const merge = { name: 'mergePeople', version: 1, args: { handles: ['x:@bea', 'x:@tom'] }, about: ['x:@bea', 'x:@tom'] } as const
    const split = { name: 'splitPerson', version: 1, args: { groups: [['x:@tom'], ['x:@bea']] }, about: ['x:@bea', 'x:@tom'] } as const
    expect(idle(journal([merge, split]))[1]).toContain('you said otherwise')
    expect(idle(journal([merge]))).toEqual([undefined])
  })

  it('nothing about people no archive has brought, except for what takes them away', () => {
    expect(idle(journal([rename('x:@gone', 'One')]))[0]).toContain('nobody in the library has this address')
    expect(idle(journal([{ name: 'ignoreHandles', version: 1, args: { handles: ['x:@gone'], ignored: true }, about: ['x:@gone'] } as Operation]))).toEqual([undefined])
  })
})

describe('the last act', () => {
  const act = '11111111-1111-4111-8111-111111111111'

  it('is what was done last and is in force, together with what was done in one go', () => {
    const rows = journal([rename('x:@bea', 'One'), { ...rename('x:@bea', 'Two'), act }, { ...rename('x:@tom', 'Three'), act }])
    expect(lastAct(rows)).toEqual({ operations: ['here:2', 'here:3'], words: 'the name' })
    expect(lines(rows).map(({ together }) => together)).toEqual([1, 1, 0])
  })

  it('is no Ctrl+Z, but a taking back of its own', () => {
    expect(lastAct(journal([rename('x:@bea', 'One'), rename('x:@bea', 'Two'), undo('here:2')], [2]))?.operations).toEqual(['here:1'])
    expect(lastAct(journal([rename('x:@bea', 'One'), rename('x:@bea', 'Two'), undo('here:1', act)], [1]))?.operations).toEqual(['here:3'])
  })

  it('is nothing where nothing is left', () => expect(lastAct(journal([rename('x:@bea', 'One'), undo('here:1')], [1]))).toBeUndefined())
})
