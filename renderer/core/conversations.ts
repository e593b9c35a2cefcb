/**
 * Conversations within a timeline: what answers one thing, or each other, in public stands together under the first of it, while time
 * passes and nobody meets. Private messages stay in the order they were written, as every chat keeps them.
 */
import { idKey } from './addresses'
import { day } from './dates'
import type { ThreadPlace, TimelineItem } from './model'
import { answeredKeys, type Link } from './threads'

/** What can stand in a conversation: one row to be. */
export interface Spoken {
  readonly at: number | null
  readonly side: 'on' | 'off' | 'both'
  /** Must be found at its own time: it closes a turn, it matters. */
  readonly alone: boolean
  readonly items: readonly TimelineItem[]
}

export interface Conversations<U extends Spoken> {
  /** The same units, each conversation in one stretch; by time otherwise. */
  readonly stretches: readonly (readonly U[])[]
  /** By natural id. */
  readonly places: ReadonlyMap<string, ThreadPlace>
}

/** An answer stands with what it answers for so long; a later one has a place of its own, with what it answers above it. */
const together = 14 * day

/**
 * `units`: of one year, oldest first: years have heads of their own, which no conversation crosses. `before`: the natural id of the item
 * that stands above them.
 */
export function conversationsOf<U extends Spoken>(units: readonly U[], links: ReadonlyMap<string, Link<TimelineItem>>, before?: string): Conversations<U> {
  const stretches: U[][] = []
  const open = new Map<string, U[]>()
  for (const unit of units) {
    if (unit.side !== 'on') open.clear()
    const root = rootOf(unit, links)
    const there = root === undefined ? undefined : open.get(root)
    const head = there?.[0]
    if (there && head && !unit.alone && unit.at! - head.at! <= together) {
      there.push(unit)
      continue
    }
    const stretch = [unit]
    stretches.push(stretch)
    if (root !== undefined) open.set(root, stretch)
  }
  return { stretches, places: placesOf(stretches, links, before) }
}

/** What the whole conversation goes back to: an item, or something that no archive holds. */
function rootOf({ side, items: [item] }: Spoken, links: ReadonlyMap<string, Link<TimelineItem>>): string | undefined {
  if (side !== 'on' || !item || item.setting === 'private') return undefined
  let at = item
  const passed = new Set<string>()
  for (let link = links.get(at.id); link && !passed.has(at.id); link = links.get(at.id)) {
    passed.add(at.id)
    at = link.to
  }
  const unknown = at.setting === 'private' ? undefined : at.answers?.[0]
  return unknown === undefined ? idKey(at.id) : answeredKeys(unknown).whole
}

function placesOf(stretches: readonly (readonly Spoken[])[], links: ReadonlyMap<string, Link<TimelineItem>>, above: string | undefined): ReadonlyMap<string, ThreadPlace> {
  const places = new Map<string, ThreadPlace>()
  let before = above
  for (const stretch of stretches) {
    const shown = new Set<string>()
    stretch.forEach((unit, index) => {
      for (const item of unit.side === 'on' ? unit.items : []) {
        const link = links.get(item.id)
        const joined = index > 0
        const answered = link && before !== link.to.id && !shown.has(link.to.id) ? link : undefined
        if (joined || answered) places.set(item.id, { joined, ...(answered && { above: answered }) })
        if (link) shown.add(link.to.id)
      }
      before = unit.items.at(-1)?.id
    })
  }
  return places
}
