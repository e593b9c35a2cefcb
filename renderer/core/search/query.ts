/**
 * What was typed into the search, taken apart: words that must all be there, the last of them perhaps unfinished, `"exact phrases"`, and filters:
 * `from:bea`, `with:"Bea Ek"`, `in:lisbon` (a place, a group or a network), `before:2013`, `after:"march 2012"`, `is:moment`.
 */
import { joined } from './letters'
import type { DateHit } from './model'
import { tokensOf } from './tokens'
import { typedDates } from './typedDates'

export interface Word {
  readonly term: string
  /** Only its beginning is known. */
  readonly prefix: boolean
}

/** Words that must be there; `together`: one right after the other. */
export interface Clause {
  readonly words: readonly Word[]
  readonly together: boolean
}

export interface SearchQuery {
  readonly clauses: readonly Clause[]
  /** The words without the filters, as typed: for names, places and dates. */
  readonly text: string
  /** Names of the one who said it; `me` is the owner. */
  readonly from: readonly string[]
  /** Names of somebody it is between. */
  readonly with: readonly string[]
  /** Words of a place, a group or a network, all of which must fit. */
  readonly in: readonly Clause[]
  /** UTC ms: said earlier than this. */
  readonly before?: number
  /** UTC ms: said at this time or later. */
  readonly after?: number
  readonly isMoment: boolean
  /** The words as a day, month or year. */
  readonly dates: readonly DateHit[]
}

/** More than anybody types; what is pasted is cut. */
const longestQuery = 500
const mostWords = 12

/** `now` in UTC ms, `zone` as IANA calls it: what `yesterday` is and where days begin. */
export function parseQuery(typed: string, now: number, zone: string): SearchQuery {
  const filters = { from: [] as string[], with: [] as string[], in: [] as Clause[], before: Infinity, after: -Infinity, isMoment: false }
  const text = typed
    .slice(0, longestQuery)
    .replace(filterForm, (whole: string, lead: string, name: string, quoted: string | undefined, plain: string | undefined) => {
      const value = (quoted ?? plain ?? '').trim()
      return take(name.toLowerCase(), value) ? lead : whole
    })
  const trimmed = text.trim()
  return {
    clauses: clausesOf(text),
    text: trimmed,
    from: filters.from,
    with: filters.with,
    in: filters.in,
    ...(filters.before === Infinity ? {} : { before: filters.before }),
    ...(filters.after === -Infinity ? {} : { after: filters.after }),
    isMoment: filters.isMoment,
    dates: typedDates(trimmed, now, zone),
  }

  /** Whether it was a filter; one still without a value is, and filters nothing yet. */
  function take(name: string, value: string): boolean {
    if (name === 'is') {
      if (value !== '' && !'moments'.startsWith(value.toLowerCase())) return false
      filters.isMoment ||= /^moments?$/i.test(value)
      return true
    }
    if (value === '') return true
    if (name === 'from' || name === 'with') filters[name].push(value)
    else if (name === 'in') filters.in.push(...clausesOf(value))
    else {
      const dates = typedDates(value, now, zone)
      if (name === 'before') for (const { from } of dates) filters.before = Math.min(filters.before, from)
      else for (const { to } of dates) filters.after = Math.max(filters.after, to)
      // A date that is not finished yet: `before:mar`.
    }
    return true
  }
}

const filterForm = /(^|\s)(from|with|in|before|after|is):(?:["“”„]([^"“”„]*)["“”„]?|(\S*))/gi

/** Whether there is anything to look for among what was said. */
export const asksForWords = (query: SearchQuery): boolean =>
  query.clauses.length > 0 || query.from.length > 0 || query.with.length > 0 || query.in.length > 0 || query.before !== undefined || query.after !== undefined || query.isMoment

/** All words, each once. */
export function wordsOfAll(clauses: readonly Clause[]): Word[] {
  return [...new Map(clauses.flatMap(({ words }) => words.map((word) => [`${word.term} ${word.prefix}`, word] as const))).values()]
}

/** Quoted stretches, and between them words; the last word of all may be unfinished. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  const pieces = joined(text).split(/["“”„«»]/)
  pieces.forEach((piece, at) => {
    const last = at === pieces.length - 1 && !/\s$/.test(piece)
    if (at % 2 === 1) clauses.push(...phrase(piece, last))
    else {
      const words = piece.split(/\s+/).filter((word) => word !== '')
      words.forEach((word, number) => clauses.push(...plain(word, last && number === words.length - 1)))
    }
  })
  const known = new Set<string>()
  return clauses.filter((clause) => clause.words.length > 0 && !known.has(keyOf(clause)) && known.add(keyOf(clause))).slice(0, mostWords)
}

const keyOf = (clause: Clause): string => JSON.stringify(clause)

function phrase(piece: string, unfinished: boolean): Clause[] {
  const words = wordsOf(piece, unfinished)
  return [{ words, together: words.length > 1 }]
}

/** What stands without a blank. Of a run of signs without blanks, the pairs overlap: only together are they the run. */
function plain(piece: string, unfinished: boolean): Clause[] {
  const words = wordsOf(piece, unfinished)
  if (words.some(({ term }) => isPair(term)) && words.length > 1) return [{ words, together: true }]
  return words.map((word) => ({ words: [word], together: false }))
}

function wordsOf(piece: string, unfinished: boolean): Word[] {
  const tokens = tokensOf(piece)
  const words: Word[] = []
  tokens.forEach(({ term, extra }, at) => {
    // A single sign stands at the end of every run; alone it is the beginning of pairs.
    const single = extra && isSingle(term) && (at === 0 || !tokens[at - 1]!.term.endsWith(term))
    if (extra && !single) return
    words.push({ term, prefix: single })
  })
  const last = words.at(-1)
  const ends = tokens.findLast(({ extra }) => !extra)?.to ?? 0
  // A sign after the last word says that it is finished: `don't.`
  if (last && unfinished && !isPair(last.term) && ends === piece.length) words[words.length - 1] = { ...last, prefix: true }
  return words
}

const signsOf = (term: string): number => [...term].length
const withoutBlanks = /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+$/u
const isSingle = (term: string): boolean => signsOf(term) === 1 && withoutBlanks.test(term)
const isPair = (term: string): boolean => signsOf(term) === 2 && withoutBlanks.test(term)
