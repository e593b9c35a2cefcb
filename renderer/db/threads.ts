/** What the items of one timeline answer, and what of the owner's public words answers them: found when the timeline is opened, so any order of imports will do. */
import { day } from '../core/dates'
import { beginnings, passagesIn, plainWords } from '../core/quotations'
import type { PersonDetail, TimelineItem } from '../core/model'
import { asksOf, isOwnWord, keysOf, linking, quotedWithin } from '../core/threads'
import type { Database, PageRow } from './database'
import { hash32 } from '../core/hashes'
import { hasSection, pagesFor, weekHash, type Section } from './ownPublic'
import { rowsOf } from './pages'
import { interactionOf, isOwnPublic, type Row } from './rows'
import { isOwnStream } from './streams'
import { itemOf, sourceLine, type Ranked } from './timeline'
import { inTurns } from './turns'
import { ownWords } from './words'

type Found = Pick<PersonDetail, 'links' | 'asides'>

/** The threads of one timeline, found anew only where its items are others, or other imports count. */
export class Threads {
  private last: { readonly items: readonly TimelineItem[]; readonly imports: string; readonly found: Found } | undefined

  constructor(private readonly db: Database) {}

  async of(items: readonly TimelineItem[], applied: Ranked): Promise<Found> {
    const imports = [...applied.keys()].join('\n')
    const known = this.last?.imports === imports ? unlessOther(this.last, items) : undefined
    const found = known ?? (await threadsOf(this.db, items, applied))
    this.last = { items, imports, found }
    return found
  }
}

/** The same as before with what the owner has said of items since; undefined where items came, went or have other words. */
function unlessOther({ items: before, found }: { readonly items: readonly TimelineItem[]; readonly found: Found }, items: readonly TimelineItem[]): Found | undefined {
  if (before.length !== items.length) return undefined
  const changed = new Map<string, TimelineItem>()
  for (const [at, item] of items.entries()) {
    const was = before[at]!
    if (was === item) continue
    if (was.id !== item.id || was.at !== item.at || was.text !== item.text || was.source !== item.source) return undefined
    changed.set(item.id, item)
  }
  if (changed.size === 0) return found
  return { ...found, links: new Map([...found.links].map(([id, link]) => { const to = changed.get(link.to.id); return [id, to ? { ...link, to } : link] })) }
}

async function threadsOf(db: Database, items: readonly TimelineItem[], imports: Ranked): Promise<Found> {
  const around = await ownPublicAround(db, items, imports)
  const all = await inTurns(linking([...items, ...around]))
  const there = new Set(items.map(({ id }) => id))
  const asides = around
    .filter(({ id }) => {
      const to = all.get(id)?.to
      return to !== undefined && there.has(to.id) && !isOwnWord(to)
    })
    .map((item) => ({ ...item, aside: true }))
  for (const { id } of asides) there.add(id)
  return { links: new Map([...all].filter(([id]) => there.has(id))), asides }
}

/** The owner's public words that the items may answer or be answered by. Which of them do is not decided here. */
async function ownPublicAround(db: Database, items: readonly TimelineItem[], imports: Ranked): Promise<TimelineItem[]> {
  const there = new Set(items.map(({ id }) => id))
  const wanted = await wantedBy(db, items, imports)
  const found = new Map<string, FoundRow>()
  for (const id of imports.keys()) {
    const weeks = [...(await pagesFor(db, id, 'week', wanted.week))].sort((a, b) => b - a)
    const pages = new Set(weeks.slice(0, mostWeekPages))
    for (const section of ['is', 'says', 'answers', 'quotes'] as const) for (const page of await pagesFor(db, id, section, wanted[section])) pages.add(page)
    await readRows(db, imports, id, pages, found, (page, row) => !there.has(row[2][0]) && isWanted(page, row, wanted))
  }
  // Of what was found, the newest archive's words count, even where only an older one's led here.
  const ids = new Set([...found.keys()].map(hash32))
  if (imports.size > 1) for (const id of imports.keys()) await readRows(db, imports, id, await pagesFor(db, id, 'is', ids), found, (_, row) => found.has(row[2][0]))
  return [...found.values()].map(({ page, row }) => {
    const source = imports.get(page.import)!.row
    return itemOf(interactionOf(page.stream, row[2]), source.id, sourceLine(source, row), nothingSaid)
  })
}

const nothingSaid = ownWords([], [])

interface FoundRow {
  readonly rank: number
  readonly page: PageRow
  readonly row: Row
}

/** Who quotes all the time would have every page read; beyond this, only what a sentence begins with is found. */
const mostWeekPages = 400

interface Wanted extends Readonly<Record<Section, ReadonlySet<number>>> {
  /** What the other side quotes, oldest first. */
  readonly passages: readonly { readonly at: number; readonly words: readonly string[] }[]
}

type Wanting = Readonly<Record<Section, Set<number>>> & { readonly passages: { at: number; words: readonly string[] }[] }

async function wantedBy(db: Database, items: readonly TimelineItem[], imports: Ranked): Promise<Wanted> {
  const passages: { at: number; words: readonly string[] }[] = []
  const wanted = { is: new Set<number>(), says: new Set<number>(), answers: new Set<number>(), quotes: new Set<number>(), week: new Set<number>(), passages }
  const some = async (section: Section) => (await Promise.all([...imports.keys()].map((id) => hasSection(db, id, section)))).includes(true)
  const [is, answers, quotes] = await Promise.all([some('is'), some('answers'), some('quotes')])
  if (is) await inTurns(wanting(items, { ...wanted, passages }, { answers, quotes }))
  passages.sort((a, b) => a.at - b.at)
  return wanted
}

/** In steps: every item is asked what it answers, and its words what they quote. */
function* wanting(items: readonly TimelineItem[], wanted: Wanting, { answers, quotes }: { readonly answers: boolean; readonly quotes: boolean }): Generator<undefined, void> {
  const known = new Set(items.flatMap(keysOf))
  for (const [number, item] of items.entries()) {
    if (number % 200 === 199) yield
    if (mayAnswerOwner(item)) for (const [key] of asksOf(item)) if (!known.has(key)) wanted.is.add(hash32(key))
    if (item.direction === 'sent') continue
    const words = item.text === undefined || item.at === null ? [] : passagesIn(item.text)
    if (words.length > 0) {
      wanted.passages.push({ at: item.at!, words })
      for (const at of [item.at! - quotedWithin, item.at!, item.at! + day]) wanted.week.add(weekHash(at))
      for (const passage of words) for (const hash of beginnings(passage, 'word')) wanted.says.add(hash)
    }
    if (answers) for (const key of keysOf(item)) wanted.answers.add(hash32(key))
    if (quotes && item.text !== undefined) for (const hash of beginnings(item.text, 'word')) wanted.quotes.add(hash)
  }
}

/** What the owner replies to, likes or passes on in somebody's timeline is theirs: looking for it among the owner's words would find nothing. */
const mayAnswerOwner = ({ direction, from, kind }: TimelineItem): boolean => direction !== 'sent' || (from === undefined && kind !== 'reply')

function isWanted(page: PageRow, row: Row, wanted: Wanted): boolean {
  if (!isOwnPublic(row[2])) return false
  const fact = interactionOf(page.stream, row[2])
  if (keysOf(fact).some((key) => wanted.is.has(hash32(key)))) return true
  if (fact.text !== undefined && fact.at !== null && isQuoted(fact.text, fact.at, wanted)) return true
  if (!isOwnStream(page.stream)) return false
  if (wanted.answers.size > 0 && [...asksOf(fact).keys()].some((key) => wanted.answers.has(hash32(key)))) return true
  return wanted.quotes.size > 0 && fact.text !== undefined && passagesIn(fact.text).some((passage) => wanted.quotes.has(beginnings(passage, 'sentence', 1)[0]!))
}

/** By anything said in the week after; a date without a time makes it a day more on both sides. */
function isQuoted(text: string, at: number, { passages }: Wanted): boolean {
  let words: string | undefined
  for (let n = firstSince(passages, at - day); n < passages.length && passages[n]!.at <= at + quotedWithin + day; n++) {
    words ??= plainWords(text)
    for (const passage of passages[n]!.words) if (words.includes(passage)) return true
  }
  return false
}

/** Index of the first one that is not earlier. */
function firstSince(passages: Wanted['passages'], at: number): number {
  let low = 0
  let high = passages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (passages[middle]!.at < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Of equal natural ids the newest archive's stays; within one archive the lesser stream's. */
async function readRows(
  db: Database, imports: Ranked, importId: string, pages: ReadonlySet<number>, found: Map<string, FoundRow>, isOne: (page: PageRow, row: Row) => boolean,
): Promise<void> {
  const { rank } = imports.get(importId)!
  const numbers = [...pages].sort((a, b) => a - b)
  for (let from = 0; from < numbers.length; from += pagesAtOnce) {
    const keys = numbers.slice(from, from + pagesAtOnce).map((seq): [string, number] => [importId, seq])
    for (const page of await db.pages.where('[import+seq]').anyOf(keys).toArray()) {
      for (const row of rowsOf(page)) {
        if (!isOne(page, row)) continue
        const before = found.get(row[2][0])
        if (!before || before.rank < rank || (before.rank === rank && page.stream < before.page.stream)) found.set(row[2][0], { rank, page, row })
      }
    }
  }
}
const pagesAtOnce = 64
