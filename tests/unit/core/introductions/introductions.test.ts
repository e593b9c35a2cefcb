import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { introducersOf, introductionsOf } from '../../../../renderer/core/introductions/introductions'
import type { IntroductionHint, IntroductionSaid } from '../../../../renderer/core/introductions/model'
import { at, hint, person, said } from './making'

const tomas = person('tomas', '2010-01-01', { name: 'Tomás Novák', handles: ['tomas', 'x:@tomas'] })
const bea = person('bea', '2015-06-01', { name: 'Bea Ek', handles: ['bea', 'email:bea'] })
const carl = person('carl', '2012-01-01', { name: 'Carl Holm' })
const everybody = [tomas, bea, carl]

const of = (hints: readonly (readonly [string, readonly IntroductionHint[]])[], words: readonly IntroductionSaid[] = [], people = everybody) => introductionsOf({ people, hints, said: words })
const edges = (list: readonly { readonly by: string; readonly people: readonly string[] }[]) => list.map(({ by, people }) => [by, ...people].join(' '))
const there = { kind: 'there', at: at('2015-06-01') } as const

describe('who brought whom together', () => {
  it.each([
    ['a record is believed', hint('m:1', { kind: 'record', by: 'x:@tomas' }), ['tomas bea'], []],
    ['so is what you wrote of how you met', hint('met:1', { kind: 'met', by: 'tomas' }), ['tomas bea'], []],
    ['an address book asks', hint('met:1', { kind: 'card', named: 'Tomás Novák' }), [], ['tomas bea']],
    ['so do your own free words', hint('met:1', { kind: 'logged', named: 'Tomás' }), [], ['tomas bea']],
    ['a first name is enough when one has it', hint('met:1', { kind: 'card', named: 'Tomas' }), [], ['tomas bea']],
    ['words after the name do not matter', hint('met:1', { kind: 'card', named: 'Tomás Novák Berlin' }), [], ['tomas bea']],
    ['nobody has the name', hint('met:1', { kind: 'card', named: 'Zoe' }), [], []],
    ['words that introduce ask', hint('x:1', { by: 'tomas', at: at('2015-06-01') }), [], ['tomas bea']],
    ['you introduced two', hint('x:1', { by: '', other: 'carl', at: at('2020-06-01') }), [], [' bea carl']],
    ['of those who were there, who was known', hint('e:1', { ...there, among: ['tomas', 'email:bea'] }), [], ['tomas bea']],
    ['two who were there and known are both asked about', hint('e:1', { ...there, among: ['tomas', 'carl'] }), [], ['carl bea', 'tomas bea']],
    ['words name one of two', hint('x:1', { kind: 'logged', at: at('2015-06-01'), among: ['tomas', 'carl'], text: 'Carl introduced us' }), [], ['carl bea']],
    ['words name neither of two', hint('x:1', { kind: 'logged', at: at('2015-06-01'), among: ['tomas', 'carl'], text: 'introduced us' }), [], []],
    ['known later', hint('x:1', { by: 'tomas', at: at('2009-06-01') }), [], []],
    ['long in touch already', hint('x:1', { by: 'tomas', at: at('2016-06-01') }), [], []],
    ['thanks some weeks later', hint('x:1', { among: ['tomas'], at: at('2015-07-10') }), [], ['tomas bea']],
    ['nobody has the handle', hint('x:1', { by: 'x:@zoe', at: at('2015-06-01') }), [], []],
    ['themselves', hint('x:1', { by: 'email:bea', kind: 'record' }), [], []],
    ['to themselves', hint('x:1', { by: '', other: 'email:bea', at: at('2015-06-01') }), [], []],
  ] as const)('%s', (_, one, accepted, candidates) => {
    const found = of([['bea', [one]]])
    expect(edges(found.accepted)).toEqual(accepted)
    expect(edges(found.candidates)).toEqual(candidates)
  })

  it('a name that two have is nobody’s', () => {
    const other = person('tomas2', '2011-01-01', { name: 'Tomás Lima' })
    const found = of([['bea', [hint('met:1', { kind: 'card', named: 'Tomás' }), hint('met:2', { kind: 'card', named: 'Tomás Lima' })]]], [], [...everybody, other])
    expect(edges(found.candidates)).toEqual(['tomas2 bea'])
  })

  it('hints of one introduction are one, with all that speaks for it', () => {
    const [one] = of([['bea', [hint('x:2', { by: '', other: 'carl', at: at('2020-06-02') })]], ['carl', [hint('x:2', { by: '', other: 'email:bea', at: at('2020-06-02') }), hint('x:1', { by: '', other: 'bea', at: at('2020-06-01') })]]]).candidates
    expect(one).toMatchObject({ by: '', people: ['bea', 'carl'], at: at('2020-06-01') })
    expect(one!.evidence.map(({ id, of: whose }) => `${id} ${whose}`)).toEqual(['x:1 carl', 'x:2 bea', 'x:2 carl'])
  })

  it('your last word decides', () => {
    const hints = [['bea', [hint('x:1', { by: 'tomas', at: at('2015-06-01') })]]] as const
    expect(edges(of(hints, [said('tomas', ['bea'])]).accepted)).toEqual(['tomas bea'])
    const no = of(hints, [said('tomas', ['bea']), said('tomas', ['bea'], 'rejected')])
    expect([no.accepted, no.candidates, edges(no.rejected)]).toEqual([[], [], ['tomas bea']])
    expect(edges(of([['bea', [hint('m:1', { kind: 'record', by: 'tomas' })]]], [said('tomas', ['bea'], 'rejected')]).accepted)).toEqual([])
  })

  it('your word alone is enough, with its day and its words', () => {
    const word = { ...said('carl', ['tomas', 'bea']), day: '2019-03-04', text: 'At her table' }
    expect(of([], [word]).accepted).toEqual([{ id: 'carl\nbea\ntomas', by: 'carl', people: ['bea', 'tomas'], grade: 'confirmed', verdict: 'accepted', operation: word.operation, at: at('2019-03-04'), text: 'At her table', evidence: [] }])
    // Without a day it is when the two found each other.
    expect(of([], [said('tomas', ['bea'])]).accepted[0]!.at).toBe(at('2015-06-01'))
  })

  it('nobody introduces themselves, nobody unknown, and you introduce nobody to yourself', () => {
    expect(of([], [said('bea', ['bea']), said('', ['bea']), said('', ['bea', 'bea']), said('bea', ['carl', 'bea']), said('zoe', ['bea']), said('tomas', []), said('tomas', ['bea', 'carl', 'zoe'])]).accepted).toEqual([])
    expect(of([], [said('tomas', ['bea'])], [tomas, { ...bea, deleted: true }]).accepted).toEqual([])
  })

  it('lists by whom each was brought', () => {
    const found = of([['bea', [hint('m:1', { kind: 'record', by: 'tomas', at: at('2015-06-01') })]]], [said('', ['carl', 'bea'])])
    expect(introducersOf(found)).toEqual(new Map([['bea', [{ by: 'tomas', at: at('2015-06-01'), evidence: ['m:1'] }]]]))
  })
})

describe('properties of introductions', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const since = (index: number) => `20${10 + index}-01-01`
  const people = ids.map((id, index) => person(id, since(index), { handles: [id, `x:${id}`] }))
  const anyId = fc.constantFrom(...ids)
  const anyHint = fc.record({ n: fc.nat(20), kind: fc.constantFrom('record', 'met', 'card', 'logged', 'said', 'chat', 'there' as const), by: fc.option(fc.constantFrom('', ...ids), { nil: undefined }), among: fc.option(fc.array(anyId, { maxLength: 3 }), { nil: undefined }), other: fc.option(anyId, { nil: undefined }), year: fc.option(fc.nat(5), { nil: undefined }) })
    .map(({ n, kind, by, among, other, year }): IntroductionHint => ({
      id: `i:${n}`, kind, at: year === undefined ? null : at(since(year)),
      ...(by === undefined ? { among: among ?? [] } : { by }), ...(other === undefined ? {} : { other }),
    }))
  const anyHints = fc.array(fc.tuple(anyId, fc.array(anyHint, { maxLength: 4 })), { maxLength: 5 }).map((list) => [...new Map(list)])
  const anySaid = fc.array(fc.tuple(fc.constantFrom('', ...ids), fc.uniqueArray(anyId, { minLength: 1, maxLength: 2 }), fc.constantFrom('accepted', 'rejected' as const)), { maxLength: 5 })
    .map((list) => list.map(([by, whom, verdict], index): IntroductionSaid => ({ by, people: whom, verdict, operation: `o:${index}`, at: index })))

  it('the order of people and stories does not matter', () => {
    fc.assert(fc.property(anyHints, anySaid, (hints, words) => {
      expect(introductionsOf({ people: [...people].reverse(), hints: [...hints].reverse().map(([id, list]) => [id, [...list].reverse()] as const), said: words })).toEqual(introductionsOf({ people, hints, said: words }))
    }))
  })

  it('rejecting one adds no other', () => {
    fc.assert(fc.property(anyHints, anySaid, fc.nat(), (hints, words, pick) => {
      const before = introductionsOf({ people, hints, said: words })
      const all = [...before.accepted, ...before.candidates]
      if (all.length === 0) return
      const { by, people: whom, id } = all[pick % all.length]!
      const after = introductionsOf({ people, hints, said: [...words, { by, people: whom, verdict: 'rejected', operation: 'o:last', at: 99 }] })
      expect(after.accepted.map((one) => one.id)).toEqual(before.accepted.map((one) => one.id).filter((one) => one !== id))
      expect(after.candidates.map((one) => one.id)).toEqual(before.candidates.map((one) => one.id).filter((one) => one !== id))
    }))
  })

  it('merging two people invents no introducer', () => {
    fc.assert(fc.property(anyHints, anySaid, anyId, anyId, (hints, words, one, other) => {
      fc.pre(one < other)
      const as = (id: string) => (id === other ? one : id)
      const before = introductionsOf({ people, hints, said: words })
      const merged = introductionsOf({
        // Known from the first of both.
        people: people.filter(({ id }) => id !== other).map((each) => (each.id === one ? { ...each, handles: [one, `x:${one}`, other, `x:${other}`] } : each)),
        hints: [...new Map(hints.map(([id]) => [as(id), hints.filter(([of]) => as(of) === as(id)).flatMap(([, list]) => list)]))],
        said: words.map((word) => ({ ...word, by: as(word.by), people: word.people.map(as) })),
      })
      const could = new Set([...before.accepted, ...before.candidates, ...before.rejected].map(({ by, people: whom }) => [as(by), ...whom.map(as).sort()].join(' ')))
      for (const { by, people: whom, verdict } of [...merged.accepted, ...merged.candidates]) {
        expect(new Set([by, ...whom]).size).toBe(whom.length + 1)
        // Whoever is known for longer now may have been there before: of the others nothing is new.
        if (by !== one && !whom.includes(one) && verdict === undefined) expect(could).toContain([by, ...whom].join(' '))
      }
    }))
  })

  it('whoever may have brought somebody to you was known before, unless it is written down', () => {
    fc.assert(fc.property(anyHints, (hints) => {
      const ofOne = introductionsOf({ people, hints, said: [] }).candidates.filter((one) => one.people.length === 1 && !one.evidence.some(({ kind, id }) => kind === 'card' || id.startsWith('met:')))
      for (const { by, people: [whom] } of ofOne) expect(ids.indexOf(by)).toBeLessThan(ids.indexOf(whom!))
    }))
  })
})
