import { expect, it } from 'vitest'
import { findingInTimeline, nextHit } from '../../../renderer/core/findInTimeline'
import { wantedText } from '../../../renderer/core/findText'
import type { TimelineItem, TimelineRow } from '../../../renderer/core/model'

const item = (id: string, more: Partial<TimelineItem>): TimelineItem => ({
  id, at: 1, network: 'x', kind: 'message', setting: 'private', direction: 'received', who: ['x:id:7'], source: 'i1', sourceLine: 'x.zip', ...more,
})
const row = (id: string, kind: TimelineRow['kind'], ...items: TimelineItem[]): TimelineRow => ({ id, kind, side: 'on', from: 'on', covered: { on: true, off: true }, at: 1, year: 2012, items })
function find(rows: readonly TimelineRow[], query: string): string[] {
  const work = findingInTimeline(rows, wantedText(query)!)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value.map(({ item: id, row: of }) => `${of} ${id}`)
  }
}

const rows = [
  row('year', 'year'),
  row('a', 'item', item('1', { text: 'Bring the map' })),
  row('b', 'fold', item('2', { text: 'soup' }), item('3', { text: 'a MAP of soup' }), item('4', { text: 'later' })),
  row('c', 'item', item('5', { title: 'Café Tejo' }), item('6', { place: { name: 'Map room, Genoa' } })),
  row('d', 'item', item('7', { text: 'yes', why: 'the first mäp' })),
]

it('finds in words, titles, places and reasons, in the order shown, within folds too', () => {
  expect(find(rows, 'map')).toEqual(['a 1', 'b 3', 'c 6', 'd 7'])
  expect(find([...rows].reverse(), 'map')).toEqual(['d 7', 'c 6', 'b 3', 'a 1'])
  expect(find(rows, 'CAFE')).toEqual(['c 5'])
  expect(find(rows, 'bring map')).toEqual([])
})

it('goes round', () => {
  expect([nextHit(3, 0, 1), nextHit(3, 2, 1), nextHit(3, 0, -1), nextHit(3, -1, 1), nextHit(3, -1, -1), nextHit(0, -1, 1)]).toEqual([1, 0, 2, 0, 2, -1])
})

it('looks through tens of thousands in short steps', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => row(`r${at}`, 'item', item(`${at}`, { text: `message ${at} about bread and the harbour` })))
  const work = findingInTimeline(many, 'message 19999')
  let steps = 0
  for (;;) {
    const step = work.next()
    if (step.done) {
      expect(step.value).toEqual([{ item: '19999', row: 'r19999' }])
      break
    }
    steps++
  }
  expect(steps).toBe(200)
})
