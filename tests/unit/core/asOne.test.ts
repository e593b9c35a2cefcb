import { describe, expect, it } from 'vitest'
import { asOne, asOneWords, type OneSide } from '../../../renderer/core/asOne'
import { circleOf } from '../../../renderer/core/cycles'
import { encountersOf } from '../../../renderer/core/encounters'
import type { TimelineItem } from '../../../renderer/core/model'

const now = Date.UTC(2026, 5, 1)
let number = 0
const item = (handle: string, date: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id: `item:${++number}`, at: Date.parse(date), network: 'x', kind: 'reply', setting: 'public', direction: 'sent', who: [handle], source: 'one', sourceLine: '', ...more,
})
const met = (handle: string, date: string): TimelineItem =>
  item(handle, date, { network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', grade: 'strong' })
const side = (handle: string, ...items: TimelineItem[]): OneSide => {
  const encounters = encountersOf(items, now)
  return { summary: { handles: [handle] }, items, coverage: [], circle: circleOf({ touches: items, encounters, coverage: [], now }) }
}
const words = (...sides: OneSide[]) => asOneWords(asOne(sides, now), now)
const monthly = (handle: string, from: number, to: number) =>
  Array.from({ length: (to - from) * 4 }, (_, quarter) => item(handle, new Date(Date.UTC(from, quarter * 3, 15)).toISOString()))

describe('two people as one', () => {
  it('a meeting of the one is answered by words of the other', () => {
    const one = side('x:@bea', item('x:@bea', '2012-01-01'))
    const other = side('email:bea@example.org', met('email:bea@example.org', '2013-05-01T10:00Z'), item('email:bea@example.org', '2013-05-09'))
    expect(one.circle.stage).toBe(1)
    const both = asOne([one, other], now)
    expect(both.circle).toMatchObject({ stage: 4, path: 'online first' })
    expect(both.years.map(({ year, online, met: meetings }) => [year, online, meetings])).toEqual([[2012, 1, 0], [2013, 1, 1]])
    expect(words(one, other)).toBe('As one person: one turn, words from 2012 until 2013.')
  })

  it('counts what both have once', () => {
    const shared = item('x:@bea', '2014-01-01', { who: ['x:@bea', 'x:id:7'] })
    expect(asOne([side('x:@bea', shared), side('x:id:7', shared)], now).years).toMatchObject([{ year: 2014, online: 1 }])
  })

  it('what the other one wrote in a group is theirs now', () => {
    const said = item('x:id:7', '2014-01-01', { who: ['x:@bea', 'x:id:7'], from: 'x:id:7', kind: 'group-message', setting: 'private' })
    const listener = side('x:@bea', { ...said, byOther: true })
    expect(listener.circle.stage).toBe(0)
    const stranger = side('x:@tom', { ...said, id: 'item:of-somebody-else', from: 'x:@cy', byOther: true })
    expect(asOne([listener, stranger], now).circle.stage).toBe(0)
    expect(asOne([listener, side('x:id:7')], now).circle.stage).toBe(1)
  })

  it('says when the gap closes: words on one side, then meetings alone, and the words on the other', () => {
    const one = side('x:@bea', ...monthly('x:@bea', 2012, 2022), met('x:@bea', '2026-03-01T10:00Z'))
    const other = side('mastodon:bea@example.org', ...monthly('mastodon:bea@example.org', 2022, 2026), item('mastodon:bea@example.org', '2026-03-09'))
    expect(words(one, other)).toBe('As one person: one turn, words from 2012 until now without the gap.')
    expect(asOne([one, side('x:@tom')], now).gapCloses).toBe(false)
    expect(asOne([side('x:@bea', ...monthly('x:@bea', 2012, 2014)), side('x:@tom', ...monthly('x:@tom', 2014, 2016))], now).gapCloses).toBe(false)
  })

  it.each([
    ['As one person: not placed yet, no word online.', []],
    ['As one person: never met, words in 2012.', [item('x:@bea', '2012-01-01')]],
    ['As one person: never met, words this year.', [item('x:@bea', '2026-02-01')]],
    ['As one person: met, no word online.', [met('x:@bea', '2012-01-01')]],
    ['As one person: met, words from 2012 until 2013.', [item('x:@bea', '2012-01-01'), met('x:@bea', '2012-05-01'), item('x:@bea', '2013-05-01')]],
    ['As one person: bridged, words in 2012.', [item('x:@bea', '2012-01-01'), met('x:@bea', '2012-05-01'), item('x:@bea', '2012-05-03', { setting: 'bridge', kind: 'introduction' })]],
    ['As one person: one turn, one open, words in 2025.', [item('x:@bea', '2025-01-01'), met('x:@bea', '2025-01-20'), item('x:@bea', '2025-01-25'), met('x:@bea', '2026-05-20')]],
  ])('%s', (sentence, items) => {
    expect(words(side('x:@bea', ...items), side('x:@tom'))).toBe(sentence)
  })
})
