import { describe, expect, it } from 'vitest'
import { kindWords, meetingFacts, saidWords } from '../../../../renderer/components/timeline/itemWords'
import { besideItems, mainItem } from '../../../../renderer/components/timeline/rowShape'
import { voicesOf } from '../../../../renderer/components/timeline/voices'
import type { Encounter, PersonDetail, TimelineItem, TimelineRow } from '../../../../renderer/core/model'

const imported = (id: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id, at: Date.UTC(2026, 10, 20, 18), network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', who: ['x:id:7'], source: 'i1', sourceLine: 'cal.ics', ...more,
})
const item = (id: string, more: Partial<TimelineItem> = {}): TimelineItem =>
  imported(id, { network: 'journal', kind: 'meeting', source: 'journal', sourceLine: 'written down by you', operation: `here:${id}`, ...more })
const row = (...items: TimelineItem[]): TimelineRow => ({
  id: 'meet', kind: 'item', side: 'off', from: 'on', covered: { on: true, off: true }, at: 1, year: 2026, items, encounter: { id: 'e' } as Encounter, grade: 'confirmed',
})

describe('what the owner wrote down', () => {
  const call = item('c', { kind: 'call', setting: 'private', place: { name: 'the balcony' } })

  it('says so, and is in the owner’s words', () => {
    expect([item('m'), call, item('n', { kind: 'note', setting: 'ambient' })].map(kindWords)).toEqual(['Written down by you', 'Call, written down by you', 'Note, written down by you'])
    expect(kindWords(imported('c', { kind: 'call' }))).toBe('Call')
    const voices = voicesOf({ summary: { name: 'Bea', handles: ['x:id:7'] }, facts: [] } as unknown as PersonDetail, () => undefined, 'You')
    expect([voices.speaker(call), voices.speaker(imported('c', { kind: 'call' }))]).toEqual(['You', 'Both'])
  })

  it('has words, a place and an hour of its own', () => {
    expect([call, item('n', { kind: 'note', setting: 'ambient' }), item('x', { text: 'yes' }), imported('i', { setting: 'private' })].map(saidWords)).toEqual(['A call', 'A note', 'yes', 'No words kept'])
    expect(meetingFacts(call, 'Europe/Vienna')).toBe('the balcony, 19:00')
  })
})

describe('several records of one meeting', () => {
  const event = imported('e', { title: 'Evening at Armazém 12' })
  const entry = item('m', { text: 'Her move' })

  it('stand under the one with a name, with what they add', () => {
    expect(mainItem(row(entry, event))).toBe(event)
    expect(besideItems(row(entry, event))).toEqual([entry])
    expect(besideItems(row(event, imported('again')))).toEqual([])
    expect(besideItems(row(event, imported('told', { why: 'The first' }))).map(({ id }) => id)).toEqual(['told'])
  })

  it('are one where there is one', () => {
    expect(mainItem(row(entry))).toBe(entry)
    expect(besideItems(row(entry))).toEqual([])
  })
})
