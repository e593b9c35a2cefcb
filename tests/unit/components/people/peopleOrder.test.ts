import { describe, expect, it } from 'vitest'
import { arrange, makingReady, searchTexts, type PeopleWish } from '../../../../renderer/components/people/peopleOrder'
import { countStages } from '../../../../renderer/core/look'
import type { PersonSummary, Stage } from '../../../../renderer/core/model'

function person(name: string, more: Partial<PersonSummary> = {}): PersonSummary {
  return {
    id: `x:@${name}`, name, handles: [], networks: [], stage: 0, path: 'unknown', turns: 0, openTurn: false, openLoops: 0,
    firstDirect: null, firstEncounter: null, closed: null, lastDirect: null, lastEncounter: null,
    counts: { public: 0, private: 0, ambient: 0, inPerson: 0, bridge: 0 }, years: [], hasNote: false, moments: 0, ...more,
  }
}

const people = [
  person('Anaïs', { stage: 4, turns: 2, lastDirect: 30, where: 'Lyon' }),
  person('Bea Ek', { stage: 1, lastDirect: 50 }),
  person('Çelik', { stage: 4, turns: 5, lastDirect: 50, lastEncounter: 7 }),
  person('יעל', { otherName: 'Yael Berkovich', stage: 2, lastEncounter: 9 }),
]
const everyone: PeopleWish = { stage: null, query: '', sort: { column: 'name', descending: false } }
const names = (wish: Partial<PeopleWish>) => arrange(people, () => searchTexts(people), { ...everyone, ...wish }).map(({ name }) => name)

describe('the people list', () => {
  it('keeps the order of names, and turns it round', () => {
    expect(names({})).toEqual(['Anaïs', 'Bea Ek', 'Çelik', 'יעל'])
    expect(names({ sort: { column: 'name', descending: true } })).toEqual(['יעל', 'Çelik', 'Bea Ek', 'Anaïs'])
  })

  it('is the same when texts and orders were made ready before', () => {
    const wishes = (['circle', 'lastWord', 'lastMet'] as const).flatMap((column) => [true, false].map((descending) => ({ sort: { column, descending }, query: 'e' })))
    const here = people.slice()
    const before = wishes.map((wish) => names(wish))
    for (const step of makingReady(here)) expect(step).toBeUndefined()
    expect(wishes.map((wish) => arrange(here, () => searchTexts(here), { ...everyone, ...wish }).map(({ name }) => name))).toEqual(before)
  })

  it('finds without accents, in other names and places, every word of the query', () => {
    expect(names({ query: 'anais' })).toEqual(['Anaïs'])
    expect(names({ query: 'lyon' })).toEqual(['Anaïs'])
    expect(names({ query: ' YAEL  berk' })).toEqual(['יעל'])
    expect(names({ query: 'ek bea' })).toEqual(['Bea Ek'])
    expect(names({ query: 'bea lyon' })).toEqual([])
  })

  it('finds by other names, tags and groups', () => {
    const some = [person('Dan', { alsoNamed: ['Daniel Öz'] }), person('Eva', { tags: ['Chór'] }), person('Fay', { groups: ['g1', 'gone'] })]
    const found = (query: string) => arrange(some, () => searchTexts(some, new Map([['g1', 'Book club']])), { ...everyone, query }).map(({ name }) => name)
    expect(found('oz')).toEqual(['Dan'])
    expect(found('chor')).toEqual(['Eva'])
    expect(found('book')).toEqual(['Fay'])
  })

  it('puts whoever has no date last in both directions, equals by name', () => {
    expect(names({ sort: { column: 'lastWord', descending: true } })).toEqual(['Bea Ek', 'Çelik', 'Anaïs', 'יעל'])
    expect(names({ sort: { column: 'lastWord', descending: false } })).toEqual(['Anaïs', 'Bea Ek', 'Çelik', 'יעל'])
    expect(names({ sort: { column: 'lastMet', descending: false } })).toEqual(['Çelik', 'יעל', 'Anaïs', 'Bea Ek'])
  })

  it('sorts the circle by stage, then turns', () =>
    expect(names({ sort: { column: 'circle', descending: true } })).toEqual(['Çelik', 'Anaïs', 'יעל', 'Bea Ek']))

  it('counts and narrows to a stage', () => {
    expect(countStages(people)).toEqual({ 0: 0, 1: 1, 2: 1, 3: 0, 4: 2 } satisfies Record<Stage, number>)
    expect(names({ stage: 4 })).toEqual(['Anaïs', 'Çelik'])
  })

  it('puts whom you met first among those you met', () => {
    const met = [person('Dan', { stage: 1, path: 'met first' }), person('Eva', { stage: 1, path: 'online first' })]
    expect(countStages(met)).toMatchObject({ 1: 1, 2: 1 })
    expect(arrange(met, () => [], { ...everyone, stage: 2 }).map(({ name }) => name)).toEqual(['Dan'])
  })

  it('narrows in every order, as often as it is asked', () => {
    for (const descending of [true, false]) {
      for (const column of ['circle', 'lastWord', 'lastMet'] as const) {
        const all = names({ sort: { column, descending } })
        expect(names({ sort: { column, descending }, stage: 4 })).toEqual(all.filter((name) => ['Anaïs', 'Çelik'].includes(name)))
        expect(names({ sort: { column, descending } })).toEqual(all)
      }
    }
  })

  it('does not fold names unless something is looked for', () => {
    const texts = () => { throw new Error('asked') }
    expect(arrange(people, texts, everyone)).toHaveLength(4)
  })
})
