import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useFind } from '../../../../renderer/components/timeline/useFind'
import type { TimelineItem, TimelineRow } from '../../../../renderer/core/model'

const row = (id: string, text: string): TimelineRow => ({
  id: `row ${id}`, kind: 'item', side: 'on', from: 'on', covered: { on: true, off: true }, at: 1, year: 2012,
  items: [{ id, at: 1, network: 'x', kind: 'message', setting: 'private', direction: 'received', who: [], source: 'i', sourceLine: 'x', text } as TimelineItem],
})
let scope: EffectScope
beforeEach(() => { scope = effectScope() })
afterEach(() => scope.stop())

it('shows the first as one types, goes round, and keeps its place when the timeline changes', async () => {
  const rows = ref<readonly TimelineRow[]>([row('1', 'the map'), row('2', 'soup'), row('3', 'maps')])
  const shown: string[] = []
  const find = scope.run(() => useFind(() => rows.value, (id) => shown.push(id)))!
  find.query.value = 'MAP'
  await nextTick()
  expect([find.hits.value.length, find.hit.value, find.searching.value]).toEqual([2, 0, false])
  find.step(1)
  find.step(1)
  find.step(-1)
  expect(shown).toEqual(['1', '3', '1', '3'])

  rows.value = [row('0', 'a map before'), ...rows.value]
  await nextTick()
  expect([find.item.value, find.hit.value, find.hits.value.length]).toEqual(['3', 2, 3])
  expect(shown).toHaveLength(4)

  find.query.value = 'soupspoon'
  await nextTick()
  expect([find.hits.value.length, find.hit.value, find.item.value]).toEqual([0, -1, undefined])
  find.step(1)
  expect(shown).toHaveLength(4)
  find.query.value = null
  await nextTick()
  expect(find.wanted.value).toBeNull()
})

it('drops what is no longer wanted', async () => {
  const many = Array.from({ length: 30_000 }, (_, at) => row(`${at}`, `message ${at} with bread, soup and the harbour`))
  const shown: string[] = []
  const find = scope.run(() => useFind(() => many, (id) => shown.push(id)))!
  find.query.value = 'message 29999'
  await nextTick()
  expect(find.searching.value).toBe(true)
  find.query.value = 'message 29998'
  await vi.waitFor(() => expect(find.searching.value).toBe(false), { timeout: 30_000 })
  expect(shown).toEqual(['29998'])
})
