import { describe, expect, it } from 'vitest'
import { addressLines, bondOf, pairRows, sideWords } from '../../../../renderer/components/review/pairRows'
import { networkOf } from '../../../../renderer/core/handles'
import type { PersonDetail, PersonSummary, Profile, Suggestion, SuggestionReason, TimelineItem } from '../../../../renderer/core/model'
import { emptyProfile } from '../../../../renderer/core/profile'
import { storyOf } from '../../../../renderer/core/story'

const now = Date.UTC(2026, 5, 1)

function person(handles: readonly string[], { name = handles[0]!, items = [], profile = {} }: { readonly name?: string; readonly items?: readonly TimelineItem[]; readonly profile?: Partial<Profile> } = {}): PersonDetail {
  const { encounters, circle, story } = storyOf({ id: handles[0]!, handles, items, met: [], judgements: new Map(), verdicts: new Map(), coverage: [], now })
  const whole = { ...emptyProfile(), ...profile }
  const summary: PersonSummary = {
    id: handles[0]!, name, handles, networks: [...new Set(handles.map(networkOf))], stage: circle.stage, path: circle.path, turns: 0, openTurn: false, openLoops: 0, firstDirect: null, firstEncounter: null,
    closed: null, lastDirect: null, lastEncounter: null, counts: { public: 0, private: 0, ambient: 0, inPerson: 0, bridge: 0 }, years: [], hasNote: false, moments: 0,
  }
  return { summary, circle, encounters, story, items, links: new Map(), asides: [], facts: [], connections: [], coverage: [], note: '', profile: whole, importedName: summary.name, earlier: [] }
}
const born = (entry: string, month: number, day: number, source: string, file?: string): Profile['entries'] => ({
  ...emptyProfile().entries,
  date: [{ entry, value: { entry: 'date', label: 'Birthday', date: { month, day } }, by: [{ source, ...(file === undefined ? {} : { file }) }] }],
})
const suggested = (...reasons: SuggestionReason[]): Suggestion => ({ id: 'a\nb', left: 'a', right: 'b', confidence: 'likely', reasons })
const sameName: SuggestionReason = { kind: 'sameName', words: 'same full name', left: 'Nour Haddad', right: 'Nour Haddad' }
const clash: SuggestionReason = { kind: 'clash', words: 'birthdays differ', left: '4 June', right: '6 April' }
const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text)

describe('between two people', () => {
  it('reasons come first, then what each is known by, then what speaks against it', () => {
    const [left, right] = [person(['email:nour@olive.example', 'card:1'], { name: 'Nour Haddad' }), person(['x:id:7', 'x:@nour'], { name: 'Nour Haddad' })]
    const rows = pairRows(suggested({ kind: 'link', words: 'same page', left: 'olive.example', right: 'olive.example' }, sameName, clash), left, right, 'UTC')
    expect(rows.map(({ bond, words }) => [bond, words])).toEqual([['join', 'same page'], ['hint', 'same full name'], ['known', 'addresses'], ['clash', 'birthdays differ']])
    expect(texts(rows[2]!.left)).toEqual(['nour@olive.example'])
    expect(rows[2]!.right.map(({ text, network }) => [text, network])).toEqual([['@nour', 'x'], ['X user 7', 'x']])
  })

  it('of two birthdays one is chosen, each with who says so', () => {
    const [left, right] = [person(['a'], { profile: { entries: born('date:1', 6, 4, 'vcard', 'phone.vcf') } }), person(['b'], { profile: { entries: born('date:2', 4, 6, 'facebook', 'facebook.zip') } })]
    const row = pairRows(suggested(sameName, clash), left, right, 'UTC').at(-1)!
    expect(row.choice).toMatchObject({ left: { entry: 'date:1', words: '4 June, from your address book' }, right: { entry: 'date:2', words: '6 April, from Facebook' } })
    expect(row.choice!.right.value).toEqual({ entry: 'date', label: 'Birthday', date: { month: 4, day: 6 } })
    const books = person(['b'], { profile: { entries: born('date:2', 4, 6, 'vcard', 'old.vcf') } })
    expect(pairRows(suggested(sameName, clash), left, books, 'UTC').at(-1)!.choice).toMatchObject({ left: { words: '4 June, from phone.vcf' }, right: { words: '6 April, from old.vcf' } })
    expect(pairRows(suggested(sameName, clash), left, person(['b']), 'UTC').at(-1)!.choice).toBeUndefined()
    const written = person(['b'], { profile: { entries: born('own', 4, 6, 'you') } })
    expect([books, written].map((other) => pairRows(suggested(sameName, clash), left, other, 'UTC').at(-1)!.choice!.holds), 'the word of the owner, else the left').toEqual(['left', 'right'])
  })

  it('says from when to when there were words and meetings, once for both', () => {
    const item = (id: string, date: string, more: Partial<TimelineItem> = {}): TimelineItem =>
      ({ id, at: Date.parse(date), network: 'x', kind: 'reply', setting: 'public', direction: 'sent', who: ['a'], source: 's', sourceLine: '', ...more })
    const left = person(['a'], { items: [item('1', '2012-03-01'), item('2', '2022-11-05'), item('3', '2024-05-01', { setting: 'inPerson', kind: 'event', grade: 'strong' })] })
    const row = pairRows(suggested(sameName), left, person(['b']), 'UTC').find(({ key }) => key === 'seen')!
    expect(texts(row.left)).toEqual(['Words March 2012 to November 2022', '1 meeting, 1 May 2024'])
    expect(row).toMatchObject({ right: [], life: true })
    const after: SuggestionReason = { kind: 'succession', words: 'one begins where the other ends', left: 'until November 2022', right: 'from December 2022' }
    expect(pairRows(suggested(sameName, after), left, person(['b']), 'UTC').filter(({ life }) => life).map(({ words }) => words)).toEqual(['one begins where the other ends'])
  })

  it('a picture is no number', () => {
    const row = pairRows(suggested({ kind: 'samePhoto', words: 'same picture', left: 'ab12', right: 'ab12' }), person(['a']), person(['b']), 'UTC')[0]!
    expect([...texts(row.left), ...texts(row.right)]).toEqual(['one picture', 'in both'])
  })
})

it('what proves much is a bar, what speaks for it is dotted', () => {
  expect((['sameAddress', 'sameHandle', 'sameBirthday', 'sameName', 'samePlace', 'clash'] as const).map((kind) => bondOf({ kind, words: '', left: '', right: '' }))).toEqual(['join', 'join', 'join', 'hint', 'hint', 'clash'])
})

it('says what alone somebody is known from', () => {
  const words = (handles: readonly string[]) => sideWords(person(handles).summary)
  expect(words(['mastodon:bea@host.example'])).toBe('only on Mastodon')
  expect(words(['tel:+49301234567'])).toBe('only by telephone')
  expect(words(['email:bea@host.example', 'card:1'])).toBe('by e-mail and in your address book')
  expect(sideWords({ ...person(['x:@bea']).summary, otherName: 'Беа Эк', where: 'Porto' })).toBe('Беа Эк, Porto')
})

it('many addresses are counted; without one it is said where they are known from', () => {
  expect(texts(addressLines(['x:@a', 'x:@b', 'x:@c', 'card:1'], 2))).toEqual(['@a', '@b', '1 more'])
  expect(texts(addressLines(['card:1', 'card:2']))).toEqual(['in your address book'])
  expect(texts(addressLines(['x:id:1', 'x:@bea']))).toEqual(['@bea', 'X user 1'])
  expect(texts(addressLines(['person:1']))).toEqual(['written down by you'])
})
