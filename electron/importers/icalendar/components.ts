import { contentLine, unfoldedLines, type ContentLine } from './lines'

/** One VEVENT: its own lines, without those of the alarms inside it. */
export interface EventComponent {
  /** Number in the file, from 0. */
  readonly index: number
  readonly lines: readonly ContentLine[]
  readonly calendar: Calendar
  /** False when the file ended before END:VEVENT. */
  readonly complete: boolean
}

/** What a VCALENDAR says of itself. A file may hold several. */
export interface Calendar {
  name: string
  zone: string
  method: string
  product: string
  /** VTIMEZONE blocks by TZID, as text for the zone reader. */
  readonly zones: Map<string, string>
}

export interface CalendarFile {
  readonly events: readonly EventComponent[]
  readonly junkLines: number
  /** Lines that are not UTF-8 and were read as Windows-1252. */
  readonly fallbackLines: number
  readonly eventsBeyondLimit: number
  readonly recognised: boolean
}

const maxEvents = 500_000
const maxLinesPerEvent = 5_000
const maxLine = 1024 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')

/** Splits a calendar file into events, so that one broken event costs one event. Never throws. */
export function calendarFile(bytes: Uint8Array): CalendarFile {
  const events: EventComponent[] = []
  let calendar = emptyCalendar()
  let event: ContentLine[] | null = null
  let zone: { id: string; lines: string[] } | null = null
  let inner = 0 // depth of components inside an event or zone that are not read themselves
  let junkLines = 0
  let fallbackLines = 0
  let eventsBeyondLimit = 0
  let recognised = false

  const endEvent = (complete: boolean) => {
    if (!event) return
    if (events.length < maxEvents) events.push({ index: events.length, lines: event, calendar, complete })
    else eventsBeyondLimit++
    event = null
  }

  for (const { bytes: raw, line } of unfoldedLines(utf8Bytes(bytes))) {
    if (raw.length > maxLine) {
      junkLines++
      continue
    }
    let text: string
    try {
      text = utf8.decode(raw)
    } catch {
      fallbackLines++
      text = western.decode(raw)
    }
    const found = contentLine(text, line)
    if (!found) {
      if (text.trim()) junkLines++
      continue
    }
    const component = found.value.trim().toUpperCase()
    if (found.name === 'BEGIN') {
      if (component === 'VCALENDAR') {
        endEvent(false)
        calendar = emptyCalendar()
        recognised = true
      } else if (component === 'VEVENT' && !zone) {
        endEvent(false)
        event = []
        inner = 0
      } else if (component === 'VTIMEZONE' && !event) zone = { id: '', lines: [text] }
      else if (zone) zone.lines.push(text)
      else inner++
    } else if (found.name === 'END') {
      if (component === 'VEVENT') endEvent(true)
      else if (component === 'VTIMEZONE') {
        if (zone?.id) calendar.zones.set(zone.id, [...zone.lines, text].join('\r\n'))
        zone = null
      } else if (zone) zone.lines.push(text)
      else if (inner > 0) inner--
    } else if (zone) {
      if (found.name === 'TZID') zone.id = found.value.trim()
      if (zone.lines.length < maxLinesPerEvent) zone.lines.push(text)
    } else if (event) {
      if (inner === 0 && event.length < maxLinesPerEvent) event.push(found)
    } else if (inner === 0) describe(calendar, found)
  }
  endEvent(false)
  return { events, junkLines, fallbackLines, eventsBeyondLimit, recognised }
}

function describe(calendar: Calendar, { name, value }: ContentLine): void {
  if (name === 'X-WR-CALNAME' || (name === 'NAME' && !calendar.name)) calendar.name = value.trim()
  else if (name === 'X-WR-TIMEZONE') calendar.zone = value.trim()
  else if (name === 'METHOD') calendar.method = value.trim().toUpperCase()
  else if (name === 'PRODID') calendar.product = value.trim()
}

const emptyCalendar = (): Calendar => ({ name: '', zone: '', method: '', product: '', zones: new Map() })

/** Drops a UTF-8 mark; UTF-16 of either order, with or without mark, becomes UTF-8. */
function utf8Bytes(bytes: Uint8Array): Uint8Array {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return bytes.subarray(3)
  const label = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0) ? 'utf-16le' : (a === 0xfe && b === 0xff) || (a === 0 && b !== 0) ? 'utf-16be' : null
  return label && bytes.length > 3 ? new TextEncoder().encode(new TextDecoder(label).decode(bytes)) : bytes
}
