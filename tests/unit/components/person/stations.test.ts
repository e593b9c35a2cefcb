import { describe, expect, it } from 'vitest'
import { stopsOf } from '../../../../renderer/components/person/stations'
import type { TimelineItem } from '../../../../renderer/core/model'
import { storyOf, type StoryInput } from '../../../../renderer/core/story'

const item = (id: string, at: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id, at: Date.parse(at), network: 'x', kind: 'message', setting: 'private', direction: 'received', who: ['x:id:7'], source: 'i1', sourceLine: 'x.zip', ...more,
})
const dated = (id: string, date: string, more: Partial<TimelineItem>) => item(id, `${date}T12:00Z`, { day: date, network: 'journal', ...more })
const stops = (items: readonly TimelineItem[], zone: string, met: StoryInput['met'] = []) => {
  const told = storyOf({ id: 'x:id:7', handles: ['x:id:7'], items, met, judgements: new Map(), verdicts: new Map(), coverage: [], now: Date.parse('2026-01-01') })
  return stopsOf(told, (id) => items.find((one) => one.id === id), zone).map(({ key, date, words }) => [key, date, words])
}
const coffee = dated('meeting:1', '2020-05-10', { kind: 'meeting', setting: 'inPerson', direction: 'mutual', grade: 'confirmed', place: { name: 'Café Tejo, Lisbon' } })

describe.each(['Pacific/Kiritimati', 'Europe/Lisbon', 'Pacific/Pago_Pago'])('in %s', (zone) => {
  it('a date without a time is that date, and the days are counted from it', () => {
    const items = [dated('meeting:0', '2020-05-01', { kind: 'call', direction: 'mutual' }), coffee, item('again', '2020-05-12T12:00Z')]
    expect(stops(items, zone).slice(0, 2)).toEqual([['firstDirect', '1 May 2020', 'a call you wrote down'], ['firstEncounter', '10 May 2020', expect.stringMatching(/^Café Tejo in Lisbon, /)]])
  })
})

describe('stations', () => {
  it('stand in the order they happened', () => {
    const items = [coffee, item('hi', '2020-06-30T12:00Z'), item('in', '2020-05-11T12:00Z', { kind: 'introduction', setting: 'bridge', network: 'mail' })]
    expect(stops(items, 'UTC')).toEqual([['firstEncounter', '10 May 2020', 'Café Tejo in Lisbon'], ['firstDirect', '30 June 2020', 'a message on X'], ['firstBridge', '11 May 2020', 'an introduction'], ['closed', '30 June 2020', '51 days after Café Tejo in Lisbon']])
  })

  it('tell of a meeting before the records', () => {
    expect(stops([item('hi', '2020-06-30T12:00Z', { kind: 'reply', setting: 'public' })], 'UTC', [{ entry: 'e', own: true, value: { entry: 'met', place: 'Graz' } }]))
      .toEqual([['firstDirect', '30 June 2020', 'a reply on X'], ['metBefore', 'before your records', '']])
    expect(stops([], 'UTC')).toEqual([])
  })
})
