import { isNotice, bodyOf } from './bodies'
import { authorKey } from './names'

interface Prefix {
  count: number
  /** Lines of the program's own under this name. */
  system: number
  notices: number
  /** What stands between this colon and the next one, while it is always the same. */
  second: string | undefined
  last: number
}

const mostPrefixes = 20_000
const longName = 30
/** Longer than any name, and than any line that is looked at for one. */
const longest = 120

/** Gathers what could be the authors of one chat: what stands before the first `: ` of a message. */
export class AuthorGatherer {
  private readonly prefixes = new Map<string, Prefix>()

  /** `nth` is the message's number in the file. */
  add(text: string, nth: number, at: number): void {
    const colon = colonIn(text)
    if (colon < 0) return
    const key = authorKey(text.slice(0, colon))
    if (key === '') return
    let prefix = this.prefixes.get(key)
    const body = text.slice(colon + 2)
    const next = colonIn(body)
    const second = next < 0 ? undefined : authorKey(body.slice(0, next))
    if (!prefix) {
      if (this.prefixes.size >= mostPrefixes) return
      this.prefixes.set(key, (prefix = { count: 0, system: 0, notices: 0, second, last: at }))
    }
    if (prefix.second !== second) prefix.second = undefined
    prefix.count++
    if (at > prefix.last) prefix.last = at
    if (nth < 3 && isNotice(body)) prefix.notices++
    else if (bodyOf(body).kind === 'system') prefix.system++
  }

  /** Everybody who said something, and names under which only the program spoke: what the chat is called. */
  result(): { readonly speakers: readonly Speaker[]; readonly chatNames: readonly string[] } {
    const speakers: Speaker[] = []
    const chatNames: string[] = []
    for (const [key, { count, system, notices, second, last }] of this.prefixes) {
      if (count === 1 && (/["“”„«»]/.test(key) || key.length > longName)) continue
      if (system + notices === count) chatNames.push(key)
      // A colon in the name itself: every message of theirs has it.
      else speakers.push({ name: second !== undefined && count > 2 && second.length < longName ? `${key}: ${second}` : key, count, last })
    }
    return { speakers: speakers.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)), chatNames }
  }
}

export interface Speaker {
  readonly name: string
  readonly count: number
  /** Time of the last message, as the file writes it, in ms as if it were UTC. */
  readonly last: number
}

/** Splits messages into author and text, once the authors are known. */
export class AuthorSplitter {
  private readonly known: ReadonlySet<string>
  private readonly withColon: readonly string[]

  constructor(names: Iterable<string>) {
    this.known = new Set(names)
    this.withColon = [...this.known].filter((name) => name.includes(': ')).sort((a, b) => b.length - a.length)
  }

  split(text: string): { readonly author?: string; readonly body: string } {
    for (const name of this.withColon) {
      const behind = authorKey(text.slice(0, longest))
      if (behind.startsWith(`${name}: `)) return { author: name, body: text.slice(colonAfter(text, name)) }
    }
    const colon = colonIn(text)
    if (colon >= 0) {
      const author = authorKey(text.slice(0, colon))
      return this.known.has(author) ? { author, body: text.slice(colon + 2) } : { body: text }
    }
    // Editors strip the blank behind the colon of an empty message.
    const bare = text.slice(0, longest).indexOf(':')
    const author = bare < 0 ? '' : authorKey(text.slice(0, bare))
    return this.known.has(author) ? { author, body: text.slice(bare + 1) } : { body: text }
  }
}

/** Where the author ends: the first `: ` of the first line. */
function colonIn(text: string): number {
  const head = text.slice(0, longest)
  const colon = head.indexOf(': ')
  const line = head.indexOf('\n')
  return line >= 0 && line < colon ? -1 : colon
}

function colonAfter(text: string, name: string): number {
  let at = 0
  for (let colons = name.split(': ').length; colons > 0; colons--) at = text.indexOf(': ', at) + 2
  return at
}
