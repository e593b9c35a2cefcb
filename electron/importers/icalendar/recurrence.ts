import ICAL from 'ical.js'
import { boundedSteps } from './bounded'
import { instant, type CalendarTime } from './times'

/** At most this many instances of one series, as the security rules set. */
export const maxInstances = 1_000
/** Each may take its time: a hostile event has thousands. */
const maxRules = 20
/** Dates that a rule is followed for: eleven years of days. */
const maxTurns = 4_000
/** A hundred take some 5 ms: a step that takes 200 ms is not slow but endless. */
const datesInOneStep = 100

export interface Series {
  readonly start: CalendarTime
  /** RRULE values. Several lines are a union. */
  readonly rules: readonly string[]
  readonly extra: readonly CalendarTime[] // RDATE
  readonly except: readonly CalendarTime[] // EXDATE
  readonly exceptRules: readonly string[] // EXRULE
}

export interface Expansion {
  readonly starts: readonly CalendarTime[]
  /** What the user should know: a rule that could not be worked out, a series cut at the limit. */
  readonly problems: readonly string[]
}

/** Starts up to `until` (UTC ms): RRULE and RDATE without EXDATE, on wall times, so that summer time does not move a meeting. */
export function expanded(series: Series, until: number): Expansion {
  const problems: string[] = []
  const { start } = series
  // By moment: an extra date may be written in another zone than the start.
  const starts = new Map<number, CalendarTime>([[instant(start), start]])
  let endless = false
  if (series.rules.length > maxRules || series.exceptRules.length > maxRules) problems.push(`A series has more than ${maxRules} rules; the first ${maxRules} count`)
  for (const rule of series.rules.slice(0, maxRules)) {
    const walls = instancesOf(rule.toUpperCase(), start, until)
    if (walls === null) problems.push('A repetition rule could not be worked out; the first date is kept')
    else if (walls.length >= maxTurns) endless = true
    for (const wall of walls ?? []) starts.set(instant({ ...start, wall }), { ...start, wall })
  }
  for (const extra of series.extra) if (instant(extra) <= until && !starts.has(instant(extra))) starts.set(instant(extra), extra)
  const except = new Set(series.except.flatMap((time) => [`i${instant(time)}`, ...(time.isDate || start.isDate ? [`d${dateOf(time)}`] : [])]))
  for (const rule of series.exceptRules.slice(0, maxRules))
    for (const wall of instancesOf(rule.toUpperCase(), start, until) ?? []) except.add(`i${instant({ ...start, wall })}`)
  let kept = [...starts.values()].filter((time) => !except.has(`i${instant(time)}`) && !except.has(`d${dateOf(time)}`)).sort((a, b) => instant(a) - instant(b))
  if (kept.length > maxInstances) {
    // The latest meetings say most; of a rule that is not followed to its end only the first dates are sure.
    kept = endless ? kept.slice(0, maxInstances) : kept.slice(-maxInstances)
    problems.push(`A series has more than ${maxInstances.toLocaleString('en')} dates; the ${endless ? 'first' : 'last'} ${maxInstances.toLocaleString('en')} are kept`)
  }
  return { starts: kept, problems }
}

const dateOf = (time: CalendarTime): number => Math.floor(time.wall / 86_400_000)

/** Wall times of one rule; `null` when the rule is broken or endless. COUNT includes the start. */
function instancesOf(rule: string, start: CalendarTime, until: number): number[] | null {
  const end = untilOf(rule, start)
  const walls = boundedSteps(function* () {
    const recur = ICAL.Recur.fromString(rule.replace(/(^|;)\s*UNTIL=[^;]*/i, '').replace(/^;/, ''))
    const months = (recur.parts as { BYMONTH?: number[] }).BYMONTH
    const first = icalTime(start)
    const iterator = recur.iterator(first)
    const walls: number[] = []
    for (let turns = 0; turns < maxTurns; turns++) {
      if (turns % datesInOneStep === datesInOneStep - 1) yield
      const next = iterator.next()
      if (!next) break
      const wall = Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second)
      if (wall > end || wall - 86_400_000 > until) break
      // The expander lets 30 February run over into March: such a date is not in the rule.
      if (!months || months.includes(next.month)) walls.push(wall)
    }
    return walls
  })
  if (walls === null) return null
  // COUNT counts the start, also one that is not among the dates of its rule.
  const count = walls.includes(start.wall) ? Infinity : Number(/(?:^|;)\s*COUNT=(\d{1,9})/.exec(rule)?.[1] ?? Infinity) - 1
  return walls.slice(0, Math.max(0, count)).filter((wall) => instant({ ...start, wall }) <= until)
}

/** The last wall time UNTIL allows. It may be a date, local or UTC, whatever the start is. */
function untilOf(rule: string, start: CalendarTime): number {
  const text = /(?:^|;)\s*UNTIL=([^;]*)/i.exec(rule)?.[1]?.trim()
  const found = text ? /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(Z)?)?$/i.exec(text) : null
  if (!found) return Infinity
  const [year, month, day, hours, minutes, seconds] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number]
  if (found[4] === undefined || start.isDate) return Date.UTC(year, month - 1, day, 23, 59, 59)
  const at = Date.UTC(year, month - 1, day, hours, minutes, seconds)
  return found[7] ? at + start.zone.offsetAtUtc(at) : at
}

function icalTime({ wall, isDate }: CalendarTime): ICAL.Time {
  const date = new Date(wall)
  return ICAL.Time.fromData({
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    hour: isDate ? 0 : date.getUTCHours(), minute: isDate ? 0 : date.getUTCMinutes(), second: isDate ? 0 : date.getUTCSeconds(), isDate: false,
  })
}
