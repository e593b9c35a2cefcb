import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../../renderer/core/dates'
import { dueTouches, type TagWish } from '../../../../renderer/core/lists/cadence'
import { known, somebody, start, tale, type One } from './invented'

/** Last touched on day 0, of the days since so many covered. */
const one = (id: string, cadence: number | undefined, covered: number, tags?: readonly string[], last = 0): One => [somebody(id, tags ? { tags } : {}), tale(id, {
  ...(cadence === undefined ? {} : { cadence }), silence: { state: 'few', last: { id: `last of ${id}`, at: start + last * day }, covered: covered * day, median: null, rekindled: [] },
})]
const due = (days: number, all: readonly One[], tags: readonly TagWish[] = []) => dueTouches({ ...known(...all), tags, now: start + days * day })

describe('a wish to be in touch', () => {
  it.each<[string, number, One, readonly TagWish[], boolean]>([
    ['nobody asked for', 400, one('a', undefined, 400), [], false],
    ['on its day', 60, one('a', 60, 60), [], true],
    ['before', 59, one('a', 60, 59), [], false],
    ['before, whatever is covered', 59, one('a', 60, 400), [], false],
    ['of two tags, the more often, though later in the alphabet', 30, one('a', undefined, 30, ['a', 'b']), [{ tag: 'a', days: 60 }, { tag: 'b', days: 30 }], true],
    ['of two tags, the more often, turned round', 30, one('a', undefined, 30, ['b', 'a']), [{ tag: 'a', days: 60 }, { tag: 'b', days: 30 }], true],
    ['while silence is unknown', 400, one('a', 60, 59), [], false],
    ['once enough is covered', 400, one('a', 60, 60), [], true],
    ['ended', 400, one('a', 0, 400), [], false],
    ['of a tag', 60, one('a', undefined, 60, ['Family']), [{ tag: 'family', days: 60 }], true],
    ['of a tag with accents', 60, one('a', undefined, 60, ['münchen']), [{ tag: 'Munchen', days: 60 }], true],
    ['of another tag', 60, one('a', undefined, 60, ['work']), [{ tag: 'family', days: 60 }], false],
    ['of nobody’s tag', 60, one('a', undefined, 60), [{ tag: 'family', days: 60 }], false],
    ['of a tag that ended', 60, one('a', undefined, 60, ['family']), [{ tag: 'family', days: 0 }], false],
    ['of a tag, longer for the person', 60, one('a', 90, 60, ['family']), [{ tag: 'family', days: 60 }], false],
    ['of a tag, ended for the person', 60, one('a', 0, 60, ['family']), [{ tag: 'family', days: 60 }], false],
    ['of two tags, the more often', 30, one('a', undefined, 30, ['work', 'family']), [{ tag: 'work', days: 60 }, { tag: 'family', days: 30 }], true],
    ['of two tags, the more often first', 30, one('a', undefined, 30, ['family', 'work']), [{ tag: 'work', days: 60 }, { tag: 'family', days: 30 }], true],
  ])('%s', (_, days, given, tags, is) => expect(due(days, [given], tags)).toHaveLength(is ? 1 : 0))

  it('says who, how often, by which tag, and what answered last', () => {
    expect(due(70, [one('a', 60, 70)])).toEqual([{ person: somebody('a'), days: 60, last: { id: 'last of a', at: start }, due: start + 60 * day }])
    expect(due(70, [one('b', undefined, 70, ['work', 'Family'])], [{ tag: 'work', days: 60 }, { tag: 'family', days: 60 }])[0]).toMatchObject({ days: 60, tag: 'family' })
    expect(due(70, [one('b', undefined, 70, ['family', 'work'])], [{ tag: 'work', days: 60 }, { tag: 'family', days: 60 }])[0]).toMatchObject({ days: 60, tag: 'family' })
  })

  it('names who has waited longest first', () => {
    expect(due(400, [one('c', 60, 400), one('b', 60, 400), one('a', 90, 400), one('d', 90, 400, [], -40)]).map(({ person }) => person.id)).toEqual(['d', 'b', 'c', 'a'])
  })

  it('is quiet for who has no touch, is archived or in the trash', () => {
    expect(due(400, [[somebody('a'), tale('a', { cadence: 10, networks: [] })]])).toEqual([])
    for (const more of [{ deleted: true as const }, { archived: true as const }]) expect(due(400, [[somebody('a', more), one('a', 10, 400)[1]]])).toEqual([])
  })

  it('is never said of uncovered time, in any order', () => {
    const someone = fc.record({ cadence: fc.option(fc.nat(100), { nil: undefined }), covered: fc.nat(300), last: fc.nat(200), tagged: fc.boolean() })
    fc.assert(fc.property(fc.array(someone, { maxLength: 10 }), fc.nat(300), (all, days) => {
      const people = all.map(({ cadence, covered, last, tagged }, at) => one(`p${at}`, cadence, Math.min(covered, Math.max(0, days - last)), tagged ? ['t'] : [], last))
      const tags = [{ tag: 't', days: 20 }]
      const found = due(days, people, tags)
      for (const { person, days: wished, last, due: when } of found) {
        const story = people.find(([{ id }]) => id === person.id)![1]!
        expect(story.silence.covered).toBeGreaterThanOrEqual(wished * day)
        expect(when).toBe(last.at + wished * day)
        expect(when).toBeLessThanOrEqual(start + days * day)
        expect(wished).toBeGreaterThan(0)
      }
      expect(due(days, [...people].reverse(), tags)).toEqual(found)
    }))
  })
})
