import { htmlToText, looksLikeHtml } from '../formats/html'
import { linesOf, type EventComponent } from './components'
import { unescaped, type ContentLine } from './lines'
import { birthdayWords } from './birthdays'
import { guestsOf, type Guest } from './people'
import { calendarTime, duration, instant, type CalendarTime } from './times'
import { hashOf } from './uids'
import { venueOf, type Venue } from './venue'
import type { ZoneFinder } from './zones'

/** One VEVENT, understood. Several with one UID are a series and its changed instances. */
export interface CalendarEvent {
  readonly component: EventComponent
  /** Label of the file it stands in. */
  readonly entry: string
  readonly uid: string
  readonly recurrence: CalendarTime | null // RECURRENCE-ID
  /** The change holds for all later instances too: RANGE=THISANDFUTURE. */
  readonly andFuture: boolean
  readonly start: CalendarTime
  /** ms; at least 0. */
  readonly length: number
  readonly sequence: number
  readonly modified: number
  /** DTSTAMP: in exports of Google the time of the export. */
  readonly stamped: number
  readonly title: string
  readonly text: string
  readonly link?: string
  readonly guests: readonly Guest[]
  /** Whether it has any ATTENDEE: a moved instance often leaves them out. */
  readonly listsGuests: boolean
  readonly venue: Venue
  readonly cancelled: boolean
  readonly rules: readonly string[]
  readonly exceptRules: readonly string[]
  readonly extra: readonly CalendarTime[]
  readonly except: readonly CalendarTime[]
  readonly zoneAssumed: boolean
  /** Made from an address book: X-GOOGLE-CALENDAR-CONTENT or a category says so. */
  readonly birthday: boolean
  /** Lines that were none, and lines that were not UTF-8. */
  readonly junk: number
  readonly guessed: number
  /** Properties no reader knows yet, verbatim. */
  readonly more: Readonly<Record<string, string | readonly string[]>>
  /** Whether some of them were too long to keep. */
  readonly cut: boolean
}

const day = 86_400_000
const titleLimit = 1_000
const textLimit = 100_000
/** Characters of what no reader knows: every instance carries them. */
const moreLimit = 4_000

/** Reads one event, or says in words why not. */
export function calendarEvent(component: EventComponent, entry: string, zones: ZoneFinder): CalendarEvent | { readonly problem: string; readonly snippet: string } {
  const { calendar } = component
  const { lines, junk, guessed } = linesOf(component)
  const line = (name: string) => lines.find((candidate) => candidate.name === name)
  const startLine = line('DTSTART')
  const start = startLine?.value.trim() ? calendarTime(startLine.value, startLine, zones) : null
  if (!start) return { problem: startLine?.value.trim() ? 'The start is not a date' : 'The event has no start', snippet: `${line('SUMMARY')?.value ?? ''} ${startLine?.value ?? ''}`.trim() }
  const allDay = start.isDate || /^true$/i.test(line('X-MICROSOFT-CDO-ALLDAYEVENT')?.value.trim() ?? '')
  const begin: CalendarTime = allDay && !start.isDate ? { ...start, isDate: true, wall: Math.floor(start.wall / day) * day } : start
  const recurrenceLine = line('RECURRENCE-ID')
  const recurrence = recurrenceLine ? calendarTime(recurrenceLine.value, recurrenceLine, zones) : null
  if (recurrenceLine && !recurrence) return { problem: 'The changed date of a series is not a date', snippet: recurrenceLine.value }
  const title = unescaped(line('SUMMARY')?.value ?? '').trim().slice(0, titleLimit)
  const { text, whole } = description(lines)
  const times = (name: string) => lines.filter((each) => each.name === name)
    .flatMap((each) => each.value.split(/[,;]/).map((part) => calendarTime(part.split('/')[0]!, each, zones)))
    .filter((time) => time !== null)
  const rules = (name: string) => lines.filter((each) => each.name === name && each.value.trim()).map(({ value }) => value.trim())
  const link = /^https?:\/\/\S{1,2000}$/i.exec(unescaped(line('URL')?.value ?? '').trim())?.[0]
  return {
    component, entry, title, text, recurrence, junk, guessed,
    andFuture: /^thisandfuture$/i.test(recurrenceLine?.params.get('RANGE') ?? ''),
    uid: component.uid || hashOf([startLine!.value, title, line('ORGANIZER')?.value ?? '']),
    start: begin,
    length: lengthOf(begin, line('DTEND'), line('DURATION'), zones),
    sequence: Number(/^\d{1,9}/.exec(line('SEQUENCE')?.value ?? '')?.[0] ?? 0),
    modified: modifiedOf(line('LAST-MODIFIED'), zones) ?? modifiedOf(line('DTSTAMP'), zones) ?? 0,
    stamped: modifiedOf(line('DTSTAMP'), zones) ?? 0,
    ...(link && { link }),
    guests: guestsOf(lines, /exchange|outlook|microsoft/i.test(calendar.product)),
    listsGuests: lines.some(({ name }) => name === 'ATTENDEE'),
    venue: venueOf(lines, whole),
    birthday: lines.some(madeFromContact),
    cancelled: /^cancelled$/i.test(line('STATUS')?.value.trim() ?? '') || calendar.method === 'CANCEL',
    rules: rules('RRULE'), exceptRules: rules('EXRULE'), extra: times('RDATE'), except: times('EXDATE'),
    zoneAssumed: !begin.isDate && begin.zone.assumed,
    ...unknown(lines, calendar.method),
  }
}

function lengthOf(start: CalendarTime, end: ContentLine | undefined, span: ContentLine | undefined, zones: ZoneFinder): number {
  const until = end?.value.trim() ? calendarTime(end.value, end, zones) : null
  if (until) return Math.max(0, start.isDate || until.isDate ? until.wall - start.wall : instant(until) - instant(start))
  return Math.max(0, (span && duration(span.value)) ?? (start.isDate ? day : 0))
}

function modifiedOf(line: ContentLine | undefined, zones: ZoneFinder): number | null {
  const time = line ? calendarTime(line.value, line, zones) : null
  return time ? instant(time) : null
}

/** Plain text, and the same without the block Google appends about joining the call. */
function description(lines: readonly ContentLine[]): { text: string; whole: string } {
  const plain = lines.find(({ name }) => name === 'DESCRIPTION')?.value
  const html = lines.find(({ name, params }) => name === 'X-ALT-DESC' && /html/i.test(params.get('FMTTYPE') ?? ''))?.value
  const raw = unescaped(plain?.trim() ? plain : (html ?? ''))
  const whole = looksLikeHtml(raw) ? htmlToText(raw) : raw
  const ruler = whole.indexOf('-::~:~::')
  return { text: (ruler < 0 ? whole : whole.slice(0, ruler)).trim().slice(0, textLimit), whole }
}

const madeFromContact = ({ name, value }: ContentLine): boolean =>
  (name.startsWith('X-GOOGLE-CALENDAR-CONTENT') && /birthday|bday/i.test(value)) || (name === 'CATEGORIES' && birthdayWords.test(value.slice(0, 1_000)))

const read = new Set([
  'ACTION', 'ATTACH', 'ATTENDEE', 'CLASS', 'COMMENT', 'CONFERENCE', 'CREATED', 'DESCRIPTION', 'DTEND', 'DTSTAMP', 'DTSTART', 'DURATION', 'EXDATE', 'EXRULE', 'GEO',
  'LAST-MODIFIED', 'LOCATION', 'ORGANIZER', 'RDATE', 'RECURRENCE-ID', 'RRULE', 'SEQUENCE', 'STATUS', 'SUMMARY', 'TRANSP', 'UID', 'URL', 'X-ALT-DESC',
  'X-APPLE-STRUCTURED-LOCATION', 'X-GOOGLE-CONFERENCE', 'X-MICROSOFT-CDO-ALLDAYEVENT',
])

function unknown(lines: readonly ContentLine[], method: string): Pick<CalendarEvent, 'more' | 'cut'> {
  const more = new Map<string, string | string[]>()
  let room = moreLimit
  let cut = false
  for (const { name, value } of lines) {
    if (read.has(name)) continue
    if (value.length > room) {
      cut = true
      continue
    }
    const before = more.get(name)
    more.set(name, before === undefined ? value : [before, value].flat())
    room -= value.length
  }
  const privacy = lines.find(({ name, value }) => name === 'CLASS' && !/^public$/i.test(value.trim()))
  if (privacy) more.set('CLASS', privacy.value.trim().slice(0, 100))
  // An invitation from a mail, not an export.
  if (/^(?:REQUEST|REPLY|CANCEL|COUNTER|REFRESH|ADD|DECLINECOUNTER)$/.test(method)) more.set('METHOD', method)
  return { more: Object.fromEntries(more), cut }
}
