import { describe, expect, it } from 'vitest'
import { day, hour } from '../../../../renderer/core/dates'
import { coming, nextToShow, type ComingInput, type Pair } from '../../../../renderer/core/lists/coming'
import { putComingAway } from '../../../../renderer/core/answers'
import { statements } from '../../../../renderer/core/statements'
import type { Ahead } from '../../../../renderer/core/lists/told'
import { known, met, somebody, start, tale, type One } from './invented'

const planned = (id: string, hours: number, more: Partial<Ahead> = {}): Ahead => ({ id, item: `${id} of theirs`, at: start + hours * hour, ...more })
const dated = (date: string): Ahead => ({ id: date, item: date, at: Date.parse(`${date}T12:00:00Z`), day: date })
const going = (id: string, ahead: readonly Ahead[], more: Parameters<typeof tale>[1] = {}, encounters: One[2] = []): One => [somebody(id), tale(id, { ahead, ...more }), encounters]
const next = (all: readonly One[], more: Partial<ComingInput<Pair>> = {}) => coming({ ...known(...all), introducers: new Map(), pairs: [], now: start, zone: 'UTC', ...more })

describe('before a meeting', () => {
  it.each<[string, Ahead, number]>([
    ['now', planned('e', 0), 0],
    ['in a moment', { ...planned('e', 0), at: start + 1 }, 1],
    ['in seven days', planned('e', 7 * 24), 1],
    ['later', { ...planned('e', 7 * 24), at: start + 7 * day + 1 }, 0],
    ['yesterday', dated('2020-03-02'), 0],
    ['today, at no time', dated('2020-03-03'), 1],
    ['on the seventh day, at no time', dated('2020-03-10'), 1],
    ['on the eighth', dated('2020-03-11'), 0],
  ])('%s: %i', (_, ahead, many) => expect(next([going('a', [ahead])])).toHaveLength(many))

  it('has the days of the owner’s zone', () => {
    const at = (date: string, zone: string, now: number) => next([going('a', [dated(date)])], { zone, now }).length
    const midnight = Date.UTC(2020, 2, 3, 23, 30)
    expect([at('2020-03-03', 'UTC', midnight), at('2020-03-03', 'Europe/Vienna', midnight)]).toEqual([1, 0])
    expect([at('2020-03-11', 'UTC', midnight), at('2020-03-11', 'Europe/Vienna', midnight)]).toEqual([0, 1])
    const early = Date.UTC(2020, 2, 3, 2)
    expect([at('2020-03-02', 'UTC', early), at('2020-03-02', 'America/New_York', early)]).toEqual([0, 1])
  })

  it('remembers everybody who will be there', () => {
    const party = planned('party', 9, { until: start + 12 * hour, title: 'Print fair', place: { name: 'Graz' } })
    const seen = [met('m', -90), met('n', -30), met('hint', -9, { grade: 'candidate' })]
    const words = { id: 'w', at: start - day, text: 'Bring the map.', mine: false }
    const loops = [{ id: 'm', at: start - 90 * day }, { id: 'n', at: start - 30 * day }]
    const introduced = [{ by: 'c', evidence: ['i'] }]
    const all: One[] = [
      going('new', [party]),
      going('bea', [planned('lunch', 2), party], { openLoops: loops, lastWords: words }, seen),
      going('ada', [party], { metBefore: ['met before'] }),
      going('cem', [party], {}, [met('o', -5)]),
      going('dag', [party], {}, [met('hint', -9, { grade: 'candidate' })]),
    ]
    const found = next(all, { introducers: new Map([['bea', introduced]]) })
    expect(found.map(({ id }) => id)).toEqual(['lunch', 'party'])
    expect(found[1]).toStrictEqual({
      id: 'party', at: party.at, until: party.until, title: 'Print fair', place: { name: 'Graz' }, introduce: [],
      people: [
        { person: somebody('cem'), item: 'party of theirs', first: false, lastEncounter: met('o', -5), openLoops: [], introducedBy: [] },
        { person: somebody('bea'), item: 'party of theirs', first: false, lastEncounter: met('n', -30), lastWords: words, openLoops: [loops[1], loops[0]], introducedBy: introduced },
        { person: somebody('ada'), item: 'party of theirs', first: false, openLoops: [], introducedBy: [] },
        { person: somebody('dag'), item: 'party of theirs', first: false, openLoops: [], introducedBy: [] },
        { person: somebody('new'), item: 'party of theirs', first: true, openLoops: [], introducedBy: [] },
      ],
    })
    expect(next([going('a', [dated('2020-03-04')])])[0]).toStrictEqual({
      id: '2020-03-04', at: Date.UTC(2020, 2, 4, 12), day: '2020-03-04', introduce: [],
      people: [{ person: somebody('a'), item: '2020-03-04', first: true, openLoops: [], introducedBy: [] }],
    })
    expect(next([[somebody('a'), tale('a')], [somebody('b'), tale('b', { ahead: [planned('e', 1)] })]])[0]).toMatchObject({ people: [{ first: true }] })
  })

  it('stands on the first screen until it is put away, whoever joins', () => {
    const all = [going('a', [planned('lunch', 2)]), going('b', [planned('lunch', 2), planned('fair', 9)])]
    const shown = (more: Parameters<typeof tale>[1]) => nextToShow(next(all), new Map([['b', tale('b', more)]]))?.id
    expect([shown({}), shown({ verdicts: { [statements.coming('fair')]: 'rejected' } }), shown({ verdicts: { [statements.coming('lunch')]: 'accepted' } })]).toEqual(['lunch', 'lunch', 'lunch'])
    expect(shown({ verdicts: { [statements.coming('lunch')]: 'rejected' } })).toBe('fair')
    expect(shown({ verdicts: { [statements.coming('lunch')]: 'rejected', [statements.coming('fair')]: 'rejected' } })).toBeUndefined()
    expect(putComingAway(next(all)[0]!).operations.map(({ args }) => args)).toEqual(['a', 'b'].map((about) => ({ about, statement: statements.coming('lunch'), verdict: 'rejected' })))
  })

  it('names whom one could introduce there', () => {
    const pair = (left: string, right: string): Pair => ({ left, right })
    const pairs = [pair('a', 'b'), pair('a', 'c'), pair('c', 'a'), pair('a', 'a')]
    const found = next([going('a', [planned('e', 1), planned('f', 2)]), going('b', [planned('e', 1)]), going('c', [planned('f', 2)])], { pairs })
    expect(found.map(({ introduce }) => introduce)).toEqual([[pairs[0]], [pairs[1], pairs[2]]])
  })

  it('is in order of time, the same in any order of people', () => {
    const all = [going('b', [planned('y', 5), planned('z', 1)]), going('a', [planned('x', 5)]), going('c', [planned('y', 5)])]
    expect(next(all).map(({ id, people }) => `${id} ${people.map(({ person }) => person.id).join()}`)).toEqual(['z b', 'x a', 'y b,c'])
    expect(next([...all].reverse())).toEqual(next(all))
  })

  it('is of nobody in the trash or the archive', () => {
    for (const more of [{ deleted: true as const }, { archived: true as const }]) expect(next([[somebody('a', more), tale('a', { ahead: [planned('e', 1)] })]])).toEqual([])
  })
})
