/** Calendars as .ics files, alone, in a folder, a zip or an Apple calendar archive. Rules: RFC 5545 and the format page. */
import type { Handle } from '../../contract/handles'
import type { Claim, CoverageFact, Fact, PersonFact } from '../../contract/records'
import { Failed } from '../../contract/result'
import type { Importer, Outcome } from '../importer'
import type { Entry, Source } from '../sources/source'
import { birthdayOf } from './birthdays'
import { calendarFile, type CalendarFile } from './components'
import { calendarEvent, type CalendarEvent } from './events'
import { emptyReason, meetings } from './meetings'
import { ownerOf } from './owner'
import { expanded } from './recurrence'
import { dayOf, instant, stamp, type CalendarTime } from './times'
import { zoneFinder } from './zones'

const maxBytes = 400 * 1024 * 1024
const year = 365 * 86_400_000

export const icalendar: Importer = {
  id: 'icalendar',
  title: 'Calendar',
  version: 1,

  async claim(source) {
    const claims: Claim[] = []
    for (const [root, entries] of await calendarsByRoot(source)) {
      const files: { entry: Entry; file: CalendarFile }[] = []
      for (const entry of entries) files.push({ entry, file: (await opened(entry)).file })
      const events = files.reduce((sum, { file }) => sum + file.events.length, 0)
      const { owner, choices } = ownerOf(files.map(({ entry, file }) => ({ path: entry.path, file })))
      const names = [...new Set(files.flatMap(({ file }) => file.events.map(({ calendar }) => calendar.name)))].filter(Boolean)
      claims.push({
        importer: 'icalendar',
        title: 'Calendar',
        source: root,
        recognised: `${events.toLocaleString('en')} events${names.length > 0 ? ` in ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}` : ''}`,
        owner,
        ownerChoices: choices,
        entries: entries.map(({ label }) => label),
        bytes: entries.reduce((sum, { size }) => sum + size, 0),
        ignored: [],
      })
    }
    return claims
  },

  async *read(source, claim, options): AsyncIterable<Outcome> {
    const owner = new Set(options.owner)
    const guests = new Map<Handle, PersonFact>()
    const concerned = new Set<Handle>()
    let first = Infinity
    let last = -Infinity
    let asOf = -Infinity
    for (const label of claim.entries) {
      const entry = source.entries.find((candidate) => candidate.label === label)
      if (!entry) continue
      const { file, damage } = await opened(entry)
      if (damage) yield { warning: `${entry.label} could only be read in part: ${damage}` }
      yield* warnings(entry, file)
      const events: CalendarEvent[] = []
      const finders = new Map(file.events.map(({ calendar }) => [calendar, zoneFinder(calendar.zone, calendar.zones, options.zone)]))
      for (const component of file.events) {
        const at = { entry: entry.label, index: component.index }
        const event = calendarEvent(component, finders.get(component.calendar)!)
        if ('problem' in event) {
          yield { at, failed: event.problem, snippet: event.snippet.slice(0, 200) }
          continue
        }
        if (!component.complete) yield { at, warning: 'The file ends in the middle of this event' }
        events.push(event)
        if (event.modified <= options.now) asOf = Math.max(asOf, event.modified)
      }
      for (const group of byUid(events)) {
        for (const outcome of seriesOutcomes(group, entry, owner, options.now)) {
          if ('facts' in outcome)
            for (const fact of outcome.facts) {
              if (fact.fact !== 'interaction' || fact.at === null) continue
              for (const handle of fact.who) concerned.add(handle)
              if (fact.at > options.now) continue
              first = Math.min(first, fact.at)
              last = Math.max(last, fact.at)
            }
          yield outcome
        }
      }
      for (const event of events) collectGuests(guests, event, owner)
    }
    const named = [...guests.values()].filter(({ handles }) => concerned.has(handles[0]!))
    if (named.length > 0) yield { facts: named }
    if (first <= last) yield { facts: [coverage(options.owner[0], claim.source, first, Math.max(last, Math.min(asOf, options.now)))] }
    if (asOf > 0) yield { asOf }
  },
}

/** A calendar begins with BEGIN:VCALENDAR (a bare event without its calendar is taken too), after blanks, a mark or some junk at most. */
async function calendarsByRoot(source: Source): Promise<Map<string, Entry[]>> {
  const roots = new Map<string, Entry[]>()
  for (const entry of source.entries) {
    if (entry.size > maxBytes || (entry.size > 100_000 && !/\.(ics|ical|ifb|icalendar|vcs|txt)$/i.test(entry.path))) continue
    const head = new TextDecoder('utf-8').decode(await entry.head(4096)).replace(/\0/g, '')
    if (/(^|[\r\n])\s{0,20}\uFEFF?BEGIN:V(?:CALENDAR|EVENT)/i.test(head)) roots.set(entry.root, [...(roots.get(entry.root) ?? []), entry])
  }
  return roots
}

/** The whole entry, or as much of it as is undamaged: the events before the damage are worth having. */
async function opened(entry: Entry): Promise<{ readonly file: CalendarFile; readonly damage?: string }> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of entry.open()) chunks.push(chunk)
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    return { file: calendarFile(Buffer.concat(chunks)), damage: error.message }
  }
  return { file: calendarFile(Buffer.concat(chunks)) }
}

function* warnings(entry: Entry, file: CalendarFile): Generator<Outcome> {
  if (file.junkLines > 0) yield { warning: `${entry.label}: ${file.junkLines.toLocaleString('en')} lines are no calendar lines and were left out` }
  if (file.fallbackLines > 0) yield { warning: `${entry.label}: ${file.fallbackLines.toLocaleString('en')} lines are not UTF-8 and were read as Western European text` }
  if (file.eventsBeyondLimit > 0) yield { warning: `${entry.label}: ${file.eventsBeyondLimit.toLocaleString('en')} events beyond the first 500,000 were left out` }
}

function byUid(events: readonly CalendarEvent[]): Iterable<CalendarEvent[]> {
  const groups = new Map<string, CalendarEvent[]>()
  for (const event of events) {
    const group = groups.get(event.uid)
    if (group) group.push(event)
    else groups.set(event.uid, [event])
  }
  return groups.values()
}

/** All VEVENTs of one UID: each is one input record and one outcome. */
function* seriesOutcomes(group: readonly CalendarEvent[], entry: Entry, owner: ReadonlySet<Handle>, now: number): Generator<Outcome> {
  const position = (event: CalendarEvent) => ({ entry: entry.label, index: event.component.index })
  const { masters, overrides, outdated } = sorted(group)
  for (const event of outdated) yield { at: position(event), skipped: 'An older version of the same event' }

  for (const master of masters) {
    const birthday = birthdayOf(master)
    if (birthday) {
      yield { at: position(master), facts: [birthday] }
      continue
    }
    const reason = emptyReason(master, owner)
    if (reason) {
      yield { at: position(master), skipped: reason }
      continue
    }
    // Programs that publish only free and busy times give one UID to many events.
    const key = `ics:${master.uid}${masters.length > 1 ? `:${stamp(master.start)}` : ''}`
    const recurs = master.rules.length > 0 || master.extra.length > 0
    if (!recurs) {
      if (instant(master.start) > now + year) yield { at: position(master), skipped: 'More than a year ahead' }
      else yield { at: position(master), facts: meetings(master, master.start, key, null, owner) }
      continue
    }
    const { starts, problems } = expanded({ start: master.start, rules: master.rules, extra: master.extra, except: master.except, exceptRules: master.exceptRules }, now + year)
    for (const problem of problems) yield { at: position(master), warning: problem, snippet: master.rules.join(' ').slice(0, 200) }
    const changed = new Set(overrides.map((event) => originalKey(event.recurrence!, master.start)))
    const facts: Fact[] = starts.filter((start) => !changed.has(originalKey(start, master.start))).flatMap((start) => meetings(master, start, key, start, owner))
    yield facts.length > 0 ? { at: position(master), facts } : { at: position(master), skipped: 'No date of the series is left within the next year' }
  }

  for (const override of overrides) {
    const master = masters[0]
    // An instance that was only moved often leaves out the guests: they are the series' own.
    const event = override.guests.length === 0 && master ? { ...override, guests: master.guests } : override
    const reason = emptyReason(event, owner) ?? (instant(event.start) > now + year ? 'More than a year ahead' : null)
    if (reason) yield { at: position(override), skipped: reason }
    else {
      const original = override.recurrence!
      const asStart = master && original.isDate !== master.start.isDate ? { ...master.start, wall: original.isDate ? Math.floor(original.wall / 86_400_000) * 86_400_000 + (master.start.wall % 86_400_000) : original.wall } : original
      yield { at: position(override), facts: meetings(event, event.start, `ics:${event.uid}`, asStart, owner) }
    }
  }
}

/** Equal for an instance and its override: instants, or dates where one of the two has no time. */
const originalKey = (time: CalendarTime, like: CalendarTime): string => (time.isDate || like.isDate ? dayOf(time) : String(instant(time)))

/** Newest version of the master and of each override; the rest are outdated. */
function sorted(group: readonly CalendarEvent[]): { masters: CalendarEvent[]; overrides: CalendarEvent[]; outdated: CalendarEvent[] } {
  const newest = new Map<string, CalendarEvent>()
  const outdated: CalendarEvent[] = []
  const newerFirst = [...group].sort((a, b) => b.sequence - a.sequence || b.modified - a.modified || a.component.index - b.component.index)
  for (const event of newerFirst) {
    const key = event.recurrence ? `o${stamp(event.recurrence)}` : `m${sameVersion(event, newerFirst) ? stamp(event.start) : ''}`
    if (newest.has(key)) outdated.push(event)
    else newest.set(key, event)
  }
  const kept = [...newest.values()].sort((a, b) => a.component.index - b.component.index)
  return { masters: kept.filter(({ recurrence }) => !recurrence), overrides: kept.filter(({ recurrence }) => recurrence), outdated }
}

/** Several masters with one sequence number and different starts are different events that share a UID. */
const sameVersion = (event: CalendarEvent, group: readonly CalendarEvent[]): boolean =>
  group.some((other) => other !== event && !other.recurrence && other.sequence === event.sequence && stamp(other.start) !== stamp(event.start))

/** What the calendar calls its guests; the latest name counts. */
function collectGuests(guests: Map<Handle, PersonFact>, event: CalendarEvent, owner: ReadonlySet<Handle>): void {
  const seen = instant(event.start)
  for (const { handle, name } of event.guests) {
    if (!name || owner.has(handle)) continue
    const known = guests.get(handle)
    if (known && (known.seen ?? 0) >= seen) continue
    guests.set(handle, { fact: 'person', id: `ics:guest:${handle}`, handles: [handle], name, seen })
  }
}

const coverage = (owner: Handle | undefined, name: string, from: number, to: number): CoverageFact => ({
  fact: 'coverage', network: 'calendar', account: owner ?? `calendar:name:${name}`, setting: 'inPerson', from, to, directions: ['mutual'],
})
