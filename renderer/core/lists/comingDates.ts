/** Birthdays and anniversaries of today and the next days. */
import type { PlainDate } from '#contract/words'
import { dayText, localDate, type LocalDate } from '../dates'
import type { PersonSummary } from '../model'
import { statements, verdictOf } from '../statements'
import { byId, isListed, type Known } from './input'

export interface ComingDate {
  readonly person: PersonSummary
  /** `birthday`, `anniversary`, or the word it was written down with. */
  readonly label: string
  readonly date: PlainDate
  /** In the zone: `2026-11-23`. */
  readonly day: string
  /** From today: 0 is today. */
  readonly inDays: number
  /** How many years it will be; absent where the year is not known. */
  readonly years?: number
}

export interface ComingDatesInput extends Pick<Known, 'people' | 'stories'> {
  readonly now: number
  readonly zone: string
  /** 0 for today alone. */
  readonly days: number
}

/** The nearest first. What was put away for this year is left out, and everything of those who have died but the day they did. */
export function comingDates({ people, stories, now, zone, days }: ComingDatesInput): readonly ComingDate[] {
  const ahead = calendar(localDate(now, zone), days)
  const found: ComingDate[] = []
  for (const person of people) {
    if (!isListed(person)) continue
    const story = stories.get(person.id)
    const [dates, verdicts] = [story?.dates ?? [], story?.verdicts ?? {}]
    const birthday = person.birthday === undefined ? [] : [{ label: 'birthday', date: person.birthday }]
    const died = dates.some(({ label }) => label.toLowerCase() === 'death')
    for (const { label, date } of [...birthday, ...dates]) {
      if (died && label.toLowerCase() !== 'death') continue
      for (const when of ahead.get(`${date.month} ${date.day}`) ?? []) {
        const years = date.year === undefined ? undefined : when.local.year - date.year
        if ((years !== undefined && years <= 0) || verdictOf(verdicts, statements.date(label, when.local.year)) === 'rejected') continue
        found.push({ person, label, date, day: dayText(when.local), inDays: when.inDays, ...(years === undefined ? {} : { years }) })
      }
    }
  }
  return found.sort((a, b) => a.inDays - b.inDays || byId(a, b) || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
}

interface When {
  readonly local: LocalDate
  readonly inDays: number
}

/** The days ahead by month and day. The 29th of February is kept on the 28th where there is none. */
function calendar(today: LocalDate, days: number): ReadonlyMap<string, readonly When[]> {
  const found = new Map<string, When[]>()
  for (let inDays = 0; inDays <= days; inDays++) {
    const date = new Date(0)
    date.setUTCFullYear(today.year, today.month - 1, today.day + inDays)
    const local = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    const next = new Date(date)
    next.setUTCDate(date.getUTCDate() + 1)
    const keys = [`${local.month} ${local.day}`, ...(local.month === 2 && local.day === 28 && next.getUTCMonth() === 2 ? ['2 29'] : [])]
    for (const key of keys) found.set(key, [...(found.get(key) ?? []), { local, inDays }])
  }
  return found
}
