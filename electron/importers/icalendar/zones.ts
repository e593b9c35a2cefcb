/**
 * From a TZID to an offset. The order is that of the format page: IANA name, Windows name, the file's own VTIMEZONE, the
 * calendar's X-WR-TIMEZONE, the user's zone (flagged as assumed).
 */
import ICAL from 'ical.js'
import { IANA_ALIAS_MAP, findIana } from 'windows-iana'
import { bounded } from './bounded'

/** A date and time on somebody's wall: the fields as if they were UTC, in ms. */
export type WallTime = number

export interface Zone {
  /** Offset from UTC in ms at a wall time: wall = UTC + offset. A gap takes the offset before it, an overlap the first pass. */
  offsetAtWall(wall: WallTime): number
  offsetAtUtc(utc: number): number
  readonly assumed: boolean
}

export type ZoneFinder = (tzid: string | undefined) => Zone

/** Finds zones for one calendar; answers are kept, because a calendar uses few. */
export function zoneFinder(calendarZone: string, definition: (tzid: string) => string | undefined, userZone: string): ZoneFinder {
  const known = new Map<string, Zone>()
  const fallback = () => platformZone(calendarZone, false) ?? shortNamed(calendarZone, false) ?? platformZone(userZone, true) ?? fixedZone(0, true)
  return (tzid) => {
    const id = (tzid ?? '').slice(0, longestName).trim()
    let zone = known.get(id)
    if (!zone) {
      zone = (id && (platformZone(id, false) ?? definedZone(definition(id)) ?? shortNamed(id, false))) || fallback()
      known.set(id, zone)
    }
    return zone
  }
}

export const utcZone: Zone = { offsetAtWall: () => 0, offsetAtUtc: () => 0, assumed: false }

function fixedZone(offset: number, assumed: boolean): Zone {
  return { offsetAtWall: () => offset, offsetAtUtc: () => offset, assumed }
}

function platformZone(id: string, assumed: boolean): Zone | null {
  const name = ianaName(id)
  return name ? namedZone(name, assumed) : null
}

/** `CET`, `EST`: people mean summer time too, which a definition in the file knows better. So they come behind it. */
const shortNamed = (id: string, assumed: boolean): Zone | null => (shortName.test(id) && isPlatformZone(id) ? namedZone(id, assumed) : null)

function namedZone(name: string, assumed: boolean): Zone {
  if (name === 'UTC') return fixedZone(0, assumed)
  const offsetAtUtc = offsetReader(name)
  return { offsetAtUtc, offsetAtWall: (wall) => wallOffset(offsetAtUtc, wall), assumed }
}

const longestName = 200
const shortName = /^[A-Z]{3,4}$/

/** `Europe/Oslo`, also behind a slash, a vendor prefix, a Windows name or the words of its menu. */
export function ianaName(written: string): string | null {
  const id = written.replaceAll('"', '').trim()
  if (!id) return null
  const parts = id.split('/').filter(Boolean)
  if (/^(utc|gmt|z)$/i.test(parts.at(-1) ?? '')) return 'UTC'
  for (const name of [id, parts.slice(-2).join('/'), parts.slice(-3).join('/')]) {
    if (name.includes('/') && isPlatformZone(name)) return name
  }
  const windows = findIana(id as Parameters<typeof findIana>[0])?.[0] ?? byMenuWords(id)
  return windows ?? (isPlatformZone(id) && !shortName.test(id) ? id : null)
}

const platformZones = new Map<string, boolean>()
function isPlatformZone(name: string): boolean {
  let known = platformZones.get(name)
  if (known === undefined) {
    try {
      // The only way to ask whether a zone exists is to use it.
      known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    } catch {
      known = false
    }
    // Hostile calendars name a new zone in each event.
    if (platformZones.size > 2_000) platformZones.clear()
    platformZones.set(name, known)
  }
  return known
}

/** Outlook's display form `(UTC+01:00) Amsterdam, Berlin, Bern, …`, also without the brackets: the first of its cities that names a zone. */
function byMenuWords(id: string): string | null {
  const words = /^(?:\((?:UTC|GMT)[^)]*\)\s*)?(.+)$/.exec(id)?.[1]
  if (!words) return null
  for (const city of words.split(/[,;(]/).map((word) => word.trim().replace(/ /g, '_'))) {
    const zone = zonesByCity().get(city.toLowerCase())
    if (zone) return zone
  }
  return null
}

let cities: Map<string, string> | null = null
function zonesByCity(): Map<string, string> {
  if (!cities) {
    cities = new Map()
    const aliases = IANA_ALIAS_MAP.flatMap(({ alias }) => alias)
    for (const name of [...Intl.supportedValuesOf('timeZone'), ...aliases]) {
      const city = name.split('/').at(-1)!.toLowerCase()
      if (name.includes('/') && !cities.has(city)) cities.set(city, name)
    }
    for (const [city, zone] of [['bern', 'Europe/Zurich'], ['eastern_time', 'America/New_York'], ['central_time', 'America/Chicago'],
      ['mountain_time', 'America/Denver'], ['coordinated_universal_time', 'UTC'], ['pacific_time', 'America/Los_Angeles'], ['beijing', 'Asia/Shanghai'], ['osaka', 'Asia/Tokyo']] as const)
      cities.set(city, zone)
  }
  return cities
}

const day = 86_400_000
const hour = 3_600_000

/** Offsets from the platform's zone data, kept by quarter hour: a calendar asks for the same hours again and again. */
function offsetReader(name: string): (utc: number) => number {
  const known = readers.get(name)
  if (known) return known
  const reader = newOffsetReader(name)
  readers.set(name, reader)
  return reader
}

/** One for each zone there is: a formatter is costly to make, and a folder may hold thousands of calendars. */
const readers = new Map<string, (utc: number) => number>()

function newOffsetReader(name: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  const kept = new Map<number, number>()
  return (utc) => {
    // Zones change on whole quarter hours since 1900.
    const slot = Math.floor(utc / (hour / 4))
    let offset = kept.get(slot)
    if (offset === undefined) {
      const at = slot * (hour / 4)
      const fields = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
      const wall = Date.UTC(fields.get('year')!, fields.get('month')! - 1, fields.get('day')!, fields.get('hour')!, fields.get('minute')!, fields.get('second')!)
      offset = wall - at
      if (kept.size > 100_000) kept.clear()
      kept.set(slot, offset)
    }
    return offset
  }
}

function wallOffset(offsetAtUtc: (utc: number) => number, wall: WallTime): number {
  const before = offsetAtUtc(wall - day)
  if (offsetAtUtc(wall - before) === before) return before
  const after = offsetAtUtc(wall + day)
  return offsetAtUtc(wall - after) === after ? after : before
}

/** The rules of a VTIMEZONE block. A block that cannot be read, or takes too long, is as good as none. */
function definedZone(definition: string | undefined): Zone | null {
  if (!definition) return null
  const zone = bounded(() => {
    ICAL.design.strict = false
    const made = new ICAL.Timezone(new ICAL.Component(ICAL.parse(definition) as unknown as unknown[]))
    made.utcOffset(timeOf(Date.UTC(2020, 0, 1)))
    return made
  })
  if (!zone) return null
  const kept = new Map<WallTime, number>()
  const offsetAtWall = (wall: WallTime) => {
    const slot = Math.floor(wall / (hour / 4))
    let offset = kept.get(slot)
    if (offset === undefined) {
      offset = (bounded(() => zone.utcOffset(timeOf(wall))) ?? 0) * 1000
      kept.set(slot, offset)
    }
    return offset
  }
  return { offsetAtWall, offsetAtUtc: (utc) => offsetAtWall(utc + offsetAtWall(utc)), assumed: false }
}

function timeOf(wall: WallTime): ICAL.Time {
  const date = new Date(wall)
  return ICAL.Time.fromData({
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds(), isDate: false,
  })
}
