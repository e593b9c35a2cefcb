import { describe, expect, it } from 'vitest'
import { clausesOf, parseQuery } from '../../../../renderer/core/search/query'

const now = Date.UTC(2026, 5, 1, 12)
const parse = (typed: string) => parseQuery(typed, now, 'Europe/Berlin')
/** `word`, `begin…`, `"a phrase"`. */
const shown = (typed: string) =>
  clausesOf(typed).map(({ words, together }) => {
    const text = words.map(({ term, prefix }) => term + (prefix ? '…' : '')).join(' ')
    return together ? `"${text}"` : text
  })

describe('what is typed', () => {
  it.each([
    ['green umbrel', ['green', 'umbrel…']],
    ['green umbrella ', ['green', 'umbrella']],
    ['green umbrella.', ['green', 'umbrella']],
    ['"green umbrella" lis', ['"green umbrella"', 'lis…']],
    ['“green umbrella”', ['"green umbrella"']],
    ['"green umb', ['"green umb…"']],
    ['"green"', ['green']],
    ['boat boat ', ['boat']],
    ['Don’t', ['dont…']],
    ['@bea_e', ['bea', 'e…']],
    ['東京', ['東京']],
    ['東京駅', ['"東京 京駅"']],
    ['駅', ['駅…']],
    ['iPhoneケース', ['"iphone ケー ース"']],
    ['צה"ל', ['צהל…']],
    ['', []],
    ['"', []],
  ])('words: %s', (typed, expected) => expect(shown(typed)).toEqual(expected))

  it('takes filters out of the words', () => {
    const query = parse('from:bea umbrella with:"Cem Aksoy" in:lisbon is:moment')
    expect(query).toMatchObject({ text: 'umbrella', from: ['bea'], with: ['Cem Aksoy'], isMoment: true })
    expect(query.in).toEqual([{ words: [{ term: 'lisbon', prefix: true }], together: false }])
    expect(query.clauses).toHaveLength(1)
  })

  it.each([
    ['before:2013', { before: '2012-12-31T23:00Z' }],
    ['after:2011', { after: '2011-12-31T23:00Z' }],
    ['before:2012-03', { before: '2012-02-29T23:00Z' }],
    ['after:2012-03-05', { after: '2012-03-05T23:00Z' }],
    ['after:"march 2012"', { after: '2012-03-31T22:00Z' }],
    ['before:yesterday', { before: '2026-05-30T22:00Z' }],
  ])('days of filters: %s', (typed, expected) => {
    const { before, after } = parse(typed)
    expect({ before, after }).toEqual({ before: undefined, after: undefined, ...Object.fromEntries(Object.entries(expected).map(([key, at]) => [key, Date.parse(at)])) })
  })

  it.each(['from:', 'before:mar', 'is:', 'is:mo'])('filters that are not finished filter nothing: %s', (typed) => {
    expect(parse(typed)).toMatchObject({ text: '', clauses: [], from: [], isMoment: false })
    expect(parse(typed).before).toBeUndefined()
  })

  it('leaves words with colons that are no filters', () => {
    expect(parse('note:this is:new').clauses).toHaveLength(4)
    expect(parse('whereof:').from).toEqual([])
  })

  it('bounds what is pasted', () => expect(parse(Array.from({ length: 200 }, (_, n) => `w${n}`).join(' ')).clauses).toHaveLength(12))
})

describe('dates that are typed', () => {
  const dates = (typed: string) => parse(typed).dates.map(({ words }) => words)

  it.each([
    ['2011', ['2011']],
    ['march 2012', ['March 2012']],
    ['2012 mar', ['March 2012']],
    ['12 may 2011', ['12 May 2011']],
    ['May 12th, 2011', ['12 May 2011']],
    ['12. Mai 2011', ['12 May 2011']],
    ['mars 2012', ['March 2012']],
    ['12 de mayo de 2011', ['12 May 2011']],
    ['1er août 2014', ['1 August 2014']],
    ['5 сентября 2014', ['5 September 2014']],
    ['2012年5月3日', ['3 May 2012']],
    ['2012-05', ['May 2012']],
    ['2012-05-12', ['12 May 2012']],
    ['12.5.2012', ['12 May 2012']],
    ['03/04/2015', ['3 April 2015', '4 March 2015']],
    ['13/04/2015', ['13 April 2015']],
    ['yesterday', ['31 May 2026']],
    ['31 february 2011', []],
    ['march', []],
    ['march boat 2012', []],
    ['0011', []],
    ['12345', []],
  ])('%s', (typed, expected) => expect(dates(typed)).toEqual(expected))

  it('begins and ends with the days of the zone', () => {
    const [{ from, to } = { from: 0, to: 0 }] = parse('december 2012').dates
    expect([from, to]).toEqual([Date.parse('2012-11-30T23:00Z'), Date.parse('2012-12-31T23:00Z')])
  })
})
