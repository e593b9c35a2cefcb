/**
 * Where the owner's public words lie, so that what somebody said of them finds them, whichever archive came first. One compact index for
 * each import: hashes of what an item can be found by, each with the number of its page. It is looked into when a timeline is opened;
 * whether a find is right is decided by the item itself, so a hash that fits by chance costs a page and nothing else.
 */
import type { InteractionFact } from '#contract/records'
import { day } from '../core/dates'
import { beginnings, passagesIn } from '../core/quotations'
import { asksOf, isOwnWord, keysOf } from '../core/threads'
import type { Database, OwnPublicRow } from './database'
import { isOwnStream } from './streams'
import { hash32 } from '../core/hashes'

/**
 * What is looked for: the item itself, the beginning of a sentence of it; and only of what lies in nobody's timeline: what it answers,
 * words it quotes, the week it was said in (there the pages are full, and a week is on few of them).
 */
export const sections = { is: 0, says: 1, answers: 2, quotes: 3, week: 4 } as const
export type Section = keyof typeof sections

/** Pages of one import that can be named: 2^21 of them, and a hash of 32 bits, are just a whole number. */
const mostPages = 2 ** 21
const perPart = 2048

const isOwnPublicFact = (fact: Pick<InteractionFact, 'setting' | 'direction' | 'from'>): boolean => fact.setting === 'public' && isOwnWord(fact)

/** Weeks are looked for by their number, spread as the hashes are. */
export const weekHash = (at: number): number => Math.imul(Math.floor(at / (7 * day)), 0x9e3779b1) >>> 0

/** Gathers the index while an import is applied. */
export class OwnPublicWriter {
  private readonly found: Readonly<Record<Section, Places>> = { is: new Places(), says: new Places(), answers: new Places(), quotes: new Places(), week: new Places() }

  add(fact: InteractionFact, page: number): void {
    if (!isOwnPublicFact(fact) || page >= mostPages) return
    const { is, says, answers, quotes, week } = this.found
    for (const key of keysOf(fact)) is.add(hash32(key), page)
    if (fact.text !== undefined) for (const hash of beginnings(fact.text, 'sentence')) says.add(hash, page)
    if (!isOwnStream(fact.stream)) return
    if (fact.at !== null) week.add(weekHash(fact.at), page)
    for (const [key] of asksOf(fact)) answers.add(hash32(key), page)
    if (fact.text !== undefined) for (const passage of passagesIn(fact.text)) quotes.add(beginnings(passage, 'sentence', 1)[0]!, page)
  }

  /** The rows of the import; nothing is kept. */
  take(importId: string): OwnPublicRow[] {
    const { is, says, answers, quotes, week } = this.found
    const self = is.sorted()
    return [
      ...rowsOf(importId, sections.is, self),
      ...rowsOf(importId, sections.says, says.sorted()),
      // Threads of the owner's own need no finding.
      ...rowsOf(importId, sections.answers, answers.sorted().filter((place) => !holds(self, Math.floor(place / mostPages)))),
      ...rowsOf(importId, sections.quotes, quotes.sorted()),
      ...rowsOf(importId, sections.week, week.sorted()),
    ]
  }
}

/** Whether an import has anything in a section. */
export const hasSection = async (db: Database, importId: string, section: Section): Promise<boolean> =>
  (await db.ownPublic.get([importId, sections[section], 0])) !== undefined

/** Numbers of the pages of an import that some of the hashes lead to. */
export async function pagesFor(db: Database, importId: string, section: Section, hashes: ReadonlySet<number>): Promise<ReadonlySet<number>> {
  const pages = new Set<number>()
  const first = hashes.size === 0 ? undefined : await db.ownPublic.get([importId, sections[section], 0])
  if (!first) return pages
  const wanted = new Map<number, number[]>()
  for (const hash of hashes) {
    const part = partOf(hash, first.parts)
    const there = wanted.get(part)
    if (there) there.push(hash)
    else wanted.set(part, [hash])
  }
  const parts = [...wanted.keys()].filter((part) => part > 0).sort((a, b) => a - b)
  for (let from = 0; from < parts.length; from += partsAtOnce) {
    const some = parts.slice(from, from + partsAtOnce)
    look(await db.ownPublic.bulkGet(some.map((part): [string, number, number] => [importId, sections[section], part])))
  }
  look([first])
  return pages

  function look(rows: readonly (OwnPublicRow | undefined)[]): void {
    for (const row of rows) {
      for (const hash of (row && wanted.get(row.part)) ?? []) {
        const { places } = row!
        for (let at = firstFrom(places, hash * mostPages); at < places.length && Math.floor(places[at]! / mostPages) === hash; at++) pages.add(places[at]! % mostPages)
      }
    }
  }
}
const partsAtOnce = 256

/** A list of numbers that grows: a plain array would take twice the room. */
class Places {
  private all = new Float64Array(64)
  private used = 0

  add(hash: number, page: number): void {
    const place = hash * mostPages + page
    // What comes in the order of time says the same week again and again.
    if (this.used > 0 && this.all[this.used - 1] === place) return
    if (this.used === this.all.length) {
      const larger = new Float64Array(2 * this.used)
      larger.set(this.all)
      this.all = larger
    }
    this.all[this.used++] = place
  }

  /** Ascending, each once. */
  sorted(): Float64Array {
    const all = this.all.subarray(0, this.used).sort()
    let kept = 0
    for (let at = 0; at < all.length; at++) if (at === 0 || all[at] !== all[at - 1]) all[kept++] = all[at]!
    return all.subarray(0, kept)
  }
}

function rowsOf(importId: string, section: number, places: Float64Array): OwnPublicRow[] {
  if (places.length === 0) return []
  let parts = 1
  while (parts * perPart < places.length && parts < 2 ** 16) parts *= 2
  const rows: OwnPublicRow[] = []
  for (let part = 0, from = 0; part < parts; part++) {
    const to = part + 1 === parts ? places.length : firstFrom(places, ((part + 1) / parts) * 2 ** 32 * mostPages)
    // The first one says how many there are.
    if (to > from || part === 0) rows.push({ import: importId, section, part, parts, places: places.slice(from, to) })
    from = to
  }
  return rows
}

/** Equal stretches of the hashes: they are spread evenly. */
const partOf = (hash: number, parts: number): number => Math.floor((hash / 2 ** 32) * parts)

const holds = (places: Float64Array, hash: number): boolean => Math.floor((places[firstFrom(places, hash * mostPages)] ?? -1) / mostPages) === hash

/** Index of the first number that is not less. */
function firstFrom(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
