import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeOnward, dismissPair, introducedPair } from '../../../../renderer/core/introductions/edits'
import { noIntroductions } from '../../../../renderer/core/introductions/introductions'
import { introductionNote, onwardPairs, onwardQuestions, pairsAmong, reasonWords, type OnwardInput } from '../../../../renderer/core/introductions/onward'
import type { Encounter, PersonSummary } from '../../../../renderer/core/model'
import { at, person, said } from './making'
import { introductionsOf } from '../../../../renderer/core/introductions/introductions'

const met = (id: string, more: Partial<PersonSummary> = {}) => person(id, '2015-01-01', { firstEncounter: at('2016-01-01'), lastEncounter: at('2016-01-01'), stage: 2, ...more })
const bea = met('bea', { name: 'Bea Ek', tags: ['Maps', 'Harbours'], where: 'Hafenweg 3, 8010 Graz', handles: ['bea', 'x:@bea'] })
const carl = met('carl', { name: 'Carl Holm', tags: ['maps', 'harbours', 'bread'] })
const dora = met('dora', { name: 'Dora', where: 'Graz' })
const ewan = person('ewan', '2015-01-01', { name: 'Ewan', tags: ['maps', 'harbours'], where: 'Graz' })

const input = (more: Partial<OnwardInput> = {}, people: readonly PersonSummary[] = [bea, carl, dora, ewan]): OnwardInput => ({
  people: new Map(people.map((each) => [each.id, each])), stories: new Map(), encounters: new Map(), introductions: noIntroductions, ...more,
})
const whom = (more: Partial<OnwardInput> = {}, people?: readonly PersonSummary[]) => onwardPairs(input(more, people), ['bea']).get('bea')?.map(({ right }) => right)
const verdicts = (about: string, statement: string) => new Map([[about, { verdicts: { [statement]: 'rejected' } as const }]])
const encounter = (id: string, who: readonly string[], date = '2016-01-01'): Encounter => ({ id, at: at(date), until: at(date), grade: 'strong', evidence: [id, 'logged'], who })

describe('whom to introduce', () => {
  it('two met people with two things in common, or one city, with the reasons', () => {
    const pairs = onwardPairs(input(), ['bea']).get('bea')!
    expect(pairs).toEqual([
      { left: 'bea', right: 'carl', reasons: [{ kind: 'shared', words: ['Maps', 'Harbours'] }] },
      { left: 'bea', right: 'dora', reasons: [{ kind: 'city', city: 'Graz' }] },
    ])
    expect(pairs.map(({ reasons }) => reasonWords(reasons))).toEqual(['Both have to do with Maps and Harbours.', 'Both are in Graz.'])
    expect(introductionNote(bea, carl, pairs[0]!.reasons)).toBe('Dear Bea, dear Carl,\n\nI should like you to know each other: Bea Ek, meet Carl Holm. Maps and Harbours made me think of you both.\n\nThe rest is yours.')
    expect(introductionNote(bea, dora, [])).toContain('Bea Ek, meet Dora.\n\nThe rest')
  })

  it.each([
    ['topics count with tags, and one thing is one thing', { topicsOf: (id: string) => (id === 'dora' ? ['#maps', 'bread'] : []) }, ['carl', 'dora']],
    ['topics alone', { topicsOf: (id: string) => (id === 'dora' ? ['harbours', 'maps'] : []) }, ['dora', 'carl']],
    ['an introduction joins them', { introductions: introductionsOf({ people: [bea, carl, dora], hints: [], said: [said('carl', ['bea']), said('', ['bea', 'dora'])] }) }, []],
    ['so does one that nobody has answered', { introductions: { accepted: [], candidates: [{ id: '', by: 'carl', people: ['bea'], grade: 'candidate', at: null, evidence: [] }] } as OnwardInput['introductions'] }, ['dora']],
    ['they were at one table', { encounters: new Map([['bea', [encounter('e', ['x:@bea', 'carl'])]]]) }, ['dora']],
    ['in a crowd nobody meets everybody', { encounters: new Map([['bea', [encounter('e', ['carl', ...'abcdefghijklm'])]]]) }, ['carl', 'dora']],
    ['you said what they are to each other', { related: (one: string, other: string) => one === 'bea' && other === 'dora' }, ['carl']],
    ['turned down', { stories: verdicts('bea', 'introduce carl') }, ['dora']],
    ['turned down from the other side, by another address', { stories: verdicts('carl', 'introduce x:@bea') }, ['dora']],
  ] satisfies [string, Partial<OnwardInput>, string[]][])('%s', (_, more, expected) => {
    expect(whom(more)).toEqual(expected)
  })

  it('leaves out who was never met, is archived, in the trash, or in a group with them', () => {
    expect(whom({}, [bea, ewan])).toEqual([])
    expect(whom({}, [bea, { ...carl, archived: true }, { ...dora, deleted: true }])).toEqual([])
    expect(whom({}, [{ ...bea, groups: ['g'] }, { ...carl, groups: ['g'] }, { ...dora, groups: ['h'] }])).toEqual(['dora'])
    expect(onwardPairs(input(), ['ewan']).get('ewan')).toBeUndefined()
  })

  it('three at most; what very many have in common is no reason', () => {
    const many = (count: number) => [bea, ...Array.from({ length: count }, (_, index) => met(`p${String(index).padStart(2, '0')}`, { tags: ['maps', 'harbours'] }))]
    expect(whom({}, many(9))).toHaveLength(3)
    expect(whom({}, many(60))).toEqual([])
  })

  it('asks for each first meeting of the last seven days, until it is answered', () => {
    const now = at('2026-11-20')
    const fresh = { ...bea, firstEncounter: at('2026-11-15') }
    const asked = (stories: OnwardInput['stories'], of = fresh) =>
      onwardQuestions({ ...input({ stories, encounters: new Map([['bea', [encounter('e', ['x:@bea'], '2026-11-15')]]]) }, [of, carl, dora]), now })
    expect(asked(new Map()).map(({ person: id, encounter: { id: of }, pairs }) => [id, of, pairs.map(({ right }) => right)])).toEqual([['bea', 'e', ['carl', 'dora']]])
    expect(asked(verdicts('bea', 'onward e'))).toEqual([])
    // Under another of its ids.
    expect(asked(verdicts('bea', 'onward logged'))).toEqual([])
    expect(asked(new Map(), { ...fresh, firstEncounter: at('2026-11-12') })).toEqual([])
    expect(asked(new Map(), { ...fresh, archived: true })).toEqual([])
  })

  it('among those who will meet, each pair once', () => {
    expect(pairsAmong(input(), ['bea', 'dora', 'carl', 'ewan']).map(({ left, right }) => `${left} ${right}`)).toEqual(['bea carl', 'bea dora'])
    // Two tags and the city weigh more than two tags.
    const near = { ...carl, where: '8010 Graz' }
    expect(pairsAmong(input({}, [met('abe', { tags: ['maps', 'harbours'] }), near, bea]), ['abe', 'carl', 'bea']).map(({ left, right }) => `${left} ${right}`), 'the best first').toEqual(['bea carl', 'abe bea', 'abe carl'])
    expect(pairsAmong(input(), [])).toEqual([])
  })

  it('a dismissed pair is gone from both sides, one that was introduced too', () => {
    const answered = (edit: ReturnType<typeof dismissPair>) => {
      const [operation] = edit.operations
      if (operation?.name === 'judgeStatement') return input({ stories: verdicts(operation.args.about, operation.args.statement) })
      if (operation?.name === 'judgeIntroduction') return input({ introductions: introductionsOf({ people: [bea, carl, dora], hints: [], said: [said(operation.args.by, operation.args.people)] }) })
      return input()
    }
    for (const edit of [dismissPair(bea, carl), introducedPair(carl, bea)]) {
      const pairs = onwardPairs(answered(edit), ['bea', 'carl'])
      expect(pairs.get('bea')!.map(({ right }) => right)).toEqual(['dora'])
      expect(pairs.get('carl')).toEqual([])
    }
    expect(closeOnward(bea, { id: 'e' }).operations).toEqual([{ name: 'judgeStatement', version: 1, args: { about: 'bea', statement: 'onward e', verdict: 'rejected' } }])
  })

  it('is the same in any order of people, and never suggests somebody to themselves', () => {
    const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })
    fc.assert(fc.property(fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdef'), tags, where: fc.constantFrom('Graz', 'Wien', undefined) }), { selector: ({ id }) => id }), (list) => {
      const people = list.map(({ id, tags: some, where }) => met(id, { tags: some, ...(where === undefined ? {} : { where }) }))
      const ids = people.map(({ id }) => id)
      const pairs = onwardPairs(input({}, people), ids)
      expect(onwardPairs(input({}, [...people].reverse()), ids)).toEqual(pairs)
      for (const [id, all] of pairs) for (const { left, right, reasons } of all) expect([left, right === id, reasons.length > 0]).toEqual([id, false, true])
    }))
  })
})
