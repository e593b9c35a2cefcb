import type { DateOrder } from '../../contract/records'

/** Where day, month and year stand. Beside the usual ones `06/2018/13` and `2018/13/06` have been seen. */
export type Order = 'dmy' | 'mdy' | 'ymd' | 'ydm' | 'myd' | 'dym'

export interface Decision {
  readonly order: Order
  /** Some date of the file can be read in this way only. */
  readonly certain: boolean
}

export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** WhatsApp and Signal began after this. */
const firstYear = 2009

interface Candidate {
  readonly order: Order
  /** Dates that the calendar does not have in this order. */
  impossible: number
  decreases: number
  last: number
}

/** Watches the dates of one file, in its order, to tell day from month. */
export class OrderFinder {
  private readonly candidates = new Map<Order, Candidate>()
  private year = -1
  private seen = 0
  private previous: readonly string[] | undefined
  /** How often each of the three numbers changed from one message to the next. */
  private readonly changes = [0, 0, 0]

  /** `separator` stands between the numbers. Dates of a year after `lastYear` are misread. */
  constructor(
    private readonly separator: string,
    private readonly lastYear: number,
  ) {}

  add(parts: readonly [string, string, string]): void {
    if (this.seen === 0) {
      this.year = parts.findIndex((part) => part.length > 2)
      for (const order of ordersWith(this.year, this.separator)) this.candidates.set(order, { order, impossible: 0, decreases: 0, last: -Infinity })
    }
    const { previous } = this
    if (previous?.[0] === parts[0] && previous[1] === parts[1] && previous[2] === parts[2]) return
    for (let i = 0; previous && i < 3; i++) if (previous[i] !== parts[i]) this.changes[i]!++
    this.previous = parts
    this.seen++
    for (const candidate of this.candidates.values()) {
      const date = readDate(parts, candidate.order)
      if (!date || date.year < firstYear || date.year > this.lastYear) candidate.impossible++
      else {
        const key = (date.year * 100 + date.month) * 100 + date.day
        if (key < candidate.last) candidate.decreases++
        candidate.last = key
      }
    }
  }

  /** The rules of the format page, in their order; undefined when there was no date. `likely` decides where they say nothing. */
  decide(likely: Order = 'dmy'): Decision | undefined {
    const all = [...this.candidates.values()]
    if (all.length === 0) return undefined
    // One date that no calendar has must not turn a whole file round.
    const least = Math.min(...all.map(({ impossible }) => impossible))
    const possible = all.filter(({ impossible }) => impossible === least)
    if (possible.length === 1) return { order: possible[0]!.order, certain: least * 10 < this.seen }
    // A year in front is followed by the month.
    if (this.year === 0) return { order: 'ymd', certain: true }
    const rising = possible.filter(({ decreases }) => decreases === 0)
    if (rising.length === 1) return { order: rising[0]!.order, certain: false }
    const left = rising.length > 0 ? rising : possible
    // The number that changes most often is the day.
    const rank = ({ order }: Candidate) => this.dayChanges(order) * 2 + (order === likely ? 1 : 0)
    const busiest = [...left].sort((a, b) => rank(b) - rank(a))
    return { order: busiest[0]!.order, certain: false }
  }

  private dayChanges(order: Order): number {
    return this.changes[order.indexOf('d')]!
  }
}

/** Likeliest first. */
function ordersWith(year: number, separator: string): readonly Order[] {
  if (year === 0) return ['ymd', 'ydm']
  if (year === 1) return ['myd', 'dym']
  // A short year stands in front only between dashes.
  return year === 2 || separator !== '-' ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd']
}

/** The order the user said, as it applies to a file whose year stands where it stands in `guess`. */
export function answeredOrder(answer: DateOrder, guess: Order): Order {
  const year = guess.indexOf('y')
  if (year === 0 && answer !== 'ymd') return guess
  if (year === 1) return answer === 'dmy' ? 'dym' : answer === 'mdy' ? 'myd' : guess
  return answer
}

/** What the contract calls the order. */
export const plainOrder = (order: Order): DateOrder => (order === 'ydm' || order === 'ymd' ? 'ymd' : order === 'myd' || order === 'mdy' ? 'mdy' : 'dmy')

/** The date that the numbers say in that order, when the calendar has it. Two-digit years lie in this century. */
export function readDate(parts: readonly string[], order: Order): CalendarDate | undefined {
  const at = (what: string) => Number(parts[order.indexOf(what)]!)
  const [short, month, day] = [at('y'), at('m'), at('d')]
  const year = short < 100 ? short + 2000 : short
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : undefined
}
