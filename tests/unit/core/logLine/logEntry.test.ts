import { describe, expect, it } from 'vitest'
import { entryOf, matchWords } from '../../../../renderer/core/logLine/logEntry'
import type { TimelineItem } from '../../../../renderer/core/model'

const dateless: TimelineItem = {
  id: 'meeting:m1', at: Date.UTC(2026, 10, 20, 12), network: 'journal', kind: 'meeting', setting: 'inPerson', direction: 'mutual', who: ['x:id:7', 'x:id:8'],
  source: 'journal', sourceLine: 'written down by you',
}
const timed = (more: Partial<TimelineItem>): TimelineItem => ({ ...dateless, operation: 'here:1', ...more })
const item = (more: Partial<TimelineItem>): TimelineItem => timed({ day: '2026-11-20', ...more })

describe('an entry opened again', () => {
  it('has what was written', () => {
    expect(entryOf(item({ text: 'Her move', place: { name: 'Café Tejo', latitude: 1, longitude: 2 }, why: '' }), 'Europe/Vienna')).toEqual(
      { meeting: 'm1', kind: 'meeting', with: ['x:id:7', 'x:id:8'], day: '2026-11-20', time: '', place: { name: 'Café Tejo', latitude: 1, longitude: 2 }, text: 'Her move', moment: true })
  })

  it('reads its time on the wall of the reader', () => {
    const late = timed({ kind: 'call', setting: 'private', at: Date.UTC(2026, 10, 20, 23, 30) })
    expect(entryOf(late, 'Europe/Vienna')).toMatchObject({ kind: 'call', day: '2026-11-21', time: '00:30' })
    expect(entryOf(late, 'UTC')).toMatchObject({ day: '2026-11-20', time: '23:30' })
  })

  it('is none where an archive says it', () => {
    expect(entryOf({ ...dateless, id: 'x:tweet:1', source: 'i1' }, 'UTC')).toBeNull()
  })
})

describe('what a day holds already', () => {
  const evening = item({ id: 'ical:1', network: 'calendar', kind: 'event', title: 'Evening at Armazém 12', place: { name: 'Armazém 12' } })

  it('is matched at the same place, or where one of them has none', () => {
    expect(matchWords([evening], '')).toBe('Matched with “Evening at Armazém 12”, in your calendar.')
    expect(matchWords([evening], 'ARMAZEM 12')).toBe('Matched with “Evening at Armazém 12”, in your calendar.')
    expect(matchWords([item({ network: 'swarm', place: { name: 'Molo Audace' } })], 'Molo Audace')).toBe('Matched with “Molo Audace”, from Swarm.')
  })

  it('stays apart elsewhere', () => {
    expect(matchWords([evening], 'Café Tejo')).toBe('That day you were also together at Armazém 12, in your calendar: it stays apart.')
  })

  it('says what was written down already, and nothing of nothing', () => {
    expect(matchWords([item({ place: { name: 'Café Tejo' } })], '')).toBe('You wrote down Café Tejo for that day already.')
    expect(matchWords([], 'Café Tejo')).toBe('')
  })
})
