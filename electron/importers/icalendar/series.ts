import type { Handle } from '../../contract/handles'
import type { Fact } from '../../contract/records'
import type { Outcome } from '../importer'
import { birthdayOf } from './birthdays'
import type { CalendarEvent } from './events'
import { emptyReason, meetings } from './meetings'
import { expanded } from './recurrence'
import { dayOf, instant, stamp, wallIn, type CalendarTime } from './times'
import { versionsOf } from './versions'

/**
 * How far ahead is read: to the end of this month of next year. A step of a month, so that the same calendar read again tells the same
 * dates and not those of a few minutes more.
 */
export function horizonOf(now: number): number {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear() + 1, date.getUTCMonth() + 1)
}

/** All VEVENTs of one UID, a single event or a series with its changed instances: each is one input record and gets one outcome. */
export function* seriesOutcomes(group: readonly CalendarEvent[], owner: ReadonlySet<Handle>, horizon: number): Generator<Outcome> {
  const { masters, overrides, outdated, copies } = versionsOf(group)
  for (const event of outdated) yield { at: placeOf(event), skipped: 'An older version of the same event' }
  const told = function* (event: CalendarEvent, outcome: Outcome): Generator<Outcome> {
    yield outcome
    // The same event in another calendar or export: one record that was met twice.
    for (const copy of copies.get(event) ?? []) yield 'facts' in outcome ? { at: placeOf(copy), facts: outcome.facts.slice(0, 1) } : { ...outcome, at: placeOf(copy) }
  }

  for (const master of masters) {
    // Programs that publish only free and busy times give one UID to many events.
    const key = `ics:${master.uid}${masters.length > 1 ? `:${stamp(master.start)}` : ''}`
    const series = master.rules.length > 0 || master.extra.length > 0
    if (!series) yield* told(master, singleOutcome(master, key, owner, horizon))
    else {
      const { outcome, problems } = seriesOutcome(master, overrides, key, owner, horizon)
      for (const problem of problems) yield { at: placeOf(master), warning: problem, snippet: master.rules.join(' ').slice(0, 200) }
      yield* told(master, outcome)
    }
  }
  for (const override of overrides) yield* told(override, overrideOutcome(override, masters[0], owner, horizon))
}

const placeOf = ({ entry, component }: CalendarEvent) => ({ entry, index: component.index })

function singleOutcome(event: CalendarEvent, key: string, owner: ReadonlySet<Handle>, horizon: number): Outcome {
  const at = placeOf(event)
  const birthday = birthdayOf(event)
  if (birthday) return { at, facts: [birthday] }
  const reason = emptyReason(event, owner) ?? tooFar(event, horizon)
  return reason ? { at, skipped: reason } : { at, facts: meetings(event, event.start, key, null, owner) }
}

function seriesOutcome(master: CalendarEvent, overrides: readonly CalendarEvent[], key: string, owner: ReadonlySet<Handle>, horizon: number): { outcome: Outcome; problems: readonly string[] } {
  const at = placeOf(master)
  const birthday = birthdayOf(master)
  if (birthday) return { outcome: { at, facts: [birthday] }, problems: [] }
  const changes = overrides.filter(({ andFuture }) => andFuture).sort((a, b) => instant(b.recurrence!) - instant(a.recurrence!))
  const reason = emptyReason(master, owner)
  if (reason && changes.every((change) => emptyReason(change, owner))) return { outcome: { at, skipped: reason }, problems: [] }

  const { starts, problems } = expanded(master, horizon)
  const changed = new Set(overrides.map(({ recurrence }) => originalKey(recurrence!, master.start)))
  const facts: Fact[] = []
  let cut = false
  const left = starts.filter((start) => !changed.has(originalKey(start, master.start)) && !changed.has(dayOf(start)))
  for (const start of left) {
    const change = changes.find(({ recurrence }) => instant(recurrence!) <= instant(start))
    const event = withGuests(change ?? master, master)
    if (emptyReason(event, owner)) continue
    const moved = change ? { ...start, wall: start.wall + shiftOf(change, start) } : start
    if (instant(moved) > horizon) continue
    const short = withinRoom(event, left.length)
    cut ||= short !== event
    facts.push(...meetings(short, moved, key, start, owner))
  }
  const outcome: Outcome = facts.length > 0 ? { at, facts } : { at, skipped: 'No date of the series is left within the next year' }
  return { outcome, problems: cut ? [...problems, 'The description of a long series was shortened'] : problems }
}

function overrideOutcome(override: CalendarEvent, master: CalendarEvent | undefined, owner: ReadonlySet<Handle>, horizon: number): Outcome {
  const event = withGuests(override, master)
  const at = placeOf(override)
  const reason = emptyReason(event, owner) ?? tooFar(event, horizon)
  if (reason) return { at, skipped: reason }
  const original = override.recurrence!
  return { at, facts: meetings(event, event.start, `ics:${event.uid}`, master ? inFormOf(original, master.start) : original, owner) }
}

const tooFar = (event: CalendarEvent, horizon: number): string | null => (instant(event.start) > horizon ? 'More than a year ahead' : null)

/** An instance that was only moved often leaves out the guests: they are the series' own. */
const withGuests = (event: CalendarEvent, master: CalendarEvent | undefined): CalendarEvent =>
  master && event !== master && !event.listsGuests ? { ...event, guests: master.guests } : event

/** How far a change moves the instances after it, on the wall of the series. */
const shiftOf = ({ start, recurrence }: CalendarEvent, like: CalendarTime): number => wallIn(like.zone, start) - wallIn(like.zone, recurrence!)

/** Equal for an instance and its override: instants, or dates where one of the two has no time. */
const originalKey = (time: CalendarTime, master: CalendarTime): string => (time.isDate || master.isDate ? dayOf(time) : String(instant(time)))

/** A date of the series as the series itself would write it: ids must not depend on how an exception is written. */
function inFormOf(original: CalendarTime, master: CalendarTime): CalendarTime {
  if (original.isDate === master.isDate) return original
  const midnight = (wall: number) => Math.floor(wall / day) * day
  return { ...master, wall: original.isDate ? midnight(original.wall) + (master.wall - midnight(master.wall)) : midnight(original.wall) }
}

const day = 86_400_000
/** Characters that the descriptions of one series may come to in all its records. */
const room = 8_000_000

function withinRoom(event: CalendarEvent, instances: number): CalendarEvent {
  const most = Math.max(500, Math.floor(room / (instances * Math.max(1, event.guests.length))))
  return event.text.length > most ? { ...event, text: `${event.text.slice(0, most)}…` } : event
}
