import { isWeekday, monthNamed, wordsIn } from './months'

/** A date as a page writes it: the fields as if they were UTC, and the zone where one stands behind it. */
export interface WrittenDate {
  readonly wall: number
  /** Minutes east of UTC. */
  readonly offset?: number
  /** The page gives no time of day. */
  readonly dayOnly?: true
}

/**
 * Reads the dates of one export, which are all in one language. The few words that mean different months in two languages are settled by the
 * other dates of the same export: let it see them all before it is asked.
 */
export class DateReader {
  private readonly counts = new Map<string, number>()
  /** The text parsed last: it is first learned from, then read. */
  private last: { readonly text: string; readonly parsed: Parsed | undefined } = { text: '', parsed: undefined }

  /** To be told of texts that may be dates. */
  learn(text: string): void {
    for (const language of this.parsed(text)?.month.keys() ?? []) this.counts.set(language, (this.counts.get(language) ?? 0) + 1)
  }

  /** Undefined when the whole text is no date. */
  read(text: string): WrittenDate | undefined {
    const found = this.parsed(text)
    if (!found) return undefined
    const month = this.monthOf(found.month)
    const wall = Date.UTC(found.year, month - 1, found.day, found.hour, found.minute, found.second)
    if (new Date(wall).getUTCMonth() !== month - 1) return undefined
    return { wall, ...(found.offset !== undefined && { offset: found.offset }), ...(found.dayOnly && { dayOnly: true }) }
  }

  private parsed(text: string): Parsed | undefined {
    if (this.last.text !== text) this.last = { text, parsed: parse(text) }
    return this.last.parsed
  }

  private monthOf(month: ReadonlyMap<string, number>): number {
    let best: number | undefined
    let most = -1
    for (const [language, number] of month) {
      const count = this.counts.get(language) ?? 0
      if (count > most) [best, most] = [number, count]
    }
    return best!
  }
}

interface Parsed {
  readonly month: ReadonlyMap<string, number>
  readonly year: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly dayOnly: boolean
  readonly offset?: number
}

const longest = 90
const clock = /(?:^|[^\d.])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d|\.\d)/g

function parse(written: string): Parsed | undefined {
  if (written.length > longest || written.length < 6 || !/\d{4}/.test(written)) return undefined
  const text = eastAsian(written.normalize('NFC').replace(/[\u200e\u200f\u202a-\u202e]/g, '').replace(/[\u00a0\u202f\u2009]/g, ' '))
  const zone = zoneAtEnd(text)
  const body = zone ? text.slice(0, zone.from) : text
  const time = [...body.matchAll(clock)].at(-1)
  // The character in front of the time was only looked at.
  const from = time ? time.index + (/^\d/.test(time[0]) ? 0 : 1) : 0
  const after = time ? body.slice(time.index + time[0].length) : ''
  const date = time ? `${body.slice(0, from)} ${after}` : body
  const half = time ? halfOfDay(`${after} ${body.slice(Math.max(0, from - 6), from)}`) : undefined
  const numbers = [...date.matchAll(/\d+/g)].map(([digits]) => digits)
  const year = numbers.find((digits) => digits.length === 4)
  const day = numbers.find((digits) => digits.length <= 2)
  if (year === undefined || day === undefined || numbers.length !== 2) return undefined
  const month = monthIn(date)
  if (!month) return undefined
  const hour = time ? Number(time[1]) : 0
  const hour24 = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)
  const [minute, second] = [Number(time?.[2] ?? 0), Number(time?.[3] ?? 0)]
  if (Number(day) < 1 || Number(day) > 31 || hour > 23 || minute > 59 || second > 59 || Number(year) < 1990 || Number(year) > 2100) return undefined
  return { month, year: Number(year), day: Number(day), hour: hour24, minute, second, dayOnly: !time, ...(zone?.offset !== undefined && { offset: zone.offset }) }
}

/** The month, when every other word belongs to a date too. */
function monthIn(date: string): ReadonlyMap<string, number> | undefined {
  let found: ReadonlyMap<string, number> | undefined
  for (const word of wordsIn(date)) {
    // Hebrew writes “in October” as one word.
    const month = monthNamed(word) ?? monthNamed(word.replace(/^ב/, ''))
    if (month && !found) found = month
    else if (!isDateWord(word)) return undefined
  }
  return found
}

/** Weekdays and what stands between the parts: `at`, `um`, `kl.`, `a las`, `alle ore`, `г. в`. */
function isDateWord(word: string): boolean {
  return between.has(word) || isWeekday(word) || halves.has(word.replace(/\./g, ''))
}

const between = new Set([
  'at', 'on', 'the', 'of', 'st', 'nd', 'rd', 'th', 'um', 'uhr', 'am', 'den', 'à', 'a', 'le', 'las', 'la', 'el', 'los', 'de', 'del', 'alle', 'ore', 'h', 'om', 'op', 'uur', 'kl', 'klo', 'klockan', 'klokken', 'den', 'd', 'dne', 'v', 'o', 'ob', 'u', 'w',
  'godz', 'godzinie', 'na', 'às', 'as', 'kello', 'kell', 'г', 'года', 'р', 'в', 'во', 'о', 'об', 'ч', 'у', 'm', 'val', 'd', 'plkst', 'ora', 'orele', 'saat', 'les', 'pukul', 'jam', 'lúc', 'ngày', 'tháng', 'năm', 'στις', 'στο', 'في', 'בשעה', 'יום', 'nap', 'gada', 'god', 'lat', 'g',
])

const halves = new Map<string, 'am' | 'pm'>([
  ['am', 'am'], ['pm', 'pm'], ['πμ', 'am'], ['μμ', 'pm'], ['ص', 'am'], ['م', 'pm'], ['öö', 'am'], ['ös', 'pm'], ['sa', 'am'], ['ch', 'pm'], ['午前', 'am'], ['午後', 'pm'], ['上午', 'am'], ['下午', 'pm'], ['오전', 'am'], ['오후', 'pm'],
])

/** `pm`, `p.m.`, `p. m.`, also in front of the time. */
function halfOfDay(around: string): 'am' | 'pm' | undefined {
  for (const word of wordsIn(around.replace(/([ap])\.?\s?m\b\.?/gi, '$1m').replace(/([πμ])\.\s?μ\.?/g, '$1μ'))) {
    const found = halves.get(word.replace(/\./g, ''))
    if (found) return found
  }
  return undefined
}

/** `2020年9月13日`, `2020년 9월 13일`: the order of the parts is fixed, the month a number. */
function eastAsian(text: string): string {
  const match = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]\s?(?:\(?(?:[日月火水木金土]曜日|[일월화수목금토]요일|(?:星期|週|周)[一二三四五六日天])\)?)?\s?(.{0,30})$/u.exec(text)
  const name = match && englishMonths[Number(match[2]) - 1]
  return name ? `${name} ${match[3]} ${match[1]} ${match[4]}` : text
}

const englishMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** Only abbreviations that mean one zone the world over; the others are ambiguous, and the user's zone is as good. */
const zones = new Map([
  ['UTC', 0], ['GMT', 0], ['PST', -480], ['PDT', -420], ['MDT', -360], ['CDT', -300], ['EST', -300], ['EDT', -240], ['WET', 0], ['WEST', 60], ['CET', 60], ['CEST', 120], ['MEZ', 60], ['MESZ', 120], ['EET', 120], ['EEST', 180], ['MSK', 180],
])

/** `PDT`, `UTC+03`, `UTC+5:30` behind the time. */
function zoneAtEnd(text: string): { readonly from: number; readonly offset?: number } | undefined {
  const counted = /\s\(?(?:UTC|GMT)\s?([+\u2212-])(\d{1,2})(?::?(\d{2}))?\)?$/.exec(text)
  if (counted) {
    const minutes = Number(counted[2]) * 60 + Number(counted[3] ?? 0)
    return minutes > 14 * 60 ? undefined : { from: counted.index, offset: counted[1] === '+' ? minutes : -minutes }
  }
  const named = /[\s\d]\(?([A-Z]{3,5})\)?$/.exec(text)
  if (!named || /^(?:AM|PM)$/.test(named[1]!) || monthNamed(named[1]!.toLowerCase())) return undefined
  const offset = zones.get(named[1]!)
  const from = text.length - named[0].length + 1
  return { from, ...(offset !== undefined && { offset }) }
}
