import { onScopeDispose, shallowReadonly, shallowRef, watch, type ShallowRef } from 'vue'
import type { TimelineItem, TimelineRow } from '../core/model'
import { TimelineFolding, type TimelineOptions } from '../core/timeline'
import { inTurns } from '../db/turns'

export interface TimelineAsked extends TimelineOptions {
  readonly items: readonly TimelineItem[]
  /** Who and what of them: while it is the same, the place in the list is kept. */
  readonly subject: string
  /** More items are on their way, later ones. */
  readonly reading: boolean
}

export interface TimelineShown {
  readonly rows: readonly TimelineRow[]
  readonly subject: string
  readonly reading: boolean
}

const nothing: TimelineShown = { rows: [], subject: '', reading: true }

/** The rows of a timeline, made in turns so that the page goes on drawing; those of before stand until the new ones are there. */
export function useTimelineRows(asked: () => TimelineAsked | null): Readonly<ShallowRef<TimelineShown>> {
  const shown = shallowRef(nothing)
  let folding = new TimelineFolding()
  let run = 0
  watch(asked, async (wanted, before) => {
    const mine = ++run
    if (!wanted) { shown.value = nothing; return }
    if (wanted.subject !== before?.subject) folding = new TimelineFolding()
    const { items, subject, reading } = wanted
    // What is read first is the beginning, and no place for somebody who looks from the end.
    if (reading && wanted.order === 'newest') { if (shown.value.subject !== subject) shown.value = { ...nothing, subject }; return }
    const rows = await inTurns(folding.rows(items, wanted), () => mine === run)
    if (rows) shown.value = { rows, subject, reading }
  }, { immediate: true })
  onScopeDispose(() => { run++ })
  return shallowReadonly(shown) as Readonly<ShallowRef<TimelineShown>>
}
