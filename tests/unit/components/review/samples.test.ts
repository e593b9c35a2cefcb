import { describe, expect, it } from 'vitest'
import { samplesOf, sampleWords } from '../../../../renderer/components/review/samples'
import type { TimelineItem } from '../../../../renderer/core/model'

const item = (id: string, more: Partial<TimelineItem> = {}): TimelineItem =>
  ({ id, at: Number(id), network: 'x', kind: 'reply', setting: 'public', direction: 'sent', who: ['x:@bea'], source: 's', sourceLine: '', text: `words ${id}`, ...more })
const ids = (items: readonly TimelineItem[]) => samplesOf(items).map(({ id }) => id)

describe('samples', () => {
  it('the first, one of the middle and the last, each once', () => {
    expect(ids(['1', '2', '3', '4', '5'].map((id) => item(id)))).toEqual(['1', '3', '5'])
    expect(ids([item('1'), item('2')])).toEqual(['1', '2'])
    expect(ids([item('1')])).toEqual(['1'])
    expect(ids([])).toEqual([])
  })

  it('words before meetings without any; nothing that is not theirs, set aside, or a mere like', () => {
    const meeting = item('1', { text: '', setting: 'inPerson', kind: 'event', title: 'Lunch' })
    expect(ids([meeting, item('2')])).toEqual(['2'])
    expect(ids([meeting])).toEqual(['1'])
    expect(ids([item('1', { byOther: true }), item('2', { verdict: 'rejected' }), item('3', { setting: 'ambient' }), item('4', { aside: true }), item('5', { at: null })])).toEqual([])
  })

  it('long ones are cut, what has no words says its title or place', () => {
    expect(sampleWords(item('1', { text: 'a '.repeat(200) }), 9)).toBe('a a a a a…')
    expect(sampleWords(item('1', { text: '  ', title: 'Lunch' }))).toBe('Lunch')
    expect(sampleWords(item('1', { text: '', place: { name: 'Old pottery' } }))).toBe('Old pottery')
  })
})
