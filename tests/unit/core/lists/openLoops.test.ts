import { expect, it } from 'vitest'
import { day } from '../../../../renderer/core/dates'
import { latestOfEach, openLoops } from '../../../../renderer/core/lists/openLoops'
import type { OpenLoop } from '../../../../renderer/core/story'
import { known, somebody, start, tale } from './invented'

const loop = (id: string, days: number, more: Partial<OpenLoop> = {}): OpenLoop => ({ id, at: start + days * day, ...more })

it('are everybody’s, newest first, with what the stories say of them', () => {
  const sperl = loop('sperl', 30, { place: { name: 'Café Sperl' }, who: ['x:id:9'], before: { id: 'w', at: start, text: 'Bring the map.', mine: true } })
  const [bea, cem] = [somebody('bea'), somebody('cem')]
  expect(openLoops(known([cem, tale('cem', { openLoops: [loop('graz', 31), loop('sperl', 30)] })], [bea, tale('bea', { openLoops: [sperl, loop('new', 50)] })], [somebody('none'), tale('none')]))).toEqual([
    { ...loop('new', 50), person: bea }, { ...loop('graz', 31), person: cem }, { ...sperl, person: bea }, { ...loop('sperl', 30), person: cem },
  ])
})

it('are of nobody in the trash or the archive', () => {
  const of = (more: object) => openLoops(known([somebody('a', more), tale('a', { openLoops: [loop('l', 1)] })])).length
  expect([of({}), of({ deleted: true }), of({ archived: true })]).toEqual([1, 0, 0])
})

it('are one of each person where there is little room', () => {
  const all = openLoops(known([somebody('a'), tale('a', { openLoops: [loop('a1', 1), loop('a2', 2), loop('a3', 9)] })], [somebody('b'), tale('b', { openLoops: [loop('b1', 3)] })]))
  expect(latestOfEach(all).map(({ id }) => id)).toEqual(['a3', 'b1'])
  expect(latestOfEach([])).toEqual([])
})
