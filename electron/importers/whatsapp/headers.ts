/** What one line that begins a message says before its text. */
export interface Header {
  /** What all headers of one export have in common: brackets, separators, seconds. A pasted chat has another. */
  readonly shape: string
  /** The three numbers of the date, as written. */
  readonly parts: readonly [string, string, string]
  readonly separator: string
  /** Minutes since midnight and seconds, in the 24-hour clock. */
  readonly minute: number
  readonly second: number
  readonly written: string
  /** Author and text, or the words of the program. */
  readonly rest: string
}

/** Longest header seen is below 60 characters; names come behind it. */
const headLength = 120

const form =
  /^([\u200E\u200F\u202A-\u202C\uFEFF]*)(\[)?((\d{1,4})([./-])\s?(\d{1,4})[./-]\s?(\d{1,4})\.?)(,|،|\s\p{L}{1,5}\.?,?)?\s+([\p{L}.]{1,6}\s?)?(\d{1,2})([.:])(\d{2})(?:[.:](\d{2}))?(?:[\s\u00A0\u202F]*([\p{L}.\s\u00A0\u202F\u200F]{2,14}?))?(\]\s?|\s-\s|:\s)/u

/** Reads the header of a line; nothing when the line goes on with the message before it. */
export function headerOf(line: string): Header | undefined {
  const first = line.charCodeAt(0)
  // Most lines that are no header begin with a letter.
  if ((first >= 65 && first <= 90) || (first >= 97 && first <= 122)) return undefined
  const head = western(line.slice(0, headLength))
  const found = form.exec(head)
  if (!found) return undefined
  const [whole, , bracket = '', date, a, separator, b, c, link = '', early = '', hour, colon, minute, second, after = '', end] = found
  if ((bracket !== '') !== end!.startsWith(']')) return undefined
  // Korean writes the part of the day where Finnish writes its word for "at".
  const [between, before] = early === '' && halfOf(plainWord(link), 1) ? ['', link] : [link, early]
  const clock = hours(Number(hour), before.trim(), after.trim())
  if (clock === undefined || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  const year = [a, b, c].findIndex((part) => part!.length > 2)
  return {
    shape: [bracket, separator, year, between.trim(), colon, second === undefined ? '' : 's', before === '' ? '' : 'b', after.trim() === '' ? '' : 'a', end!.trim()].join(' '),
    parts: [a!, b!, c!],
    separator: separator!,
    minute: clock * 60 + Number(minute),
    second: Number(second ?? 0),
    written: date!,
    rest: line.slice(whole.length),
  }
}

/** The hour in the 24-hour clock by the words beside it; they may stand before the time (Chinese, Korean) or behind it. */
function hours(hour: number, before: string, after: string): number | undefined {
  if (hour > 24) return undefined
  const word = plainWord(after || before)
  if (word === '' || hour > 12) return hour % 24
  const half = halfOf(word, hour)
  if (half === undefined) return hour
  return (hour % 12) + (half === 'afternoon' ? 12 : 0)
}

const plainWord = (word: string) => word.toLowerCase().replace(/[.\s\u00A0\u202F\u200F]/g, '')

const morning = /^(?:am|a|π[μm]|ص|上午|凌晨|早上|清晨|오전|午前|дп|پیشازظهر|قظ|पूर्वाह्न|vorm|vormittags?|morgens?|früh|de|dop|délelőtt|dopoledne|ip|öö|ösd|dimineața|matin|fm|sa|sabah|сутра|sáng)$/
const afternoon = /^(?:pm|p|μμ|م|下午|晚上|오후|午後|пп|بعدازظهر|بظ|अपराह्न|nachm|nachmittags?|abends?|du|odp|délután|odpoledne|em|ösö|soir|chiều)$/

/** Words for parts of the day stand for both halves in some languages: `12 mittags`, `12 nachts`, `1 mittags`. */
function halfOf(word: string, hour: number): 'morning' | 'afternoon' | undefined {
  if (morning.test(word)) return 'morning'
  if (afternoon.test(word)) return 'afternoon'
  if (/^(?:mittags?|中午|noon|mediodía)$/.test(word)) return hour === 11 || hour === 10 ? 'morning' : 'afternoon'
  if (/^(?:nachts?|mitternachts?|midnight|半夜|深夜|noche)$/.test(word)) return hour === 12 || hour < 6 ? 'morning' : 'afternoon'
  return undefined
}

/** Persian, Arabic, Devanagari, Bengali and full-width digits as ours, one for one: nothing moves. */
function western(text: string): string {
  if (!/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\uFF10-\uFF19]/.test(text)) return text
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\uFF10-\uFF19]/g, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10].findLast((first) => code >= first)!
    return String(code - zero)
  })
}
