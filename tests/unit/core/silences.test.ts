import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../renderer/core/dates'
import type { CoverageSpan, Encounter, Proof } from '../../../renderer/core/model'
import { limitOf, silenceOf as silenceAmong, type Silence, type SilenceInput } from '../../../renderer/core/silences'
import { statements } from '../../../renderer/core/statements'
import { DirectTouches, touchesOf } from '../../../renderer/core/touches'

const start = Date.UTC(2014, 2, 3, 12)
const touch = (id: string, days: number): Proof => ({ id, at: start + days * day })
const met = (id: string, days: number, more: Partial<Encounter> = {}): Encounter => ({ id, at: start + days * day, until: start + days * day, grade: 'strong', evidence: [id], ...more })
const covered = (from: number, to: number, more: Partial<CoverageSpan> = {}): CoverageSpan =>
  ({ network: 'x', account: 'x:id:1', setting: 'private', from: start + from * day, to: start + to * day, directions: ['sent'], ...more })
const calendar = (from: number, to: number): CoverageSpan => covered(from, to, { network: 'calendar', setting: 'inPerson' })
/** So many touches, so many days apart, the last on day 0. */
const every = (days: number, many = 8): Proof[] => Array.from({ length: many }, (_, n) => touch(`t${String(n).padStart(2, '0')}`, (n - many + 1) * days))
const all = [covered(-10_000, 10_000)]
/** Touches as they are written here. */
const silenceOf = ({ direct, ...rest }: Omit<SilenceInput, 'direct'> & { readonly direct: readonly Proof[] }): Silence => silenceAmong({
  direct: new DirectTouches(touchesOf(direct.map((one) => ({ network: 'x', kind: 'message', setting: 'private', direction: 'sent', ...one }))), rest.now), ...rest,
})
interface Given {
  readonly direct?: readonly Proof[]
  readonly encounters?: readonly Encounter[]
  readonly coverage?: readonly CoverageSpan[]
  readonly verdicts?: Readonly<Record<string, 'accepted' | 'rejected'>>
}
const silent = (days: number, { direct = every(10), encounters = [], coverage = all, verdicts = {} }: Given = {}): Silence =>
  silenceOf({ direct, encounters, coverage, verdicts, now: start + days * day })

describe('drift', () => {
  it.each<[string, number, Given, Silence['state']]>([
    ['after 90 days', 90, {}, 'in touch'],
    ['after 90 days and a moment', 90.001, {}, 'drifted'],
    ['after three times the usual gap', 120, { direct: every(40) }, 'in touch'],
    ['after more than that', 120.001, { direct: every(40) }, 'drifted'],
    ['with 8 touches', 400, { direct: every(10, 8) }, 'drifted'],
    ['with 7', 400, { direct: every(10, 7) }, 'few'],
    ['with 7 and an encounter', 400, { direct: every(10, 7), encounters: [met('m', 0)] }, 'drifted'],
    ['with 7 and a hint', 400, { direct: every(10, 7), encounters: [met('m', 0, { grade: 'candidate' })] }, 'few'],
    ['with 7 and one that lies ahead', 400, { direct: [...every(10, 7), touch('ahead', 401)] }, 'few'],
    ['with 7 and an encounter that lies ahead', 400, { direct: every(10, 7), encounters: [met('m', 401)] }, 'few'],
    ['with nobody', 400, { direct: [] }, 'few'],
    ['since the encounter, not the word before it', 200, { encounters: [met('m', 120)] }, 'in touch'],
    ['since the end of a long encounter', 200, { encounters: [met('m', 80, { until: start + 115 * day })] }, 'in touch'],
    ['while an encounter goes on', 200, { encounters: [met('m', 80, { until: start + 500 * day })] }, 'in touch'],
  ])('%s', (_, days, given, state) => expect(silent(days, given).state).toBe(state))

  it('is measured by the middle of the gaps', () => {
    const uneven = [0, 2, 3, 10, 11, 50, 400, 500].map((days) => touch(`t${days}`, days - 500))
    // 2, 1, 7, 1, 39, 350, 100
    expect(silent(10, { direct: uneven }).median).toBe(7 * day)
    expect(silent(10, { direct: [touch('first', -510), ...uneven] }).median).toBe((7 * day + 10 * day) / 2)
    expect(limitOf(7 * day)).toBe(90 * day)
    expect(limitOf(31 * day)).toBe(93 * day)
    expect(limitOf(null)).toBe(90 * day)
  })

  it('takes in the touch of this moment, and of one moment the last by id', () => {
    const tied = [touch('b', 3), touch('d', 3), touch('a', 3), touch('c', 3)]
    for (const direct of [tied, [...tied].reverse()]) expect(silent(3, { direct }).last).toEqual(touch('d', 3))
    const again = [touch('x2', 500), touch('x1', 500)]
    for (const late of [again, [...again].reverse()]) expect(silent(501, { direct: [...every(10), ...late] }).rekindled).toMatchObject([{ by: { id: 'x1' } }])
  })

  it('names the last touch and what is covered since', () => {
    expect(silent(400)).toStrictEqual({ state: 'drifted', last: { id: 't07', at: start }, covered: 400 * day, median: 10 * day, rekindled: [] })
    expect(silent(400, { direct: [] })).toEqual({ state: 'few', last: null, covered: 0, median: null, rekindled: [] })
    expect(silent(400, { direct: [touch('only', 0)] })).toEqual({ state: 'few', last: { id: 'only', at: start }, covered: 400 * day, median: null, rekindled: [] })
  })
})

describe('what nobody covers', () => {
  it.each<[string, number, Given, Silence['state'], number]>([
    ['is unknown', 400, { coverage: [covered(-100, 0)] }, 'unknown', 0],
    ['with a usual gap unknown as well', 400, { coverage: [] }, 'unknown', 0],
    ['is nothing yet within 90 days', 90, { coverage: [] }, 'in touch', 0],
    ['and a moment', 90.001, { coverage: [] }, 'unknown', 0],
    ['counts up to where an archive reaches', 400, { coverage: [covered(-100, 90)] }, 'unknown', 90],
    ['is drift where enough of it is covered', 400, { coverage: [covered(-100, 90.5)] }, 'drifted', 90.5],
    ['is counted in pieces', 400, { coverage: [covered(-100, 50), covered(300, 345)] }, 'drifted', 95],
    ['before the first archive', 400, { coverage: [covered(350, 400)] }, 'unknown', 50],
    ['is not covered by a calendar where there are words', 400, { coverage: [calendar(-100, 400)] }, 'unknown', 0],
    ['is by a calendar for two who only met', 400, { direct: [], encounters: every(10).map(({ id }, n) => met(id, (n - 7) * 10)), coverage: [calendar(-100, 400)] }, 'drifted', 400],
    ['is not by chats for two who only met', 400, { direct: [], encounters: every(10).map(({ id }, n) => met(id, (n - 7) * 10)) }, 'unknown', 0],
    ['is not by a calendar once they wrote', 400, { direct: [touch('w', -200)], encounters: every(10).map(({ id }, n) => met(id, (n - 7) * 10)), coverage: [calendar(-300, 400)] }, 'unknown', 0],
  ])('%s', (_, days, given, state, since) => expect(silent(days, given)).toMatchObject({ state, covered: since * day }))

  it('is named: the first stretch of it', () => {
    const hole = (coverage: readonly CoverageSpan[]) => {
      const { uncovered } = silent(400, { coverage })
      return uncovered && [(uncovered.from - start) / day, uncovered.to === undefined ? 'now' : (uncovered.to - start) / day]
    }
    expect(hole(all)).toBeUndefined()
    expect(hole([])).toEqual([0, 'now'])
    expect(hole([covered(-100, 30)])).toEqual([30, 'now'])
    expect(hole([covered(-100, -30)])).toEqual([0, 'now'])
    expect(hole([covered(100, 400)])).toEqual([0, 100])
    expect(hole([covered(-100, 30), covered(60, 100), covered(200, 500)])).toEqual([30, 60])
    expect(hole([covered(-100, 400)])).toBeUndefined()
    expect(hole([covered(500, 600)])).toEqual([0, 'now'])
    expect(hole([covered(400, 600)])).toEqual([0, 'now'])
    expect(hole([covered(399, 600)])).toEqual([0, 399])
  })

  it('says nothing of the rhythm: such gaps are left out of the middle', () => {
    // Once a year for years that nobody covers, then every ten days.
    const direct = [...Array.from({ length: 12 }, (_, n) => touch(`old${n}`, -5000 + n * 365)), ...every(10, 5)]
    const { median, state } = silent(60, { direct, coverage: [covered(-41, 400)] })
    expect(median).toBe(10 * day)
    expect(state).toBe('in touch')
    expect(silent(60, { direct: every(400), coverage: [covered(0, 60)] })).toMatchObject({ median: null, state: 'in touch', rekindled: [] })
    expect(silent(100, { direct: every(400), coverage: [covered(0, 100)] })).toMatchObject({ median: null, state: 'unknown' })
  })

  it('leaves words of one moment in the rhythm', () => {
    expect(silent(60, { direct: every(0), coverage: [] }).median).toBe(0)
  })
})

describe('rekindled', () => {
  const again = [...every(10), touch('again', 500)]

  it('names the touch that ended such a gap, and how long it was', () => {
    expect(silent(501, { direct: again }).rekindled).toEqual([{ after: { id: 't07', at: start }, by: touch('again', 500), covered: 500 * day }])
  })

  it.each<[string, Given, number]>([
    ['a gap that is just too short', { direct: [...every(10), touch('again', 90)] }, 0],
    ['one just long enough', { direct: [...every(10), touch('again', 90.01)] }, 1],
    ['one that nobody covers', { direct: again, coverage: [covered(-100, 80), covered(490, 600)] }, 0],
    ['one covered in part', { direct: again, coverage: [covered(-100, 95)] }, 1],
    ['one ended by an encounter', { encounters: [met('m', 500)] }, 1],
    ['one ended by a hint', { encounters: [met('m', 500, { grade: 'candidate' })] }, 0],
    ['after a long encounter', { encounters: [met('m', 1, { until: start + 450 * day })], direct: again }, 0],
    ['with 7 touches', { direct: [...every(10, 6), touch('again', 500)] }, 0],
  ])('%s', (_, given, times) => expect(silent(501, given).rekindled).toHaveLength(times))

  it('is not drift any more', () => {
    expect(silent(501, { direct: again })).toMatchObject({ state: 'in touch', last: { id: 'again' } })
  })
})

describe('corrected', () => {
  const rejected = (id: string) => ({ [statements.drift(id)]: 'rejected' as const })

  it('stays corrected for this silence', () => {
    expect(silent(400, { verdicts: rejected('t07') })).toMatchObject({ state: 'in touch', corrected: true, covered: 400 * day })
    expect(silent(4000, { verdicts: rejected('t07') }).state).toBe('in touch')
  })

  it('is not for a later one, nor for one that was accepted', () => {
    expect(silent(400, { verdicts: rejected('t06') }).state).toBe('drifted')
    expect(silent(400, { verdicts: { [statements.drift('t07')]: 'accepted' } })).not.toHaveProperty('corrected')
    expect(silent(20, { verdicts: rejected('t07') })).not.toHaveProperty('corrected')
  })

  it('holds under any id of an encounter', () => {
    const encounters = [met('event', 5, { evidence: ['first record', 'event'] })]
    expect(silent(400, { encounters, verdicts: rejected('first record') })).toMatchObject({ state: 'in touch', corrected: true })
    expect(silent(400, { encounters, verdicts: rejected('t07') }).state).toBe('drifted')
  })
})

describe('any history', () => {
  const days = fc.integer({ min: 0, max: 1200 })
  const direct = fc.uniqueArray(fc.tuple(fc.nat(99), days).map(([id, at]) => touch(`t${id}`, at)), { selector: ({ id }) => id, maxLength: 14 })
  const encounters = fc.uniqueArray(fc.record({ id: fc.nat(99), at: days, length: fc.nat(40), grade: fc.constantFrom('candidate' as const, 'strong' as const, 'confirmed' as const) })
    .map(({ id, at, length, grade }) => met(`m${id}`, at, { until: start + (at + length) * day, grade })), { selector: ({ id }) => id, maxLength: 8 })
  const coverage = fc.array(fc.tuple(days, days, fc.boolean()).map(([a, b, off]) => (off ? calendar : covered)(Math.min(a, b), Math.max(a, b))), { maxLength: 4 })
  const history = fc.record({ direct, encounters, coverage, now: days.map((at) => start + at * day) })

  it('is the same in any order', () => {
    fc.assert(fc.property(history, fc.infiniteStream(fc.nat()), (one, keys) => {
      const shuffled = <T>(list: readonly T[]): T[] => list.map((value) => [keys.next().value as number, value] as const).sort(([a], [b]) => a - b).map(([, value]) => value)
      expect(silenceOf({ ...one, direct: shuffled(one.direct), encounters: shuffled(one.encounters), coverage: shuffled(one.coverage) })).toEqual(silenceOf(one))
    }))
  })

  it('never calls what is not covered silence', () => {
    fc.assert(fc.property(history, (one) => {
      const { state, covered: since, uncovered, last, median, rekindled } = silenceOf(one)
      expect(silenceOf({ ...one, coverage: [] })).toMatchObject({ covered: 0, rekindled: [] })
      expect(silenceOf({ ...one, coverage: [] }).state).not.toBe('drifted')
      if (!last) return
      expect(since).toBeLessThanOrEqual(one.now - last.at)
      expect(state === 'drifted').toBe(median !== null && since > limitOf(median))
      if (uncovered) expect(uncovered.from >= last.at && uncovered.from < (uncovered.to ?? one.now) && (uncovered.to ?? 0) < one.now).toBe(true)
      for (const { after, by, covered: gap } of rekindled) expect(gap > limitOf(median) && gap <= by.at - after.at).toBe(true)
    }), { numRuns: 2000 })
  })

  it('knows no less with more coverage', () => {
    fc.assert(fc.property(history, coverage, (one, more) => {
      expect(silenceOf({ ...one, coverage: [...one.coverage, ...more] }).covered).toBeGreaterThanOrEqual(silenceOf(one).covered)
    }))
  })

  it('does not move for hints', () => {
    fc.assert(fc.property(history, (one) => {
      expect(silenceOf({ ...one, encounters: one.encounters.filter(({ grade }) => grade !== 'candidate') })).toEqual(silenceOf(one))
    }))
  })

  it('takes 50,000 touches and as many spans in a moment', () => {
    const many = Array.from({ length: 50_000 }, (_, n) => touch(`t${n}`, n / 10))
    const spans = Array.from({ length: 50_000 }, (_, n) => covered(n * 3, n * 3 + 1.5))
    const began = performance.now()
    expect(silenceOf({ direct: many, encounters: [], coverage: spans, now: start + 5100 * day }).state).toBe('unknown')
    // A tenth of a second on a machine that does nothing else; going through all spans for each gap takes a minute.
    expect(performance.now() - began).toBeLessThan(8000)
  })
})
