import { describe, expect, it } from 'vitest'
import { markText, matchTexts, snippet } from '../../../../renderer/core/search/matching'
import { clausesOf } from '../../../../renderer/core/search/query'

/** What matches in brackets; null when not all of it does. */
const marked = (text: string, typed: string) => {
  const [hit] = matchTexts([text], clausesOf(typed)) ?? []
  if (!hit) return null
  let shown = ''
  let at = 0
  for (const [from, to] of hit.marks) {
    shown += `${hit.text.slice(at, from)}[${hit.text.slice(from, to)}]`
    at = to
  }
  return shown + hit.text.slice(at)
}

describe('what matches', () => {
  it.each([
    ['The Umbrellas of Ærø', 'umbrel', 'The [Umbrel]las of Ærø'],
    ['The Umbrellas of Ærø', 'aero ', 'The Umbrellas of [Ærø]'],
    ['The Umbrellas of Ærø', 'ae', 'The Umbrellas of [Ærø]'],
    ['green boat, green door', 'green', '[green] boat, [green] door'],
    ['green boat, green door', '"green door"', 'green boat, [green door]'],
    ['green, but no door', '"green door"', null],
    ['green boat', 'boat gree', '[gree]n [boat]'],
    ['green boat', 'boat gre ', null],
    ['明日東京駅で', '東京駅', '明日[東京駅]で'],
    ['東京 京駅', '東京駅', null],
    ['明日東京駅で', '駅', '明日東京[駅]で'],
    ['l’amour fou', 'amour', 'l’[amour] fou'],
    ['مُحَمَّد هنا', 'محمد', '[مُحَمَّد] هنا'],
    ['e\u0301tudes', 'etude', '[e\u0301tudes]'],
  ])('%s: %s', (text, typed, expected) => expect(marked(text, typed)).toBe(expected))

  it('looks in all texts of one thing', () => {
    expect(matchTexts(['a walk', 'Lisbon'], clausesOf('walk lisbon'))?.map(({ marks }) => marks)).toEqual([[[2, 6]], [[0, 6]]])
    expect(matchTexts(['a walk', 'Lisbon'], clausesOf('walk porto'))).toBeUndefined()
  })

  it('marks what there is of it', () => expect(markText('Bea Ek', clausesOf('bea holm'))).toEqual({ text: 'Bea Ek', marks: [[0, 3]] }))
})

describe('the stretch that is shown', () => {
  it('leaves short texts whole', () => expect(snippet({ text: 'a\nboat', marks: [[2, 6]] })).toEqual({ text: 'a boat', marks: [[2, 6]] }))

  it('cuts long ones between words around the first match', () => {
    const text = `${'before '.repeat(50)}umbrella ${'after '.repeat(60)}umbrella`
    const { text: shown, marks } = snippet(markText(text, clausesOf('umbrella')))
    expect(shown).toMatch(/^…before (?:before )*umbrella after (?:after )*after…$/)
    expect(shown.length).toBeLessThanOrEqual(243)
    expect(marks.map(([from, to]) => shown.slice(from, to))).toEqual(['umbrella'])
  })

  it('does not cut a sign in two', () => {
    const { text } = snippet({ text: '🎉'.repeat(400), marks: [] })
    expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
  })
})
