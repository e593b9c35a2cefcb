import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../renderer/core/dates'
import type { CoverageSpan } from '../../../renderer/core/model'
import { storyOf, type StoryItem } from '../../../renderer/core/story'

const now = Date.UTC(2026, 5, 1, 10)
const her = 'x:id:20'

const message = (id: string, at: number | null): StoryItem => ({ id, at, network: 'x', kind: 'message', setting: 'private', direction: 'received', text: `message ${id}` })
const meeting = (id: string, at: number, hours = 1): StoryItem =>
  ({ id, at, until: at + hours * 3_600_000, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', grade: 'strong', event: id })
/** What has only a date: written down, a call or a meeting, or as a calendar has it. */
const dated = (id: string, at: number, kind: 'meeting' | 'call' | 'event'): StoryItem => {
  const midday = Math.floor(at / day) * day + day / 2
  const base = { id, at: midday, day: new Date(midday).toISOString().slice(0, 10), network: kind === 'event' ? 'calendar' : 'journal', kind, direction: 'mutual' as const }
  return kind === 'call' ? { ...base, setting: 'private' } : { ...base, setting: 'inPerson', grade: 'strong' }
}
const covers = (from: number, to: number, setting: CoverageSpan['setting'] = 'private'): CoverageSpan =>
  ({ network: setting === 'inPerson' ? 'calendar' : 'x', account: '', setting, from, to, directions: ['sent', 'received'] })

const told = (items: readonly StoryItem[], coverage: readonly CoverageSpan[], at: number) =>
  storyOf({ id: her, handles: [her], items, met: [], judgements: new Map(), verdicts: new Map(), coverage, now: at })

describe('when a story changes by itself', () => {
  it('never, where nothing lies ahead and nobody waits', () => {
    expect(told([], [], now).due).toBeNull()
    expect(told([message('1', now - 500 * day), message('2', null)], [covers(now - 900 * day, now - 400 * day)], now).due).toBeNull()
  })

  it('when a planned meeting comes to pass, and when its fourteen and thirty days are over', () => {
    const plan = [meeting('1', now + 3 * day)]
    expect(told(plan, [], now).due).toBe(now + 3 * day)
    expect(told(plan, [], now + 4 * day).due).toBe(now + 17 * day + 1)
    expect(told(plan, [], now + 17 * day + 1).due).toBe(now + 17 * day + 3_600_000 + 1)
    expect(told(plan, [], now + 20 * day).due).toBe(now + 33 * day + 1)
  })

  it('when a day that was written down begins where days begin first, and one of a calendar at noon', () => {
    const later = now + 9 * day
    expect(told([dated('1', later, 'call')], [], now).due).toBe(Math.floor(later / day) * day - 14 * 3_600_000)
    expect(told([dated('1', later, 'event')], [], now).due).toBe(Math.floor(later / day) * day + day / 2)
  })

  it('when a silence is long enough to be told', () => {
    const weekly = Array.from({ length: 12 }, (_, n) => message(`${n}`, now - (n + 1) * 7 * day))
    const { due, story } = told(weekly, [covers(now - 900 * day, now + 900 * day)], now)
    expect([due, story.silence.state]).toEqual([Date.UTC(2026, 5, 2), 'in touch'])
    const known = told(weekly, [covers(now - 900 * day, now - 1)], now)
    expect(known.due).toBe(now - 7 * day + 90 * day + 1)
    expect(told(weekly, [covers(now - 900 * day, now - 1)], known.due!).story.silence.state).toBe('unknown')
    expect(told(weekly, [covers(now - 900 * day, now + 900 * day)], known.due! + day).story.silence.state).toBe('drifted')
  })

  it('and at no other time', () => {
    const around = (days: number) => fc.integer({ min: -days * 24, max: days * 8 }).map((hours) => now + hours * 3_600_000)
    const items = fc.array(fc.oneof(
      fc.tuple(fc.uuid(), around(200)).map(([id, at]) => message(id, at)),
      fc.tuple(fc.uuid(), around(60), fc.integer({ min: 0, max: 72 })).map(([id, at, hours]) => meeting(id, at, hours)),
      fc.tuple(fc.uuid(), around(4), fc.constantFrom('meeting' as const, 'call' as const, 'event' as const)).map(([id, at, kind]) => dated(id, at, kind)),
    ), { maxLength: 14 })
    const spans = fc.array(fc.tuple(around(400), fc.integer({ min: 0, max: 500 }), fc.constantFrom('private' as const, 'inPerson' as const)).map(([from, days, setting]) => covers(from, from + days * day, setting)), { maxLength: 3 })
    fc.assert(fc.property(items, spans, fc.double({ min: 0, max: 1, noNaN: true }), (all, coverage, part) => {
      const { due, ...before } = told(all, coverage, now)
      const until = due ?? now + 4000 * day
      for (const at of [until - 1, Math.floor(now + part * (until - 1 - now))]) {
        const { due: later, ...after } = told(all, coverage, at)
        expect(after).toEqual(before)
        expect(later).toBe(due)
      }
    }), { numRuns: 1000 })
  })
})
