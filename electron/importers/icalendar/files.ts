import { Failed } from '../../contract/result'
import { utf8Chunks } from '../formats/utf16'
import type { Entry, Source } from '../sources/source'
import { CalendarSplitter, type Calendar, type EventComponent } from './components'

const maxBytes = 400 * 1024 * 1024

/** Files that are never calendars: opening thousands of pictures in an archive to find that out would take minutes. */
const media = /\.(?:jpe?g|png|gif|webp|heic|bmp|svg|mp4|mov|avi|webm|mp3|m4a|ogg|opus|wav|pdf|js|html?|css|zip|vcf|vcard)$/i

export interface CalendarFiles {
  readonly entries: Entry[]
  readonly tooLarge: Entry[]
}

/** A calendar begins with BEGIN:VCALENDAR (a bare event without its calendar is taken too), after blanks, a mark or some junk at most. */
export async function calendarsByRoot(source: Source): Promise<Map<string, CalendarFiles>> {
  const roots = new Map<string, CalendarFiles>()
  for (const entry of source.entries) {
    if (media.test(entry.path) || (entry.size > 100_000 && !/\.(ics|ical|ifb|icalendar|vcs|txt)$/i.test(entry.path))) continue
    const head = new TextDecoder('utf-8').decode(await entry.head(4096)).replace(/\0/g, '')
    if (!/(^|[\r\n])\s{0,20}\uFEFF?BEGIN[ \t]{0,20}:[ \t]{0,20}V(?:CALENDAR|EVENT)/i.test(head)) continue
    const files = roots.get(entry.root) ?? { entries: [], tooLarge: [] }
    roots.set(entry.root, files)
    ;(entry.size > maxBytes ? files.tooLarge : files.entries).push(entry)
  }
  return roots
}

/** Some events of a file, in its order; what the file as a whole was like, when it has ended. */
export interface CalendarPart {
  readonly events: readonly EventComponent[]
  readonly whole?: {
    readonly calendars: readonly Calendar[]
    readonly junkLines: number
    readonly eventsBeyondLimit: number
    /** Why only a part could be read: the events before the damage are worth having. */
    readonly damage?: string
  }
}

/** `known` are the calendars an earlier pass found, with the zones that stand behind the events. */
export async function* calendarParts(entry: Entry, known?: readonly Calendar[]): AsyncGenerator<CalendarPart> {
  const splitter = new CalendarSplitter(known)
  let damage: string | undefined
  try {
    for await (const chunk of utf8Chunks(entry.open())) yield { events: splitter.push(chunk) }
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    damage = error.message
  }
  const events = splitter.finish()
  const { calendars, junkLines, eventsBeyondLimit } = splitter
  yield { events, whole: { calendars, junkLines, eventsBeyondLimit, ...(damage !== undefined && { damage }) } }
}

/** What must be known of files before their events can be read one by one. */
export interface Survey {
  readonly calendars: ReadonlyMap<Entry, readonly Calendar[]>
  /** How many events have this UID, where it is more than one. */
  readonly shared: ReadonlyMap<string, number>
}

export async function surveyOf(entries: readonly Entry[]): Promise<Survey> {
  const calendars = new Map<Entry, readonly Calendar[]>()
  const uids = new Map<string, number>()
  for (const entry of entries) {
    for await (const { events, whole } of calendarParts(entry)) {
      for (const { uid } of events) if (uid) uids.set(uid, (uids.get(uid) ?? 0) + 1)
      if (whole) calendars.set(entry, whole.calendars)
    }
  }
  return { calendars, shared: new Map([...uids].filter(([, count]) => count > 1)) }
}
