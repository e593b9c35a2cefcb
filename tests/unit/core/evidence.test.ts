import { describe, expect, it } from 'vitest'
import { evidenceOf, type Statement } from '../../../renderer/core/evidence'
import type { CoverageSpan, PersonDetail, TimelineItem } from '../../../renderer/core/model'
import { storyOf } from '../../../renderer/core/story'

const at = (text: string) => Date.parse(text)
const now = at('2026-01-01T12:00Z')
const item = (id: string, time: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id, at: at(time), network: 'x', kind: 'message', setting: 'private', direction: 'received', who: ['x:id:7'], source: 'i1', sourceLine: 'x.zip', text: id, ...more,
})
const met = (id: string, time: string, more: Partial<TimelineItem> = {}): TimelineItem => item(id, time, { kind: 'event', network: 'calendar', setting: 'inPerson', direction: 'mutual', grade: 'strong', event: id, title: id, ...more })
const covered = (from: string, to: string): CoverageSpan => ({ network: 'x', account: 'x:id:1', setting: 'private', from: at(from), to: at(to), directions: ['sent', 'received'] })

function person(items: readonly TimelineItem[], coverage: readonly CoverageSpan[] = [], verdicts: ReadonlyMap<string, 'accepted' | 'rejected'> = new Map()): PersonDetail {
  const told = storyOf({ id: 'x:id:7', handles: ['x:id:7'], items, met: [], judgements: new Map(), verdicts, coverage, now })
  return { ...told, items, hints: [], coverage, profile: { entries: { met: [] } } } as unknown as PersonDetail
}
const of = (whom: PersonDetail, about: Statement) => evidenceOf(whom, about, 'UTC', now)
const shown = (whom: PersonDetail, about: Statement) => of(whom, about).steps.map(({ what, items }) => [what, items.map(({ id }) => id).join()])

const weekly = Array.from({ length: 9 }, (_, week) => item(`word ${week}`, new Date(at('2020-01-01T12:00Z') + week * 7 * 86_400_000).toISOString()))
const full = person([...weekly, met('lunch', '2020-03-10T12:00Z'), item('home', '2020-03-15T12:00Z'), met('walk', '2020-05-01T12:00Z'), item('again', '2020-05-09T12:00Z')], [covered('2019-01-01', '2024-06-01')])

describe('every statement has its records, and the rule it follows by', () => {
  it.each<readonly [Statement, string, readonly (readonly string[])[], string]>([
    ['firstDirect', 'First word on 1 January 2020', [['You had found each other', 'word 0']], 'Likes and follows never count.'],
    ['firstEncounter', 'First met on 10 March 2020', [['You met', 'lunch']], 'until you confirm it'],
    ['closed', 'Full circle on 15 March 2020', [['You had found each other', 'word 0'], ['You met', 'lunch'], ['And one of you wrote again', 'home']], 'within 30 days'],
    [{ turn: 2 }, 'Second turn on 9 May 2020', [['You met', 'walk'], ['And one of you wrote again', 'again']], 'one more turn'],
    ['turns', 'Two turns', [['First turn: you met', 'lunch'], ['five days later one of you wrote', 'home'], ['Second turn: you met', 'walk'], ['eight days later one of you wrote', 'again']], 'one more turn'],
    ['length', 'From the first to the last', [['The first on record', 'word 0'], ['The last on record', 'again']], 'From the first'],
    [{ encounter: 'walk' }, 'Met on 1 May 2020', [['You met', 'walk']], 'until you confirm it'],
    ['firstBridge', 'Bridged', [], 'A bridge is'],
    ['openTurn', 'No turn is open', [], 'A turn stays open'],
  ])('%j', (about, title, steps, rule) => {
    expect(of(full, about).title).toBe(title)
    expect(shown(full, about)).toEqual(steps)
    expect(of(full, about).rule).toContain(rule)
  })

  it('counts the days of the wall calendar, and none as the same day', () => {
    const soon = person([met('breakfast', '2020-05-01T00:30Z'), item('evening', '2020-05-01T18:00Z'), met('walk', '2020-06-01T12:00Z', { day: '2020-06-01' }), item('next', '2020-06-02T12:00Z')])
    expect(shown(soon, 'turns').map(([what]) => what)).toEqual(['First turn: you met', 'the same day one of you wrote', 'Second turn: you met', 'a day later one of you wrote'])
    expect(evidenceOf(soon, 'turns', 'Pacific/Auckland', now).steps[3]).toMatchObject({ what: 'two days later one of you wrote', date: '3 June 2020' })
  })

  it('shows both sides of a silence, and which archives cover it', () => {
    const silence = of(full, 'silence')
    expect(silence.title).toBe('You have lost touch')
    expect(silence.steps.map(({ items }) => items.map(({ id }) => id).join())).toEqual(['again', '', ''])
    expect(silence.steps[1]!.lines).toEqual(['X, messages: 9 May 2020 to 1 June 2024', 'No archive covers 1 June 2024 to 1 January 2026'])
    expect(silence.rule).toContain('three times your usual gap')
    const corrected = of(person(full.items, full.coverage, new Map([['drift again', 'rejected']])), 'silence')
    expect([corrected.title === 'You have lost touch', corrected.steps[1]!.what]).toEqual([false, 'You said that you have not lost touch.'])
  })

  it('shows the touches before and after a gap that ended', () => {
    const back = person([...full.items, item('after years', '2023-05-09T12:00Z')], full.coverage)
    expect(shown(back, 'rekindled').map(([, ids]) => ids)).toEqual(['again', '', 'after years'])
    expect(of(back, 'rekindled').steps[1]!.lines).toEqual(['X, messages: 9 May 2020 to 9 May 2023'])
  })

  it('tells of a meeting that came first, of an open turn, and of one before the records', () => {
    const first = person([met('lunch', '2019-03-10T12:00Z'), ...weekly], [covered('2019-01-01', '2026-01-01')])
    expect(shown(first, 'closed')).toEqual([['You met', 'lunch'], ['And one of you wrote', 'word 0']])
    expect(of(first, 'closed').rule).toContain('before either of you wrote')
    const open = person([...weekly, met('lunch', '2025-10-10T12:00Z')], [covered('2019-01-01', '2026-01-01')])
    expect(shown(open, 'openTurn')).toEqual([['You met, and no word since', 'lunch'], ['No word from either of you since', '']])
    const before = person(weekly, [], new Map([['met before', 'accepted']]))
    expect(shown(before, 'metBefore')).toEqual([['You said so.', '']])
  })
})
