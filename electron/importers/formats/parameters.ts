/** What the head of a content line is made of, in vCard and iCalendar alike: parts between semicolons, values in quotes. */
export function splitOutsideQuotes(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator)
  const parts: string[] = []
  let quoted = false
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === separator && !quoted) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...parts, text.slice(from)]
}

/** A value without its quotes, the carets of RFC 6868 resolved. */
export const parameterText = (value: string): string => value.replace(/^"|"$/g, '').replace(/\^[n'^]/g, (mark) => carets.get(mark)!)

const carets = new Map([['^n', '\n'], ["^'", '"'], ['^^', '^']])
