import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { findingInTimeline, nextHit, type TimelineHit } from '../../core/findInTimeline'
import { wantedText } from '../../core/findText'
import type { TimelineRow } from '../../core/model'

/** Longest stretch of looking before the page may answer a key, ms. */
const stretch = 12

/** Words looked for in a timeline, what has them, and which of these is shown. `found` is called when another one is to be shown. */
export function useFind(rows: () => readonly TimelineRow[], found: (item: string) => void) {
  /** Null while nobody looks for anything. */
  const query = ref<string | null>(null)
  const wanted = computed(() => (query.value === null ? null : wantedText(query.value)))
  const hits = shallowRef<readonly TimelineHit[]>([])
  const hit = ref(-1)
  const searching = ref(false)
  const item = computed(() => hits.value[hit.value]?.item)

  let run = 0
  /** What was typed has not been shown yet. */
  let unshown = false
  async function look(typed: boolean): Promise<void> {
    const mine = ++run
    const afresh = typed || unshown
    unshown = afresh
    searching.value = false
    if (wanted.value === null) { hits.value = []; hit.value = -1; unshown = false; return }
    const work = findingInTimeline(rows(), wanted.value)
    searching.value = true
    for (let began = performance.now(); ; ) {
      const step = work.next()
      if (step.done) {
        const before = item.value
        hits.value = step.value
        searching.value = false
        unshown = false
        // What is found first shows while one types; a timeline that changes keeps what is shown.
        hit.value = afresh ? Math.min(0, step.value.length - 1) : step.value.findIndex((each) => each.item === before)
        if (afresh && item.value !== undefined) found(item.value)
        return
      }
      if (performance.now() - began < stretch) continue
      await new Promise((next) => setTimeout(next, 0))
      if (mine !== run) return
      began = performance.now()
    }
  }
  watch(wanted, () => void look(true))
  watch(rows, () => { if (wanted.value !== null) void look(false) })
  onScopeDispose(() => { run++ })

  function step(by: 1 | -1): void {
    hit.value = nextHit(hits.value.length, hit.value, by)
    if (item.value !== undefined) found(item.value)
  }
  return { query, wanted, hits, hit, item, searching, step }
}
