import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, hour } from '../../../renderer/core/dates'
import type { CoverageSpan, Encounter, PersonId } from '../../../renderer/core/model'
import { markedKey, nominationsOf, nomineesOf, weekOf, type Nominee, type NomineeKind, type NomineesInput } from '../../../renderer/core/nominations'
import { nominationWords } from '../../../renderer/core/nominationWords'
import { statements } from '../../../renderer/core/statements'
import type { StoryItem } from '../../../renderer/core/story'
import { DirectTouches, touchesOf, type Quote } from '../../../renderer/core/touches'

const zone = 'Europe/Vienna'
/** A Saturday. */
const now = Date.UTC(2026, 10, 14, 12)
const monday = Date.UTC(2026, 10, 8, 23)

type Direct = StoryItem & { readonly at: number }
type Given = Partial<Omit<NomineesInput, 'direct'> & { readonly direct: readonly Direct[] }>
const said = (id: string, at: number, more: Partial<Direct> = {}): Direct =>
  ({ id, at, network: 'x', kind: 'reply', setting: 'public', direction: 'received', text: `words of ${id}`, ...more })
const message = (id: string, at: number, more: Partial<Direct> = {}) => said(id, at, { kind: 'message', setting: 'private', ...more })
const met = (id: string, at: number, more: Partial<Encounter> = {}): Encounter => ({ id, at, until: at, grade: 'strong', evidence: [id], ...more })
const covered = (from: number, to: number): CoverageSpan => ({ network: 'x', account: 'x:id:1', setting: 'private', from, to, directions: ['sent', 'received'] })
const start = Date.UTC(2015, 4, 9, 12)
const few = (from: number, count = 5) => Array.from({ length: count }, (_, at) => message(`m${at}`, from + at * day))

const nominees = ({ direct = [], ...input }: Given) => {
  const touches = touchesOf(direct)
  const quotes: Quote[] = []
  const found = nomineesOf({ direct: new DirectTouches(touches, now), encounters: [], circle: { closed: null }, coverage: [], verdicts: new Map(), marked: new Set(), now, ...input }, quotes)
  for (const { place, fill } of quotes) fill(touches.text(place) ?? '')
  return found
}
const kinds = (input: Given) => nominees(input).map(({ kind, id }) => `${kind} ${id}`)

describe('what may be asked about', () => {
  it.each<[string, Given, string[]]>([
    ['nothing', {}, []],
    ['a word or two that led nowhere', { direct: few(start, 4) }, []],
    ['the first message of several', { direct: few(start) }, ['first message m0']],
    ['a word or two and a meeting', { direct: [message('m', start)], encounters: [met('e', start + day)] }, ['first message m', 'first meeting e']],
    ['the first reply, whoever wrote it', { direct: [said('r', start, { direction: 'sent' }), ...few(start + day)] }, ['first reply r', 'first message m0']],
    ['a mention is no reply', { direct: [said('r', start, { kind: 'mention' }), ...few(start + day)] }, ['first message m0']],
    ['a comment is one', { direct: [said('c', start, { kind: 'comment' }), ...few(start + day)] }, ['first reply c', 'first message m0']],
    ['a hint is no meeting', { encounters: [met('e', start, { grade: 'candidate' })] }, []],
    ['nor is what lies ahead', { encounters: [met('e', now + day)] }, []],
    ['a meeting by the record that can be marked', { encounters: [met('event', start, { evidence: ['cue:tweet', 'event'] })] }, ['first meeting tweet']],
    ['a year of covered silence', { direct: [message('a', start), message('b', start + 366 * day)], coverage: [covered(start - day, now)] }, ['after silence b']],
    ['a year nobody covers is no silence', { direct: [message('a', start), message('b', start + 366 * day)] }, []],
    ['a year of which a month is not covered', { direct: [message('a', start), message('b', start + 380 * day)], coverage: [covered(start - day, start + 300 * day), covered(start + 340 * day, now)] }, []],
    ['who met was not silent', { direct: [message('a', start), message('b', start + 400 * day)], encounters: [met('e', start + 200 * day)], coverage: [covered(start - day, now)] }, ['first message a', 'first meeting e']],
    ['thanks', { direct: [...few(start), message('t', start + 9 * day, { text: 'Thank you so much for coming!', cue: true })] }, ['first message m0', 'thanks t']],
    ['thanks that no page points at are not read', { direct: [...few(start), message('t', start + 9 * day, { text: 'Thank you so much for coming!' })] }, ['first message m0']],
    ['a recorded introduction', { introductions: [{ id: 'i', at: start, kind: 'record', by: 'x:id:9' }] }, ['first introduction i']],
    ['what words hint at is asked elsewhere', { introductions: [{ id: 'i', at: start, kind: 'said', by: 'x:id:9' }] }, []],
    ['the circle that closed', { direct: [message('c', start)], circle: { closed: { id: 'c', at: start, encounter: 'e' } } }, ['closed c']],
  ])('%s', (_, input, expected) => expect(kinds(input)).toEqual(expected))

  it('is never asked again once it was turned down, under whichever kind and id', () => {
    const encounters = [met('event', start, { evidence: ['row', 'other'] })]
    for (const key of [statements.nomination('first meeting', 'row'), statements.nomination('anniversary met', 'event'), statements.nomination('first meeting', 'other')]) {
      expect(nominees({ encounters, verdicts: new Map([[key, 'rejected']]) })).toEqual([expect.objectContaining({ answered: 0 })])
    }
    expect(nominees({ encounters, marked: new Set(['other']), answered: new Map([[markedKey('other'), now - hour]]) })).toEqual([expect.objectContaining({ answered: now - hour })])
  })

  it('is short', () => {
    const [one] = nominees({ direct: few(start).map((each) => ({ ...each, text: 'word '.repeat(400) })) })
    expect(one!.words!.length).toBeLessThanOrEqual(120)
  })
})

const nominee = (kind: NomineeKind, id: string, at: number, more: Partial<Nominee> = {}): Nominee => ({ kind, id, at, ...more })
const asked = (stories: readonly (readonly [PersonId, readonly Nominee[]])[], at = now, of = zone) =>
  nominationsOf(stories.map(([person, each]) => [person, { nominees: each }]), at, of).map(({ person, kind, id }) => `${person}: ${kind} ${id}`)

describe('the questions of a week', () => {
  it('begins on Monday in the zone of the owner', () => {
    expect(weekOf(now, zone).from).toBe(monday)
    expect(weekOf(monday, zone).from).toBe(monday)
    expect(weekOf(monday - 1, zone).from).toBe(monday - 7 * day)
    expect(weekOf(Date.UTC(2026, 9, 26, 12), zone).from, 'the clocks went back on Sunday').toBe(Date.UTC(2026, 9, 25, 23))
  })

  it.each<[string, readonly (readonly [PersonId, readonly Nominee[]])[], readonly string[]]>([
    ['nothing', [], []],
    ['the round year of a first meeting goes first', [['a', [nominee('first meeting', 'e', Date.UTC(2016, 10, 11, 18))]], ['b', [nominee('first message', 'm', monday - day)]]], ['a: anniversary met e', 'b: first message m']],
    ['a year that is not round waits', [['a', [nominee('first meeting', 'e', Date.UTC(2019, 10, 11, 18))]]], ['a: first meeting e']],
    ['another week is no anniversary', [['a', [nominee('closed', 'c', Date.UTC(2016, 10, 18, 18))]]], []],
    ['a circle that closed ten years ago this week', [['a', [nominee('closed', 'c', Date.UTC(2016, 10, 12, 18))]]], ['a: anniversary closed c']],
    ['recent before old, the latest first', [['a', [nominee('thanks', 'old', start)]], ['b', [nominee('thanks', 'new', monday - 9 * day)]], ['c', [nominee('thanks', 'newer', monday - 2 * day)]]], ['c: thanks newer', 'b: thanks new', 'a: thanks old']],
    ['what happened this week waits for the next', [['a', [nominee('thanks', 'new', monday + hour)]]], []],
    ['one of each person', [['a', [nominee('first reply', 'r', start), nominee('first message', 'm', monday - day)]]], ['a: first message m']],
    ['at most three', ['a', 'b', 'c', 'd', 'e'].map((person, at) => [person, [nominee('thanks', `t${at}`, monday - (at + 1) * day)]] as const), ['a: thanks t0', 'b: thanks t1', 'c: thanks t2']],
    ['what was answered this week keeps its place', ['a', 'b', 'c', 'd'].map((person, at) => [person, [nominee('thanks', `t${at}`, monday - (at + 1) * day, at === 1 ? { answered: now } : {})]] as const), ['a: thanks t0', 'c: thanks t2']],
    ['what was answered before makes room', ['a', 'b', 'c', 'd'].map((person, at) => [person, [nominee('thanks', `t${at}`, monday - (at + 1) * day, at === 1 ? { answered: monday - 1 } : {})]] as const), ['a: thanks t0', 'c: thanks t2', 'd: thanks t3']],
  ])('%s', (_, stories, expected) => expect(asked(stories)).toEqual(expected))

  it('keeps the 29th of February on the 28th where there is none', () => {
    const leap = [['a', [nominee('first meeting', 'e', Date.UTC(2024, 1, 29, 18))]]] as const
    expect(asked(leap, Date.UTC(2025, 1, 28, 12))).toEqual(['a: anniversary met e'])
    expect(asked(leap, Date.UTC(2029, 1, 26, 12))).toEqual(['a: anniversary met e'])
  })

  const anyNominee = fc.record({
    kind: fc.constantFrom<NomineeKind>('first reply', 'first message', 'first meeting', 'after silence', 'thanks', 'closed'),
    id: fc.string({ minLength: 1, maxLength: 4 }), at: fc.integer({ min: start, max: now + 30 * day }),
    answered: fc.option(fc.integer({ min: start, max: now }), { nil: undefined }),
  }).map(({ answered, ...rest }): Nominee => ({ ...rest, ...(answered === undefined ? {} : { answered }) }))
  const anyStories = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,3}$/), fc.array(anyNominee, { maxLength: 5 })), { selector: ([person]) => person, maxLength: 12 })

  it('is at most three, of three people, the same in any order of people and at any time of the week', () => {
    fc.assert(fc.property(anyStories, fc.integer({ min: 0, max: 7 * day - 1 }), (stories, into) => {
      const open = stories.map(([person, each]) => [person, each.map(({ kind, id, at }) => nominee(kind, id, at))] as const)
      const found = asked(open)
      expect(found.length).toBeLessThanOrEqual(3)
      expect(new Set(found.map((one) => one.split(':')[0])).size).toBe(found.length)
      expect(asked([...open].reverse())).toEqual(found)
      expect(asked(open, monday + into)).toEqual(found)
    }))
  })

  it('never asks about what was answered, and answering brings nothing new that week', () => {
    fc.assert(fc.property(anyStories, fc.nat(2), (stories, which) => {
      const found = nominationsOf(stories.map(([person, each]) => [person, { nominees: each }]), now, zone)
      for (const { person, kind, id } of found) {
        const of = stories.find(([one]) => one === person)![1].filter((each) => each.id === id && kind.endsWith(each.kind === 'first meeting' || each.kind === 'closed' ? '' : each.kind))
        expect(of.some(({ answered }) => answered === undefined)).toBe(true)
      }
      const one = found[which]
      if (!one) return
      const after = stories.map(([person, each]) => [person, { nominees: each.map((nominated) => (person === one.person && nominated.id === one.id ? { ...nominated, answered: now } : nominated)) }] as const)
      const left = nominationsOf(after, now, zone)
      expect(left.every((each) => found.some(({ person, id }) => person === each.person && id === each.id))).toBe(true)
      expect(left.some(({ person, id }) => person === one.person && id === one.id)).toBe(false)
    }))
  })
})

it.each([
  [{ kind: 'first reply', mine: true }, 'Your first reply to', ''],
  [{ kind: 'first reply' }, 'The first reply from', ''],
  [{ kind: 'first message', mine: true }, 'Your first message to', ''],
  [{ kind: 'first message', mine: false }, 'The first message from', ''],
  [{ kind: 'first meeting', place: 'Old harbour, Genoa' }, 'The first time you met', 'at Old harbour, Genoa'],
  [{ kind: 'first introduction' }, '', 'was introduced to you'],
  [{ kind: 'after silence', silent: 402 }, 'First word from', 'after 402 quiet days'],
  [{ kind: 'after silence', silent: 402, mine: true }, 'Your first word to', 'after 402 quiet days'],
  [{ kind: 'thanks' }, '', 'thanked you'],
  [{ kind: 'thanks', mine: true }, 'You thanked', ''],
  [{ kind: 'anniversary met', years: 10 }, 'Ten years ago this week you first met', ''],
  [{ kind: 'anniversary closed', years: 1 }, 'A year ago this week the circle first closed with', ''],
] as const)('%o in words', (nomination, before, after) => {
  expect(nominationWords({ person: 'p', id: 'i', at: start, ...nomination })).toEqual({ before, after })
})
