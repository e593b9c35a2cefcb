import type { CalendarEvent } from './events'
import { stamp } from './times'

export interface Versions {
  /** Newest version of each event that is no changed instance, in the order of the file. */
  readonly masters: readonly CalendarEvent[]
  /** Newest version of each changed instance. */
  readonly overrides: readonly CalendarEvent[]
  readonly outdated: readonly CalendarEvent[]
  /** The same once more, in another calendar or export. */
  readonly copies: ReadonlyMap<CalendarEvent, readonly CalendarEvent[]>
}

/** Tells the versions, copies and changed instances among the events of one UID apart. Guests of copies are united. */
export function versionsOf(group: readonly CalendarEvent[]): Versions {
  const manyStarts = withManyStarts(group)
  const slots = new Map<string, CalendarEvent[]>()
  const order = new Map(group.map((event, index) => [event, index]))
  const newerFirst = [...group].sort((a, b) => b.sequence - a.sequence || b.modified - a.modified || order.get(a)! - order.get(b)!)
  for (const event of newerFirst) {
    const own = !event.recurrence && manyStarts.has(versionKey(event))
    const key = event.recurrence ? `instance ${stamp(event.recurrence)}` : own ? stamp(event.start) : ''
    const slot = slots.get(key)
    if (slot) slot.push(event)
    else slots.set(key, [event])
  }
  const outdated: CalendarEvent[] = []
  const copies = new Map<CalendarEvent, CalendarEvent[]>()
  const kept: CalendarEvent[] = []
  for (const [newest, ...others] of slots.values()) {
    const same = others.filter((other) => isCopy(other, newest!))
    outdated.push(...others.filter((other) => !isCopy(other, newest!)))
    const one = same.length > 0 ? united(newest!, same) : newest!
    order.set(one, order.get(newest!)!)
    kept.push(one)
    if (same.length > 0) copies.set(one, same)
  }
  kept.sort((a, b) => order.get(a)! - order.get(b)!)
  return { masters: kept.filter(({ recurrence }) => !recurrence), overrides: kept.filter(({ recurrence }) => recurrence), outdated, copies }
}

const versionKey = ({ entry, sequence }: CalendarEvent): string => `${sequence} ${entry}`

/** Several events of one file with one sequence number and different starts are different events that share a UID. */
function withManyStarts(group: readonly CalendarEvent[]): ReadonlySet<string> {
  const starts = new Map<string, string>()
  const many = new Set<string>()
  for (const event of group) {
    if (event.recurrence) continue
    const key = versionKey(event)
    const start = stamp(event.start)
    if ((starts.get(key) ?? start) !== start) many.add(key)
    starts.set(key, start)
  }
  return many
}

const isCopy = (a: CalendarEvent, b: CalendarEvent): boolean =>
  a.entry !== b.entry && a.sequence === b.sequence && stamp(a.start) === stamp(b.start)

function united(event: CalendarEvent, copies: readonly CalendarEvent[]): CalendarEvent {
  const guests = new Map(event.guests.map((guest) => [guest.handle, guest]))
  for (const copy of copies) for (const guest of copy.guests) if (!guests.has(guest.handle)) guests.set(guest.handle, guest)
  return { ...event, guests: [...guests.values()], listsGuests: event.listsGuests || copies.some(({ listsGuests }) => listsGuests) }
}
