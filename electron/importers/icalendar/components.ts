import { decode } from '../formats/text'
import { contentLine, lineLimit, LogicalLines, unescaped, type ContentLine } from './lines'
import { shortUid } from './uids'

/** One VEVENT: its own lines, without those of the alarms inside it, as bytes until somebody asks for them. */
export interface EventComponent {
  /** Number in the file, from 0. */
  readonly index: number
  /** Empty when the event has none. */
  readonly uid: string
  /** Unfolded lines with a line feed between them. */
  readonly body: Buffer
  readonly calendar: Calendar
  /** False when the event has no end. */
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
  /** Those of all calendars of the file, the first of each name. */
  readonly zonesOfFile: Map<string, string>
}

const maxEvents = 500_000
const maxLines = 5_000
const maxEventBytes = 4 * 1024 * 1024
const nameLimit = 200

/**
 * Splits a calendar file into events, so that one broken event costs one event. Never throws. A definition may stand behind the events
 * that need it: `known` are the calendars of an earlier pass over the same file.
 */
export class CalendarSplitter {
  readonly calendars: Calendar[] = []
  /** Lines that are none. */
  junkLines = 0
  eventsBeyondLimit = 0
  private readonly lines = new LogicalLines()
  private readonly zonesOfFile = new Map<string, string>()
  private calendar: Calendar
  private found: EventComponent[] = []
  private count = 0
  private event: { uid: string; bytes: number; readonly lines: Buffer[] } | null = null
  private zone: { readonly ids: string[]; readonly lines: string[] } | null = null
  private inner = 0 // depth of components inside an event or calendar that are not read themselves

  constructor(private readonly known: readonly Calendar[] = []) {
    this.calendar = this.nextCalendar()
  }

  push(chunk: Uint8Array): readonly EventComponent[] {
    for (const line of this.lines.push(chunk)) this.line(line)
    return this.take()
  }

  finish(): readonly EventComponent[] {
    for (const line of this.lines.finish()) this.line(line)
    this.endEvent(false)
    return this.take()
  }

  private take(): readonly EventComponent[] {
    const found = this.found
    this.found = []
    return found
  }

  private line(bytes: Buffer): void {
    const mark = bytes.length <= 100 && (bytes[0]! | 32) <= 101 ? border.exec(bytes.toString('latin1')) : null
    if (mark) return mark[1]!.toLowerCase() === 'begin' ? this.begin(mark[2]!.toUpperCase(), bytes) : this.end(mark[2]!.toUpperCase(), bytes)
    if (this.event) return this.eventLine(bytes)
    if (!this.zone && this.inner > 0) return
    const text = bytes.length > lineLimit ? '' : decode(bytes).text
    const found = contentLine(text)
    if (!found) {
      if (text.trim() || bytes.length > lineLimit) this.junkLines++
    } else if (!this.zone) describe(this.calendar, found)
    else {
      if (found.name === 'TZID') this.zone.ids.push(found.value.trim())
      if (this.zone.lines.length < maxLines) this.zone.lines.push(text)
    }
  }

  private begin(component: string, bytes: Buffer): void {
    if (component === 'VCALENDAR') {
      this.endEvent(false)
      this.endZone()
      this.inner = 0
      this.calendar = this.nextCalendar()
    } else if (component === 'VEVENT') {
      this.endEvent(false)
      this.endZone()
      this.inner = 0
      this.event = { uid: '', bytes: 0, lines: [] }
    } else if (component === 'VTIMEZONE' && !this.event) this.zone = { ids: [], lines: [bytes.toString()] }
    else if (this.zone) this.zone.lines.push(bytes.toString())
    else this.inner++
  }

  private end(component: string, bytes: Buffer): void {
    if (component === 'VEVENT') this.endEvent(true)
    else if (component === 'VTIMEZONE') this.endZone()
    else if (this.zone) this.zone.lines.push(bytes.toString())
    else if (this.inner > 0) this.inner--
  }

  private eventLine(bytes: Buffer): void {
    const event = this.event!
    if (this.inner > 0) return
    const start = bytes.toString('latin1', 0, 7).toUpperCase()
    if (/^ATTACH[:;]/.test(start)) return
    if (bytes.length > lineLimit || event.lines.length >= maxLines || event.bytes + bytes.length > maxEventBytes) {
      this.junkLines++
      return
    }
    event.lines.push(bytes)
    event.bytes += bytes.length
    if (/^UID[:;]/.test(start)) event.uid ||= shortUid(contentLine(decode(bytes).text)?.value.trim() ?? '')
  }

  private endEvent(complete: boolean): void {
    if (!this.event) return
    const { uid, lines } = this.event
    this.event = null
    this.inner = 0
    if (this.count >= maxEvents) this.eventsBeyondLimit++
    // A copy: the lines hold on to the chunk they were read in.
    else this.found.push({ index: this.count++, uid, body: Buffer.concat(lines.flatMap((line) => [line, lineFeed])), calendar: this.calendar, complete })
  }

  private endZone(): void {
    if (!this.zone) return
    const definition = [...this.zone.lines, 'END:VTIMEZONE'].join('\r\n')
    for (const id of this.zone.ids) {
      this.calendar.zones.set(id, definition)
      if (!this.calendar.zonesOfFile.has(id)) this.calendar.zonesOfFile.set(id, definition)
    }
    this.zone = null
  }

  private nextCalendar(): Calendar {
    const { zonesOfFile } = this
    const next = this.known[this.calendars.length] ?? { name: '', zone: '', method: '', product: '', zones: new Map(), zonesOfFile }
    this.calendars.push(next)
    return next
  }
}

const border = /^\s{0,20}(begin|end)[ \t]{0,20}(?:;[^:]{0,60})?:[ \t]{0,20}([\w-]{1,60})[ \t]{0,20}$/i
const lineFeed = Buffer.from('\n')

/** The lines of an event that `wanted` accepts by how they begin; others, and what is no line, are left out. */
export function linesOf({ body }: EventComponent, wanted?: RegExp): { readonly lines: readonly ContentLine[]; readonly junk: number; readonly guessed: number } {
  const whole = decode(body)
  const texts = whole.guessed ? body.toString('latin1').split('\n').map((line) => decode(Buffer.from(line, 'latin1'))) : whole.text.split('\n').map((text) => ({ text, guessed: false }))
  const lines: ContentLine[] = []
  let junk = 0
  let guessed = 0
  for (const line of texts) {
    if (wanted && !wanted.test(line.text)) continue
    if (line.guessed) guessed++
    const found = contentLine(line.text)
    if (found) lines.push(found)
    else if (line.text.trim()) junk++
  }
  return { lines, junk, guessed }
}

function describe(calendar: Calendar, { name, value }: ContentLine): void {
  const text = unescaped(value).trim().slice(0, nameLimit)
  if (name === 'X-WR-CALNAME' || (name === 'NAME' && !calendar.name)) calendar.name = text
  else if (name === 'X-WR-TIMEZONE') calendar.zone = text
  else if (name === 'METHOD') calendar.method = text.toUpperCase()
  else if (name === 'PRODID') calendar.product = text
}
