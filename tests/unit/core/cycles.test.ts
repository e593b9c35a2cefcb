import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circleDays, circleOf, type Touch } from '../../../renderer/core/cycles'
import { day, hour } from '../../../renderer/core/dates'
import type { CoverageSpan, Encounter } from '../../../renderer/core/model'

const start = Date.UTC(2012, 1, 23, 18)
const now = start + 4000 * day
const touch = (id: string, at: number | null, more: Partial<Touch> = {}): Touch => ({ id, at, setting: 'public', direction: 'sent', kind: 'reply', ...more })
const met = (id: string, at: number, more: Partial<Encounter> = {}): Encounter => ({ id, at, until: at, grade: 'strong', evidence: [id], ...more })
const onDay = (id: string, at: number): Encounter => met(id, at - (at % day) + day / 2, { day: new Date(at).toISOString().slice(0, 10) })
const bridge = (id: string, at: number): Touch => touch(id, at, { setting: 'bridge', kind: 'introduction', direction: 'received' })
const covered = (from: number, to: number): CoverageSpan => ({ network: 'x', account: 'x:id:1', setting: 'public', from, to, directions: ['sent'] })
const circle = (touches: readonly Touch[], encounters: readonly Encounter[], coverage: readonly CoverageSpan[] = [], at = now) =>
  circleOf({ touches, encounters, coverage, now: at })

const before = touch('a', start - 290 * day)
const again = touch('r', start + 9 * day)

describe('the stages', () => {
  it.each<[string, Touch[], Encounter[], number, string]>([
    ['nothing', [], [], 0, 'unknown'],
    ['a like is no contact', [touch('like', start, { setting: 'ambient', kind: 'reaction' })], [], 0, 'unknown'],
    ['a hint places nobody', [], [met('m', start, { grade: 'candidate' })], 0, 'unknown'],
    ['words only', [before], [], 1, 'online first'],
    ['a private message only', [touch('dm', start, { setting: 'private', kind: 'message' })], [], 1, 'online first'],
    ['words without a time', [touch('a', null)], [], 0, 'unknown'],
    ['met, no word', [], [met('m', start)], 1, 'met first'],
    ['words and a hint', [before, again], [met('m', start, { grade: 'candidate' })], 1, 'online first'],
    ['words, then met', [before], [met('m', start)], 2, 'online first'],
    ['words, then met as you said', [before], [met('m', start, { grade: 'confirmed' })], 2, 'online first'],
    ['introduced at the meeting', [before, bridge('b', start)], [met('m', start)], 3, 'online first'],
    ['introduced later', [before, bridge('b', start + 400 * day)], [met('m', start)], 3, 'online first'],
    ['introduced before they met', [before, bridge('b', start - 1)], [met('m', start)], 2, 'online first'],
    ['introduced on the day of a dated meeting', [before, bridge('b', start - (start % day) + hour)], [onDay('m', start)], 3, 'online first'],
    ['words, met, words', [before, again], [met('m', start)], 4, 'online first'],
    ['after a later meeting only', [before, touch('r', start + 109 * day)], [met('m', start), met('m2', start + 100 * day)], 4, 'online first'],
    ['met, then words', [again], [met('m', start)], 4, 'met first'],
    ['met, then words years later', [touch('a', start + 3000 * day)], [met('m', start)], 4, 'met first'],
    ['met, then words at once', [touch('a', start + hour)], [met('m', start)], 2, 'met first'],
    ['met, words at once and years later', [touch('a', start + hour), touch('r', start + 3000 * day)], [met('m', start)], 4, 'met first'],
    ['met first and introduced, without a word', [bridge('b', start)], [met('m', start)], 1, 'met first'],
    ['a rejected word', [before, { ...again, verdict: 'rejected' }], [met('m', start)], 2, 'online first'],
    ['words that lie ahead', [before, touch('r', now + 1)], [met('m', now - day)], 2, 'online first'],
    ['a bridge set aside', [before, { ...bridge('b', start), verdict: 'rejected' }], [met('m', start)], 2, 'online first'],
    ['a meeting at this moment', [before], [met('m', now)], 2, 'online first'],
    ['a meeting that lies ahead', [before], [met('m', now + 1)], 1, 'online first'],
    ['a word at this moment', [touch('a', now)], [], 1, 'online first'],
    ['a like afterwards', [before, touch('like', start + day, { setting: 'ambient', kind: 'reaction' })], [met('m', start)], 2, 'online first'],
  ])('%s', (_, touches, encounters, stage, path) => expect(circle(touches, encounters)).toMatchObject({ stage, path }))
})

describe('again', () => {
  it.each<[string, number, boolean]>([
    ['12 h less a moment', 12 * hour - 1, false],
    ['12 h', 12 * hour, true],
    ['30 days', 30 * day, true],
    ['30 days and a moment', 30 * day + 1, false],
  ])('counts %s after the meeting began: %s', (_, after, closed) => {
    expect(circle([before, touch('r', start + after)], [met('m', start, { until: start + 2 * hour })]).closed).toEqual(closed ? { id: 'r', at: start + after, encounter: 'm' } : null)
  })

  it.each<[string, number, boolean]>([
    ['while it lasts', 2 * day, false],
    ['when it is over', 3 * day, true],
    ['30 days after its end', 33 * day, true],
    ['later', 33 * day + 1, false],
  ])('counts from the end of a long meeting: %s', (_, after, closed) => {
    expect(circle([before, touch('r', start + after)], [met('m', start, { until: start + 3 * day })]).closed !== null).toBe(closed)
  })

  it('counts from noon of a meeting that has only a date', () => {
    const noon = onDay('m', start).at
    expect(circle([before, touch('r', noon + 12 * hour - 1)], [onDay('m', start)]).stage).toBe(2)
    expect(circle([before, touch('r', noon + 12 * hour)], [onDay('m', start)]).stage).toBe(4)
    expect(circle([touch('a', noon + 3 * hour)], [onDay('m', start)]).path).toBe('online first')
    expect(circle([touch('a', noon + 12 * hour)], [onDay('m', start)]).path).toBe('met first')
  })
})

describe('dates and turns', () => {
  const second = met('m2', start + 100 * day)
  const late = touch('late', start + 160 * day)

  it('prove themselves', () => {
    const result = circle([before, bridge('b', start + day), again, touch('r2', start + 103 * day)], [met('m', start), second])
    expect(result).toMatchObject({
      firstDirect: { id: 'a', at: before.at }, firstEncounter: { id: 'm', at: start }, firstBridge: { id: 'b', at: start + day }, closed: { id: 'r', encounter: 'm' },
      lastDirect: { id: 'r2' }, lastEncounter: { id: 'm2' }, openTurn: null,
    })
    expect(result.turns.map(({ encounter, direct }) => [encounter.id, direct.id])).toEqual([['m', 'r'], ['m2', 'r2']])
  })

  it('answer two meetings with one word', () => {
    const result = circle([before, again], [met('m', start), met('m2', start + 3 * day)])
    expect(result.turns.map(({ direct }) => direct.id)).toEqual(['r', 'r'])
    expect(result.closed).toMatchObject({ id: 'r', encounter: 'm' })
  })

  it('count a late first word from the last meeting before it', () => {
    expect(circle([late], [met('m', start), second]).turns).toEqual([{ encounter: { id: 'm2', at: second.at }, direct: { id: 'late', at: late.at } }])
    expect(circle([late], [met('m', start), met('m3', start + 200 * day)]).turns).toMatchObject([{ encounter: { id: 'm' }, direct: { id: 'late' } }])
    expect(circle([late], [met('m', start), second]).closed).toMatchObject({ id: 'late', encounter: 'm2' })
  })

  it('leave a hint out of m and of turns', () => {
    expect(circle([before, again], [met('hint', start - day, { grade: 'candidate' }), met('m', start)])).toMatchObject({ firstEncounter: { id: 'm' }, turns: [{ encounter: { id: 'm' } }] })
  })
})

describe('evidence set aside', () => {
  const conference = { at: start, until: start + 3 * day }

  it('is still what comes after is counted from', () => {
    const dinner = met('dinner', start + day, { until: start + day + 3 * hour, whole: conference })
    expect(circle([before, touch('r', start + 2 * day)], [dinner]).stage).toBe(2)
    expect(circle([before, touch('r', start + 3 * day)], [dinner])).toMatchObject({ stage: 4, firstEncounter: { id: 'dinner', at: start + day } })
    expect(circle([before, touch('r', start + 33 * day + 1)], [dinner]).stage).toBe(2)
  })

  it('of a day keeps what came within it', () => {
    const noon = onDay('m', start)
    const dated = { ...noon, whole: { at: start, until: start } }
    expect(circle([before, bridge('b', start - hour)], [noon]).stage).toBe(3)
    expect(circle([before, bridge('b', start - hour)], [dated]).stage).toBe(2)
    expect(circle([touch('a', start + 1)], [dated]).path).toBe('met first')
  })

  it('does not make somebody met first', () => {
    const late = touch('late', start + 200 * day)
    expect(circle([{ ...before, verdict: 'rejected' }, late], [met('m', start)])).toMatchObject({ stage: 2, path: 'met first', firstDirect: { id: 'late' } })
    expect(circle([late], [met('m', start)]).stage).toBe(4)
  })
})

describe('days between', () => {
  const words = (touches: readonly Touch[], encounters: readonly Encounter[], zone = 'UTC') => circleDays(circle(touches, encounters), encounters, zone)

  it.each<[string, Touch[], Encounter[], string, object]>([
    ['nothing', [], [], 'UTC', { toMeeting: null, toAnswer: null, turns: [] }],
    ['words only', [before], [], 'UTC', { toMeeting: null, toAnswer: null, turns: [] }],
    ['met only', [], [met('m', start)], 'UTC', { toMeeting: null, toAnswer: null, turns: [] }],
    ['online, offline, online', [before, again], [met('m', start)], 'UTC', { toMeeting: 290, toAnswer: 9, turns: [9] }],
    ['met first', [touch('a', start + 200 * day)], [met('m', start)], 'UTC', { toMeeting: 200, toAnswer: 200, turns: [200] }],
    ['two turns', [before, again, touch('r2', start + 102 * day)], [met('m', start), met('m2', start + 100 * day)], 'UTC', { toMeeting: 290, toAnswer: 9, turns: [9, 2] }],
    ['days of the wall calendar', [before, touch('r', start + 30 * hour)], [met('m', start)], 'UTC', { toMeeting: 290, toAnswer: 2, turns: [2] }],
    ['a day that ends later in the west', [before, touch('r', start + 30 * hour)], [met('m', start)], 'America/New_York', { toMeeting: 290, toAnswer: 1, turns: [1] }],
    ['a date alone, where noon is the next day', [before, touch('r', start + 2 * day)], [onDay('m', start)], 'Pacific/Kiritimati', { toMeeting: 289, toAnswer: 3, turns: [3] }],
  ])('%s', (_, touches, encounters, zone, expected) => expect(words(touches, encounters, zone)).toEqual(expected))
})

describe('open', () => {
  const coverage = [covered(start - day, start + 14 * day)]
  const loops = (touches: readonly Touch[], spans: readonly CoverageSpan[], at = now, encounters = [met('m', start)]) => circle(touches, encounters, spans, at).openLoops.map(({ id }) => id)

  it.each<[string, Touch[], CoverageSpan[], number, boolean]>([
    ['14 covered days without a word', [before], coverage, now, true],
    ['before they are over', [before], coverage, start + 14 * day - 1, false],
    ['when they are just over', [before], coverage, start + 14 * day, true],
    ['a word in them', [before, touch('r', start + 14 * day)], coverage, now, false],
    ['a word on the way home', [before, touch('r', start + hour)], coverage, now, false],
    ['a word after them: until then', [before, touch('r', start + 14 * day + 1)], coverage, now, false],
    ['a word after them that lies ahead', [before, touch('r', start + 50 * day)], coverage, start + 20 * day, true],
    ['no source', [before], [], now, false],
    ['a source that ends before', [before], [covered(start - day, start + 13 * day)], now, false],
    ['two sources after each other', [before], [covered(start - day, start + 5 * day), covered(start + 5 * day, start + 20 * day)], now, true],
    ['a calendar', [before], [{ ...coverage[0]!, setting: 'inPerson' }], now, false],
  ])('loop, %s: %s', (_, touches, spans, at, open) => expect(loops(touches, spans, at)).toEqual(open ? ['m'] : []))

  it('turn while it is fresh', () => {
    expect(circle([before], [met('m', start)], [], start + 30 * day).openTurn).toEqual({ id: 'm', at: start })
    expect(circle([before], [met('m', start)], [], start + 30 * day + 1).openTurn).toBeNull()
  })

  it('turn as long as the silence is known', () => {
    expect(circle([before], [met('m', start)], coverage).openTurn).toEqual({ id: 'm', at: start })
    expect(circle([before, touch('r', start + 100 * day)], [met('m', start)], coverage).openTurn).toBeNull()
  })

  it('turn after closed ones', () => {
    const latest = met('m2', start + 100 * day)
    expect(circle([before, again], [met('m', start), latest], [], start + 107 * day)).toMatchObject({ stage: 4, openTurn: { id: 'm2' }, turns: { length: 1 } })
  })
})

describe('any history', () => {
  const time = fc.integer({ min: 0, max: 400 }).map((sixths) => start + sixths * 6 * hour)
  const touches = fc.uniqueArray(fc.record({ id: fc.nat(60).map((id) => `t${id}`), at: time, setting: fc.constantFrom('public' as const, 'private' as const, 'ambient' as const, 'bridge' as const) })
    .map((one) => touch(one.id, one.at, one)), { selector: ({ id }) => id, maxLength: 10 })
  const encounters = fc.uniqueArray(fc.record({ id: fc.nat(60).map((id) => `m${id}`), at: time, length: fc.nat(12), dated: fc.boolean(), grade: fc.constantFrom('candidate' as const, 'strong' as const, 'confirmed' as const) })
    .map(({ id, at, length, dated, grade }) => ({ ...(dated ? onDay(id, at) : met(id, at, { until: at + length * 6 * hour })), grade })), { selector: ({ id }) => id, maxLength: 6 })
  const coverage = fc.array(fc.tuple(time, time).map(([a, b]) => covered(Math.min(a, b), Math.max(a, b))), { maxLength: 3 })
  const history = fc.record({ touches, encounters, coverage, now: time.map((at) => at + 10 * day) })

  it('stands where it stands in any order', () => {
    fc.assert(fc.property(history, fc.infiniteStream(fc.nat()), (one, keys) => {
      const shuffled = <T>(list: readonly T[]): T[] => list.map((value) => [keys.next().value as number, value] as const).sort(([a], [b]) => a - b).map(([, value]) => value)
      const turned = { ...one, touches: shuffled(one.touches), encounters: shuffled(one.encounters), coverage: shuffled(one.coverage) }
      expect(circleOf(turned)).toEqual(circleOf(one))
    }), { numRuns: 1000 })
  })

  it('does not move for likes and follows', () => {
    fc.assert(fc.property(history, fc.array(time), (one, likes) => {
      const more = likes.map((at, index) => touch(`like${index}`, at, { setting: 'ambient', kind: 'reaction' }))
      expect(circleOf({ ...one, touches: [...one.touches, ...more] })).toEqual(circleOf(one))
    }))
  })

  it('never rises when an encounter goes', () => {
    fc.assert(fc.property(history, fc.nat(), (one, pick) => {
      const { stage } = circleOf(one)
      const without = <T>(list: readonly T[]): T[] => list.filter((_, index) => index !== pick % Math.max(1, list.length))
      expect(circleOf({ ...one, encounters: without(one.encounters) }).stage).toBeLessThanOrEqual(stage)
    }), { numRuns: 5000 })
  })

  it('never rises when a word or a bridge is set aside', () => {
    fc.assert(fc.property(history, fc.infiniteStream(fc.boolean()), (one, aside) => {
      const touches = one.touches.map((each): Touch => (aside.next().value ? { ...each, verdict: 'rejected' } : each))
      expect(circleOf({ ...one, touches }).stage).toBeLessThanOrEqual(circleOf(one).stage)
    }), { numRuns: 5000 })
  })

  it('proves every turn, loop and bridge by what is there', () => {
    fc.assert(fc.property(history, (one) => {
      const { turns, closed, openLoops, openTurn, bridges, firstBridge, firstEncounter } = circleOf(one)
      const met = new Map(one.encounters.filter(({ grade }) => grade !== 'candidate').map(({ id, at }) => [id, at]))
      const said = new Map(one.touches.map(({ id, at }) => [id, at]))
      for (const { encounter, direct } of turns) expect([met.get(encounter.id), said.get(direct.id)]).toEqual([encounter.at, direct.at])
      for (const { id, at } of openLoops) {
        expect(met.get(id)).toBe(at)
        expect(one.touches.some((touch) => (touch.setting === 'public' || touch.setting === 'private') && touch.at! >= at + 3 * day && touch.at! <= one.now)).toBe(false)
      }
      expect(closed !== null).toBe(turns.length > 0)
      expect(firstBridge).toEqual(bridges[0] ?? null)
      if (bridges.length > 0 || openTurn) expect(firstEncounter).not.toBeNull()
    }))
  })

  it('calls silence a loop only where it is covered', () => {
    fc.assert(fc.property(history, (one) => {
      expect(circleOf({ ...one, coverage: [] }).openLoops).toEqual([])
    }))
  })
})
