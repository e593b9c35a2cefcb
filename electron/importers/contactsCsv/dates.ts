import type { DateOrder, PartialDate } from '../../contract/records'
import { partialDate } from '../formats/dates'

/**
 * A date as tables write it: ISO, with any part missing, `12/5/1975` by the order of the file, or with the month in words. Two
 * digits of a year are of this century up to 29; a date that would lie in the future is of the one before.
 */
export function tableDate(written: string, label: string, order: DateOrder, now: number): PartialDate | undefined {
  const plain = partialDate(written, label)
  if (!plain || plain.month !== undefined || plain.year !== undefined || plain.day !== undefined) return plain
  const { raw } = plain
  const parts = numbersOf(raw)
  if (parts) {
    // Nothing but zeros where a day or month should be is how programs write "none".
    if (parts.length === 3 && parts.every((part) => Number(part) === 0)) return undefined
    const found = byOrder(parts, order) ?? otherOrders(order).map((other) => byOrder(parts, other)).find(Boolean)
    return found ? checked(found, label, raw, now) : plain
  }
  const worded = inWords(raw)
  return worded ? checked(worded, label, raw, now) : plain
}

/** What the dates of a file say of their order: `certain` when some can only be read in this one. */
export interface OrderFound {
  readonly order: DateOrder
  readonly certain: boolean
  /** Some of its dates can be read in two ways. */
  readonly asked: boolean
  readonly samples: readonly string[]
}

const samplesShown = 5

/** Collects the dates of one file. */
export class DateOrders {
  private readonly votes = { dmy: 0, mdy: 0, ymd: 0 }
  private dots = 0
  private readonly open = new Set<string>()
  private readonly sure = new Set<string>()

  add(written: string): void {
    const raw = written.trim()
    const parts = numbersOf(raw)
    if (!parts || parts.length !== 3 || partialDate(raw, '')?.month !== undefined) return
    const [first, second] = parts.map(Number) as [number, number, number]
    if (parts.every((part) => Number(part) === 0)) return
    const vote: DateOrder | undefined = parts[0]!.length === 4 ? 'ymd' : first > 12 ? 'dmy' : second > 12 ? 'mdy' : undefined
    if (vote) this.votes[vote]++
    else if (raw.includes('.')) this.dots++
    const into = vote ? this.sure : this.open
    if (into.size < samplesShown) into.add(raw.slice(0, 40))
  }

  /** `expected` is what is taken where nothing decides. */
  found(expected: DateOrder): OrderFound {
    const { dmy, mdy, ymd } = this.votes
    const samples = [...this.open, ...this.sure].slice(0, samplesShown)
    const most = Math.max(dmy, mdy)
    if (most > 0) return { order: dmy >= mdy ? 'dmy' : 'mdy', certain: Math.min(dmy, mdy) === 0, asked: true, samples }
    if (this.dots > 0) return { order: 'dmy', certain: true, asked: true, samples }
    if (this.open.size === 0 && ymd > 0) return { order: 'ymd', certain: true, asked: false, samples }
    return { order: expected, certain: false, asked: this.open.size > 0, samples }
  }
}

/** Two or three numbers with a sign between them; a time behind them is left off. */
function numbersOf(raw: string): readonly string[] | undefined {
  if (raw.length > 60) return undefined
  const match = /^(\d{1,4})([./-]| )[ ]?(\d{1,2})(?:\2[ ]?(\d{1,4}))?\.?(?:[ T,]+\d{1,2}:.*)?$/.exec(raw)
  return match ? [match[1]!, match[3]!, match[4]].filter((part): part is string => part !== undefined) : undefined
}

interface Found {
  readonly year?: number
  readonly month: number
  readonly day: number
}

const otherOrders = (order: DateOrder): readonly DateOrder[] => (['dmy', 'mdy', 'ymd'] as const).filter((other) => other !== order)

function byOrder(parts: readonly string[], order: DateOrder): Found | undefined {
  const [a, b, c] = parts as readonly [string, string, string?]
  const yearFirst = a.length === 4
  if (c === undefined) return yearFirst ? undefined : valid(order === 'dmy' ? { day: Number(a), month: Number(b) } : { month: Number(a), day: Number(b) })
  if (yearFirst || order === 'ymd') return c.length > 2 ? undefined : valid({ year: fullYear(a), month: Number(b), day: Number(c) })
  const year = fullYear(c)
  return valid(order === 'dmy' ? { day: Number(a), month: Number(b), year } : { month: Number(a), day: Number(b), year })
}

const valid = (found: Found): Found | undefined => (found.month >= 1 && found.month <= 12 && found.day >= 1 && found.day <= 31 ? found : undefined)

const fullYear = (written: string): number => {
  const year = Number(written)
  if (written.length > 2) return year
  return year < 30 ? 2000 + year : 1900 + year
}

/** Three letters tell a month in the languages that are written so. */
const months: readonly string[] = [
  'jan ene gen янв sty', 'feb fev fév lut фев', 'mar mär mrz mrt мар', 'apr avr abr avri kwi апр', 'may mai maj mag mei май', 'jun giu cze июн', 'jul lug lip июл', 'aug aoû aou ago sie авг',
  'sep set wrz сен', 'oct okt ott out paź окт', 'nov lis ноя', 'dec dez dic dis déc gru дек',
]
const monthOf = new Map(months.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)))

function month(word: string): number | undefined {
  const lower = word.toLowerCase()
  // French June and July share their first three letters.
  if (lower.startsWith('juin')) return 6
  if (lower.startsWith('juil')) return 7
  return monthOf.get(lower.slice(0, 3))
}

function inWords(raw: string): Found | undefined {
  if (raw.length > 60) return undefined
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|º)?\.? (?:de )?(\p{L}{3,12})\.?,?(?: (?:de )?(\d{4}))?$/u.exec(raw)
  const monthFirst = /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/u.exec(raw)
  const [day, word, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : []
  const number = word === undefined ? undefined : month(word)
  return number === undefined ? undefined : valid({ day: Number(day), month: number, ...(year !== undefined && { year: Number(year) }) })
}

/** As a plain date again: days that the calendar does not have, and years that mean "unknown", are known there. */
function checked(found: Found, label: string, raw: string, now: number): PartialDate | undefined {
  const two = (part: number) => String(part).padStart(2, '0')
  let { year } = found
  if (year !== undefined && Date.UTC(year, found.month - 1, found.day) > now && /(?:^|\D)\d{2}$|^\d{2}\D/.test(raw)) year -= 100
  const written = `${year === undefined ? '-' : String(year).padStart(4, '0')}-${two(found.month)}-${two(found.day)}`
  const date = partialDate(written, label)
  return date && { ...date, raw }
}
