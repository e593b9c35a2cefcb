/** Names: which of many a person is shown by, and the forms that sort and filter. */
import { tidy } from '#contract/handles'

export interface NameCandidate {
  readonly name: string
  /** Importer or network that says so: `vcard`, `x`, `icalendar`. */
  readonly source: string
  /** When the source last saw it, UTC ms. */
  readonly seen?: number
}

export interface ChosenName {
  readonly name: string
  /** The name in another script, or another spelling of it that adds a word. */
  readonly otherName?: string
}

/**
 * The owner's own word first; then address books before networks before calendars, the latest seen, the longest, text order.
 * Null when nobody knows a name: the handle is shown then.
 */
export function chooseName(candidates: readonly NameCandidate[], renamed?: string): ChosenName | null {
  const known = candidates
    .map((candidate) => ({ ...candidate, name: tidy(candidate.name) }))
    .filter(({ name }) => !isPlaceholder(name))
    .sort(better)
  const own = renamed === undefined ? '' : tidy(renamed)
  const name = own || known[0]?.name
  if (!name) return null
  const other = otherSpelling(name, known.map((candidate) => candidate.name))
  return other === undefined ? { name } : { name, otherName: other }
}

/** Names that networks give to those who left, and addresses standing where a name should be (`formats/social-archives-common.md` 2.4). */
export function isPlaceholder(name: string): boolean {
  const folded = foldName(name)
  return folded === '' || placeholders.has(folded) || /^[^\s@]+@[^\s@]+$/.test(folded) || !/\p{L}/u.test(folded)
}

/** For finding: lower case, without accents, white space collapsed. Letters of other scripts stay as they are. */
export function foldName(name: string): string {
  const lower = tidy(name).toLowerCase()
  return plain.test(lower) ? lower : withoutAccents(lower)
}

/** Nothing to take away; all names of an address book are asked. */
const plain = /^[ -~]*$/

const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036F\u0591-\u05C7\u064B-\u065F]/g, '')
    .normalize('NFC')
    .replace(/[øłđßæœıþð]/g, (letter) => plainLetters.get(letter) ?? letter)

/** For sorting: without the signs and pictures before the first letter or digit. Compare with `compareNames`. */
export function sortName(name: string): string {
  const clean = tidy(name)
  const start = clean.search(/[\p{L}\p{N}]/u)
  return start <= 0 ? clean : clean.slice(start)
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Sorts by name as English does; equal spellings by text, so that the order never wavers. */
export const compareNames = (a: string, b: string): number => compareSortable(sortable(a), sortable(b))

/** A name made ready for sorting: of 50,000 that is done once each. */
export interface SortableName {
  readonly name: string
  readonly key: string
  /** What plain text order sorts as the collator would, fifteen times as fast; absent where only the collator knows. */
  readonly plain?: string
}

export function sortable(name: string): SortableName {
  const key = sortName(name)
  const plain = plainKey(key)
  return plain === undefined ? { name, key } : { name, key, plain }
}

export const compareSortable = (a: SortableName, b: SortableName): number =>
  (a.plain !== undefined && b.plain !== undefined ? compare(a.plain, b.plain) : collator.compare(a.key, b.key)) || compare(a.name, b.name)

/** Latin letters, with or without accents, and the signs of names, which sort before letters in an order of their own. */
function plainKey(key: string): string | undefined {
  const letters = (/^[ -~]*$/.test(key) ? key : key.normalize('NFD').replace(/[\u0300-\u036F]/g, '')).toLowerCase()
  return /^[a-z ,.'-]*$/.test(letters) ? letters.replace(/[,.'-]/g, (sign) => signOrder[sign as keyof typeof signOrder]) : undefined
}
const signOrder = { '-': '!', ',': '"', '.': '#', "'": '$' }

/** Makes each ready and sorts them, in steps: sorts stretches and merges them. Ties stay as they came. */
export function* sorting<T, R>(items: readonly T[], ready: (item: T) => R, order: (a: R, b: R) => number): Generator<undefined, R[]> {
  let runs: R[][] = []
  for (let first = 0; first < items.length; first += sortStep) {
    runs.push(items.slice(first, first + sortStep).map(ready).sort(order))
    yield
  }
  while (runs.length > 1) {
    const merged: R[][] = []
    for (let at = 0; at < runs.length; at += 2) merged.push(yield* merging(runs[at]!, runs[at + 1] ?? [], order))
    runs = merged
  }
  return runs[0] ?? []
}

const sortStep = 1000

/** Of equal ones the first list's come first. */
function* merging<R>(first: readonly R[], second: readonly R[], order: (a: R, b: R) => number): Generator<undefined, R[]> {
  const all: R[] = []
  for (let a = 0, b = 0; a < first.length || b < second.length; ) {
    const takeFirst = b === second.length || (a < first.length && order(first[a]!, second[b]!) <= 0)
    all.push(takeFirst ? first[a++]! : second[b++]!)
    if (all.length % sortStep === 0) yield
  }
  return all
}

/** The words of a name, folded. A single Latin letter is an initial and no word. */
export const nameWords = (name: string): readonly string[] =>
  foldName(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !/^[a-z]$/.test(word))

/** Whose word comes first: address books before networks before calendars, then the latest seen. */
export const bySource = (a: Pick<NameCandidate, 'source' | 'seen'>, b: Pick<NameCandidate, 'source' | 'seen'>): number =>
  sourceRank(a.source) - sourceRank(b.source) || compare(b.seen ?? -Infinity, a.seen ?? -Infinity)

function better(a: NameCandidate, b: NameCandidate): number {
  return (
    bySource(a, b) ||
    b.name.length - a.name.length ||
    compare(a.name, b.name)
  )
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

const sourceRank = (source: string): number => (addressBooks.has(source) ? 0 : calendars.has(source) ? 2 : 1)

const addressBooks = new Set(['vcard', 'card', 'carddav', 'contacts', 'contacts-csv', 'abbu', 'monica', 'ldif'])
const calendars = new Set(['icalendar', 'ics', 'calendar'])

function otherSpelling(name: string, names: readonly string[]): string | undefined {
  const script = scriptOf(name)
  const words = new Set(nameWords(name))
  return (
    names.find((other) => scriptOf(other) !== script) ??
    names.find((other) => foldName(other) !== foldName(name) && nameWords(other).some((word) => !words.has(word)))
  )
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hangul', /\p{Script=Hangul}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Han', /\p{Script=Han}/u],
]
export const scriptOf = (name: string): string => scripts.find(([, letters]) => letters.test(name))?.[0] ?? 'other'

const plainLetters = new Map([['ø', 'o'], ['ł', 'l'], ['đ', 'd'], ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['ı', 'i'], ['þ', 'th'], ['ð', 'd']])

const placeholders = new Set([
  'facebook user', 'instagram user', 'instagrammer', 'linkedin member', 'x user', 'twitter user', 'deleted account', 'deleted user', '[deleted]',
  'unknown', 'unknown user', 'unknown contact', 'anonymous', 'null', 'undefined', 'no name', '(no name)', 'unnamed',
])
