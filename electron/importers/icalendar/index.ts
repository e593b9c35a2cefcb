/** Calendars as .ics files, alone, in a folder, a zip or an Apple calendar archive. Rules: RFC 5545 and the format page. */
import type { Handle } from '../../contract/handles'
import type { Claim, CoverageFact, PersonFact } from '../../contract/records'
import type { Importer, Outcome } from '../importer'
import type { Entry } from '../sources/source'
import type { Calendar } from './components'
import { calendarEvent, type CalendarEvent } from './events'
import { calendarParts, calendarsByRoot, surveyOf, type CalendarPart } from './files'
import { OwnerFinder } from './owner'
import { othersOf } from './meetings'
import { horizonOf, seriesOutcomes } from './series'
import { instant } from './times'
import { zoneFinder, type ZoneFinder } from './zones'

export const icalendar: Importer = {
  id: 'icalendar',
  title: 'Calendar',
  version: 1,

  async claim(source) {
    const claims: Claim[] = []
    for (const [root, { entries, tooLarge }] of await calendarsByRoot(source)) {
      if (entries.length === 0) continue
      const { events, names, owner, choices } = await glance(entries)
      const inThem = names.length > 0 ? ` in ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}` : ''
      claims.push({
        importer: 'icalendar',
        title: 'Calendar',
        source: root,
        recognised: `${events.toLocaleString('en')} event${events === 1 ? '' : 's'}${inThem}`,
        owner,
        ownerChoices: choices,
        entries: entries.map(({ label }) => label),
        bytes: entries.reduce((sum, { size }) => sum + size, 0),
        ignored: tooLarge.map(({ label }) => `${label}: larger than 400 MB`),
      })
    }
    return claims
  },

  async *read(source, claim, options): AsyncIterable<Outcome> {
    const wanted = new Set(claim.entries)
    const entries = source.entries.filter(({ label }) => wanted.has(label))
    const owner = new Set(options.owner)
    const horizon = horizonOf(options.now)
    const guests = new Map<Handle, PersonFact>()
    const concerned = new Set<Handle>()
    let first = Infinity
    let last = -Infinity
    let asOf = -Infinity
    for await (const step of eventsOf(entries, options.zone)) {
      if ('outcome' in step) {
        yield step.outcome
        continue
      }
      for (const event of step.group) {
        for (const time of [event.modified, event.stamped]) if (time <= options.now) asOf = Math.max(asOf, time)
        collectGuests(guests, event, owner)
      }
      for (const outcome of seriesOutcomes(step.group, owner, horizon)) {
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
    const named = [...guests.values()].filter(({ handles }) => concerned.has(handles[0]!))
    if (named.length > 0) yield { facts: named }
    if (first <= last) yield { facts: [coverage(options.owner[0], claim.source, first, Math.max(last, Math.min(asOf, options.now)))] }
    if (asOf > 0) yield { asOf }
  },
}

/** What the preview tells, without understanding the events. */
async function glance(entries: readonly Entry[]) {
  const finder = new OwnerFinder()
  const names = new Set<string>()
  let events = 0
  for (const entry of entries) {
    finder.file(entry.path)
    for await (const part of calendarParts(entry)) {
      events += part.events.length
      for (const event of part.events) finder.event(event)
      for (const { name } of part.whole?.calendars ?? []) {
        if (name) names.add(name)
        finder.calendar(name)
      }
    }
  }
  return { events, names: [...names], ...finder.result() }
}

/**
 * The events of all the files, those with one UID together, as soon as the last of them has been read: series and copies may lie in several
 * files, and nothing but them has to be kept in memory.
 */
async function* eventsOf(entries: readonly Entry[], userZone: string): AsyncGenerator<{ readonly group: readonly CalendarEvent[] } | { readonly outcome: Outcome }> {
  const { calendars, shared } = await surveyOf(entries)
  const waiting = new Map<string, { missing: number; readonly group: CalendarEvent[] }>()
  for (const entry of entries) {
    const finders = new Map<Calendar, ZoneFinder>()
    let junk = 0
    let guessed = 0
    for await (const { events, whole } of calendarParts(entry, calendars.get(entry))) {
      for (const component of events) {
        const { calendar } = component
        const finder = finders.get(calendar) ?? zoneFinder(calendar.zone, (id) => calendar.zones.get(id) ?? calendar.zonesOfFile.get(id), userZone)
        finders.set(calendar, finder)
        const at = { entry: entry.label, index: component.index }
        const event = calendarEvent(component, entry.label, finder)
        if ('problem' in event) yield { outcome: { at, failed: event.problem, snippet: event.snippet.slice(0, 200) } }
        else {
          junk += event.junk
          guessed += event.guessed
          if (event.cut) yield { outcome: { at, warning: 'Fields of other programs were too long to keep all of them' } }
          if (!component.complete) yield { outcome: { at, warning: 'The event has no end: the file may be cut' } }
        }
        const count = shared.get(component.uid)
        if (count === undefined) {
          if (!('problem' in event)) yield { group: [event] }
          continue
        }
        const series = waiting.get(component.uid) ?? { missing: count, group: [] }
        waiting.set(component.uid, series)
        if (!('problem' in event)) series.group.push(event)
        series.missing--
        if (series.missing > 0) continue
        waiting.delete(component.uid)
        yield { group: series.group }
      }
      if (whole) for (const warning of warnings(entry, { ...whole, junkLines: whole.junkLines + junk }, guessed)) yield { outcome: { warning } }
    }
  }
  for (const { group } of waiting.values()) yield { group }
}

function* warnings({ label }: Entry, { junkLines, eventsBeyondLimit, damage }: NonNullable<CalendarPart['whole']>, guessed: number): Generator<string> {
  if (damage !== undefined) yield `${label} could only be read in part: ${damage}`
  if (junkLines > 0) yield `${label}: ${counted(junkLines, 'line')} without meaning, or too long, left out`
  if (guessed > 0) yield `${label}: ${counted(guessed, 'line')} not in UTF-8, read as Western European text`
  if (eventsBeyondLimit > 0) yield `${label}: ${counted(eventsBeyondLimit, 'event')} beyond the first 500,000 left out`
}

const counted = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

/** What the calendar calls its guests; the latest name counts. */
function collectGuests(guests: Map<Handle, PersonFact>, event: CalendarEvent, owner: ReadonlySet<Handle>): void {
  const seen = instant(event.start)
  for (const { handle, name, written } of othersOf(event, owner)) {
    if (!name) continue
    const known = guests.get(handle)
    if (known && (known.seen ?? 0) >= seen) continue
    guests.set(handle, { fact: 'person', id: `ics:guest:${handle}`, handles: [handle], name, seen, ...(written !== undefined && { more: { CN: written } }) })
  }
}

const coverage = (owner: Handle | undefined, name: string, from: number, to: number): CoverageFact => ({
  fact: 'coverage', network: 'calendar', account: owner ?? `calendar:name:${name}`, setting: 'inPerson', from, to, directions: ['mutual'],
})
