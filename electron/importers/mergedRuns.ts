import { compareKeys, type SortedLine } from './lineOrder'
import type { RunReader } from './runs'

/** Merges sorted runs: a heap of their first records. Of equal ones the earlier run's comes first, as it was read. */
export function* mergedRuns(runs: readonly RunReader[]): Generator<SortedLine> {
  const heap = runs.filter((run) => run.current !== undefined)
  const before = (a: RunReader, b: RunReader) => (compareKeys(a.current!, b.current!) || a.number - b.number) < 0
  const sink = (from: number) => {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      if (left >= heap.length) return
      const child = left + 1 < heap.length && before(heap[left + 1]!, heap[left]!) ? left + 1 : left
      if (!before(heap[child]!, heap[at]!)) return
      const moved = heap[at]!
      heap[at] = heap[child]!
      heap[child] = moved
      at = child
    }
  }
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(at)
  while (heap.length > 0) {
    const first = heap[0]!
    yield first.current!
    first.step()
    if (first.current === undefined) {
      const last = heap.pop()!
      if (heap.length > 0) heap[0] = last
    }
    sink(0)
  }
}
