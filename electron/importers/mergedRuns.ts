import { compareKeys, type SortedLine } from './lineOrder'
import type { RunReader } from './runs'

/** Merges sorted runs: a heap of their first records. Of equal ones the earlier run's comes first, as it was read. */
export async function* mergedRuns(runs: readonly RunReader[]): AsyncGenerator<SortedLine> {
  const heap = runs.filter((run) => run.current !== undefined)
  const before = (a: RunReader, b: RunReader) => (compareKeys(a.current!, b.current!) || a.number - b.number) < 0
  const sink = (from: number) => {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      if (left >= heap.length) return
      const child = left + 1 < heap.length && before(heap[left + 1]!, heap[left]!) ? left + 1 : left
      if (!before(heap[child]!, heap[at]!)) return
      ;[heap[at], heap[child]] = [heap[child]!, heap[at]!]
      at = child
    }
  }
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(at)
  while (heap.length > 0) {
    const first = heap[0]!
    yield first.current!
    // Most records are already in memory: waiting for each of them would cost more than the merge.
    if (!first.step()) await first.load()
    if (first.current === undefined) {
      const last = heap.pop()!
      if (heap.length > 0) heap[0] = last
    }
    sink(0)
  }
}
