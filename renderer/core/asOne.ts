/** What two people would be as one, before anything is merged: worked out from what both have, by the same rules. */
import type { Handle } from '#contract/handles'
import { circleOf } from './cycles'
import { count, localDate, year } from './dates'
import { encountersOf } from './encounters'
import type { Circle, Encounter, PersonDetail, TimelineItem, YearCount } from './model'
import { yearCounts } from './summaries'

export interface AsOne {
  readonly circle: Circle
  readonly encounters: readonly Encounter[]
  readonly years: readonly YearCount[]
  /** Some year or longer without words on one side is filled by the other, and none is left. */
  readonly gapCloses: boolean
}

/** The part of a person that it needs. */
export type OneSide = Pick<PersonDetail, 'items' | 'hints' | 'coverage' | 'circle'> & { readonly summary: { readonly handles: readonly Handle[] } }

export function asOne(sides: readonly OneSide[], now: number, zone = 'UTC'): AsOne {
  const handles = new Set(sides.flatMap(({ summary }) => summary.handles))
  const items = new Map<string, TimelineItem>()
  for (const item of sides.flatMap((side) => side.items)) {
    // What the one wrote in a group they share was by somebody else for the other, and is theirs as one person.
    items.set(item.id, { ...item, byOther: item.from !== undefined && !handles.has(item.from) })
  }
  const all = [...items.values()]
  const hints = new Map(sides.flatMap((side) => side.hints ?? []).map((hint) => [hint.id, hint]))
  const encounters = encountersOf([...all, ...hints.values()], now, [...handles])
  const circle = circleOf({ touches: all, encounters, coverage: sides.flatMap(({ coverage }) => coverage), now })
  const silent = sides.some((side) => hasSilence(side.items, side.circle))
  return { circle, encounters, years: yearCounts(all, encounters, zone), gapCloses: silent && !hasSilence(all, circle) }
}

/** `As one person: four turns, words from 2012 until now without the gap.` */
export function asOneWords({ circle, gapCloses }: AsOne, now: number, zone = 'UTC'): string {
  return `As one person: ${circlePart(circle)}, ${wordsPart(circle, now, zone)}${gapCloses ? ' without the gap' : ''}.`
}

function circlePart({ stage, path, turns, openTurn }: Circle): string {
  switch (stage) {
    case 0:
      return 'not placed yet'
    case 1:
      return path === 'met first' ? 'met' : 'never met'
    case 2:
      return 'met'
    case 3:
      return 'bridged'
    case 4:
      return `${count(turns.length, 'turn')}${openTurn ? ', one open' : ''}`
  }
}

function wordsPart({ firstDirect, lastDirect }: Circle, now: number, zone: string): string {
  if (!firstDirect || !lastDirect) return 'no word online'
  const [from, to] = [firstDirect, lastDirect].map(({ at }) => localDate(at, zone).year)
  if (now - lastDirect.at < year) return from === localDate(now, zone).year ? 'words this year' : `words from ${from} until now`
  return from === to ? `words in ${from}` : `words from ${from} until ${to}`
}

/** A year or more without words between the first one and the last that is known of them, meetings included. */
function hasSilence(items: readonly TimelineItem[], { lastDirect, lastEncounter }: Circle): boolean {
  const words = items
    .filter(({ at, setting, verdict, byOther }) => at !== null && !byOther && verdict !== 'rejected' && (setting === 'public' || setting === 'private'))
    .map(({ at }) => at!)
    .sort((a, b) => a - b)
  if (words.length === 0) return false
  const end = Math.max(lastDirect?.at ?? -Infinity, lastEncounter?.at ?? -Infinity)
  return [...words.filter((at) => at <= end), end].some((at, index, times) => index > 0 && at - times[index - 1]! >= year)
}
