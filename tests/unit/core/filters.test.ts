import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FilterRule } from '../../../electron/contract/words'
import { countingRules, listed, matchesRule, ruleWords, type FilterWorld } from '../../../renderer/core/filters'
import type { PersonSummary } from '../../../renderer/core/model'

const day = 86_400_000
const now = Date.UTC(2026, 5, 1, 12)
const world: FilterWorld = { now, zone: 'Europe/Vienna', groups: new Map([['g1', 'Book club']]) }

function person(more: Partial<PersonSummary> = {}): PersonSummary {
  return {
    id: 'x:@bea', name: 'Bea Ek', handles: [], networks: [], stage: 0, path: 'unknown', turns: 0, openTurn: false, openLoops: 0,
    firstDirect: null, firstEncounter: null, closed: null, lastDirect: null, lastEncounter: null,
    counts: { public: 0, private: 0, ambient: 0, inPerson: 0, bridge: 0 }, years: [], hasNote: false, moments: 0, ...more,
  }
}

describe('matchesRule', () => {
  it.each<[FilterRule, Partial<PersonSummary>, boolean]>([
    [{ is: 'stage', stage: 4 }, { stage: 4 }, true],
    [{ is: 'stage', stage: 1 }, { stage: 1, path: 'online first' }, true],
    [{ is: 'stage', stage: 1 }, { stage: 1, path: 'met first' }, false],
    [{ is: 'stage', stage: 2 }, { stage: 1, path: 'met first' }, true],
    [{ is: 'network', network: 'x' }, { networks: ['email', 'x'] }, true],
    [{ is: 'network', network: 'x' }, { networks: ['email'] }, false],
    [{ is: 'tag', tag: 'Chór' }, { tags: ['chor', 'work'] }, true],
    [{ is: 'tag', tag: 'choir' }, {}, false],
    [{ is: 'group', group: 'g1' }, { groups: ['g1'] }, true],
    [{ is: 'group', group: 'gone' }, { groups: ['gone'] }, false],
    [{ is: 'touched', days: 30, within: true }, { lastDirect: now - 30 * day }, true],
    [{ is: 'touched', days: 30, within: true }, { lastDirect: now - 31 * day }, false],
    [{ is: 'touched', days: 30, within: false }, { lastDirect: now - 31 * day }, true],
    [{ is: 'touched', days: 30, within: false }, { lastDirect: now - 90 * day, lastEncounter: now - 2 * day }, false],
    [{ is: 'touched', days: 30, within: false }, {}, false],
    [{ is: 'touched', days: 30, within: true }, {}, false],
    [{ is: 'city', city: 'são paulo' }, { where: 'Rua Augusta 1, Sao Paulo, Brazil' }, true],
    [{ is: 'city', city: 'paulo' }, { where: 'São Paulo' }, false],
    [{ is: 'city', city: 'Lyon' }, {}, false],
    [{ is: 'met', met: true }, { lastEncounter: 1 }, true],
    [{ is: 'met', met: false }, { lastEncounter: 1 }, false],
    [{ is: 'met', met: false }, {}, true],
    [{ is: 'birthday', month: 5 }, { birthday: { month: 5 } }, true],
    [{ is: 'birthday', month: 5 }, { birthday: { year: 1980 } }, false],
    [{ is: 'note', has: true }, { hasNote: true }, true],
    [{ is: 'note', has: false }, { hasNote: true }, false],
    [{ is: 'favourite' }, { favourite: true }, true],
    [{ is: 'favourite' }, {}, false],
    [{ is: 'archived' }, { archived: true }, true],
    [{ all: [] }, {}, true],
    [{ any: [] }, {}, false],
    [{ all: [{ is: 'met', met: true }, { not: { is: 'favourite' } }] }, { lastEncounter: 1 }, true],
    [{ any: [{ is: 'favourite' }, { all: [{ is: 'note', has: true }, { is: 'met', met: false }] }] }, { hasNote: true }, true],
    [{ is: 'shoeSize' } as unknown as FilterRule, {}, false],
  ])('%j of %j is %s', (rule, more, answer) => expect(matchesRule(rule, person(more), world)).toBe(answer))
})

const leaf = fc.oneof<fc.Arbitrary<FilterRule>[]>(
  fc.record({ is: fc.constant('stage' as const), stage: fc.constantFrom(0, 1, 2, 3, 4) }),
  fc.record({ is: fc.constant('tag' as const), tag: fc.constantFrom('a', 'b') }),
  fc.record({ is: fc.constant('group' as const), group: fc.constantFrom('g1', 'g2') }),
  fc.record({ is: fc.constant('touched' as const), days: fc.integer({ min: 1, max: 400 }), within: fc.boolean() }),
  fc.record({ is: fc.constant('city' as const), city: fc.constantFrom('Lyon', 'Łódź') }),
  fc.record({ is: fc.constant('met' as const), met: fc.boolean() }),
  fc.record({ is: fc.constant('birthday' as const), month: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ is: fc.constant('note' as const), has: fc.boolean() }),
  fc.constant({ is: 'favourite' as const }),
  fc.constant({ is: 'archived' as const }),
)
const { rule } = fc.letrec<{ rule: FilterRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true }, leaf,
    fc.record({ all: fc.array(tie('rule'), { maxLength: 3 }) }), fc.record({ any: fc.array(tie('rule'), { maxLength: 3 }) }), fc.record({ not: tie('rule') }),
  ),
}))
const touch = fc.option(fc.integer({ min: now - 500 * day, max: now }))
const someone = fc.record({
  stage: fc.constantFrom(0, 1, 2, 3, 4), path: fc.constantFrom('online first', 'met first', 'unknown'), lastDirect: touch, lastEncounter: touch, hasNote: fc.boolean(),
  tags: fc.subarray(['a', 'b']), groups: fc.subarray(['g1', 'g2']), favourite: fc.constantFrom(true as const, undefined), archived: fc.constantFrom(true as const, undefined),
  deleted: fc.constantFrom(true as const, undefined), where: fc.constantFrom('Lyon', 'Lodz, Poland', undefined), birthday: fc.constantFrom({ month: 3 }, {}, undefined),
}).map((more) => person(more as Partial<PersonSummary>))

describe('rules combined', () => {
  const same = (one: FilterRule, other: FilterRule, about: PersonSummary) => expect(matchesRule(one, about, world)).toBe(matchesRule(other, about, world))

  it('twice not is the same', () => fc.assert(fc.property(rule, someone, (one, about) => { same(one, { not: { not: one } }, about) })))
  it('not is never the same', () =>
    fc.assert(fc.property(rule, someone, (one, about) => { expect(matchesRule({ not: one }, about, world)).toBe(!matchesRule(one, about, world)) })))
  it('not all is any not, and not any is all not', () =>
    fc.assert(fc.property(fc.array(rule, { maxLength: 4 }), someone, (parts, about) => {
      same({ not: { all: parts } }, { any: parts.map((not) => ({ not })) }, about)
      same({ not: { any: parts } }, { all: parts.map((not) => ({ not })) }, about)
    })))
  it('does not depend on the order of the parts', () =>
    fc.assert(fc.property(fc.array(rule, { maxLength: 5 }).chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length }))), someone, ([parts, mixed], about) => {
      same({ all: parts }, { all: mixed }, about)
      same({ any: parts }, { any: mixed }, about)
    })))
  it('counts what it lists', () =>
    fc.assert(fc.property(fc.array(rule, { maxLength: 3 }), fc.array(someone, { maxLength: 12 }), (rules, people) => {
      const named = new Map(rules.map((one, at) => [`f${at}`, one]))
      const work = countingRules(named, people, world)
      let step = work.next()
      while (!step.done) step = work.next()
      for (const [id, one] of named) expect(step.value.get(id)).toBe(people.filter(listed(one, world)).length)
    })))
})

describe('who is listed', () => {
  const kept = person()
  const archived = person({ archived: true })
  const deleted = person({ deleted: true })
  const list = (of: FilterRule | null) => [kept, archived, deleted].map(listed(of, world))

  it('leaves the archived out unless the rule asks for them, and the trash always', () => {
    expect(list(null)).toEqual([true, false, false])
    expect(list({ is: 'met', met: false })).toEqual([true, false, false])
    expect(list({ is: 'archived' })).toEqual([false, true, false])
    expect(list({ any: [{ is: 'archived' }, { is: 'met', met: false }] })).toEqual([true, true, false])
    expect(list({ all: [{ not: { is: 'archived' } }] })).toEqual([true, false, false])
  })

  it('counts fifty thousand people in steps, not in one go', () => {
    const people = Array.from({ length: 50_000 }, (_, at) => person({ stage: (at % 5) as 0 }))
    const work = countingRules(new Map([['f', { is: 'stage', stage: 4 }]]), people, world)
    let steps = 0
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        expect(step.value.get('f')).toBe(10_000)
        break
      }
      steps++
    }
    expect(steps).toBe(50)
  })
})

describe('ruleWords', () => {
  it.each<[FilterRule, string]>([
    [{ all: [{ is: 'met', met: true }, { is: 'city', city: 'Lisbon' }, { is: 'touched', days: 365, within: false }] }, 'met, in Lisbon, not touched for 365 days'],
    [{ any: [{ is: 'tag', tag: 'choir' }, { is: 'group', group: 'g1' }] }, 'tagged choir or in the group Book club'],
    [{ all: [{ not: { is: 'tag', tag: 'work' } }, { any: [{ is: 'favourite' }, { is: 'note', has: true }] }] }, 'not tagged work, (favourite or with a note)'],
    [{ not: { is: 'met', met: true } }, 'never met'],
    [{ not: { all: [{ is: 'network', network: 'linkedin' }, { is: 'birthday', month: 12 }] } }, 'not (on LinkedIn, birthday in December)'],
    [{ is: 'touched', days: 1, within: true }, 'touched within 1 day'],
    [{ all: [] }, 'everyone'],
    [{ any: [] }, 'nobody'],
    [{ is: 'group', group: 'gone' }, 'in the group that is gone'],
  ])('%j', (of, words) => expect(ruleWords(of, world)).toBe(words))
})
