/** A person's timeline: the pages of their handles and of the containers they spoke in, merged. */
import type { Handle } from '#contract/handles'
import type { InteractionFact } from '#contract/records'
import type { PersonId, TimelineItem } from '../core/model'
import { appliedImports } from './applyImport'
import { readOne } from './buckets'
import { database, type Database, type ImportRow, type PageRow } from './database'
import { wordsAbout } from './decisions'
import { rowsOf, stretchesOf } from './pages'
import type { PersonRow } from './people'
import { concerns, interactionOf, isByOther, venueOf, type Row } from './rows'
import { isContainer } from './streams'
import { ownWords, type OwnWords } from './words'

/** Oldest first; what has no time comes last. Empty for a person nobody knows. */
export async function timelineItems(id: PersonId): Promise<TimelineItem[]> {
  const db = database()
  return db.transaction('r', [db.people, db.pages, db.imports, db.decisions], async () => {
    const person = await readOne<PersonRow>(db.people, id)
    return person ? itemsOf(db, person.handles) : []
  })
}

export async function itemsOf(db: Database, handles: readonly Handle[]): Promise<TimelineItem[]> {
  const merge = await mergeOf(db, handles, ranked(await appliedImports(db)))
  return merge.items(await wordsAbout(db, handles))
}

/** Reads the pages of some handles; of those, the ones that are wanted. */
export async function mergeOf(db: Database, handles: readonly Handle[], imports: Ranked, isWanted: (page: PageRow) => boolean = () => true): Promise<TimelineMerge> {
  const merge = new TimelineMerge(handles, imports)
  const add = (page: PageRow) => { if (isWanted(page)) merge.add(page, rowsOf(page)) }
  for await (const pages of stretchesOf(db, handles)) pages.forEach(add)
  for (const page of await db.pages.where('members').anyOf([...handles]).distinct().toArray()) add(page)
  return merge
}

/** The imports that count, by id, with their places from oldest to newest. */
export type Ranked = ReadonlyMap<string, { readonly row: ImportRow; readonly rank: number }>

export const ranked = (applied: readonly ImportRow[]): Ranked => new Map(applied.map((row, rank) => [row.id, { row, rank }]))

/**
 * One person's items out of pages in any order: of equal natural ids, the newest archive's stays. An item is made once for each row, and
 * again only where the owner says something of it: after an edit all others are the very same objects.
 */
export class TimelineMerge {
  private readonly handles: ReadonlySet<Handle>
  private readonly newest = new Map<string, Found>()
  /** What the rows say, in order; undefined while some of it is still to be made. */
  private plain: readonly TimelineItem[] | undefined
  private readonly told = new Map<string, { readonly of: unknown; readonly item: TimelineItem }>()

  constructor(handles: Iterable<Handle>, private imports: Ranked) {
    this.handles = new Set(handles)
  }

  /** More imports count than before; those known keep their order. */
  follow(imports: Ranked): void {
    this.imports = imports
  }

  add(page: PageRow, rows: readonly Row[]): void {
    const known = this.imports.get(page.import)
    if (!known) return
    this.plain = undefined
    const container = isContainer(page.stream)
    // Without the bytes, which would stay in memory as long as this does.
    const at: Found['at'] = { import: page.import, stream: page.stream }
    // Its row numbers are ascending.
    const cues = page.cues ?? none
    let next = 0
    for (const [number, row] of rows.entries()) {
      const cue = cues[next] === number
      if (cue) next++
      const id = row[2][0]
      const before = this.newest.get(id)
      if (before) {
        const rank = this.imports.get(before.at.import)!.rank
        if (rank > known.rank) continue
        // Two streams of one archive can hold the same happening; the lesser stream's words stand, whatever the order of reading.
        if (rank === known.rank && before.at.stream <= page.stream) continue
      }
      if (container && !concerns(row[2], this.handles)) continue
      this.newest.set(id, { at, row, cue, item: undefined })
    }
  }

  /** Makes the items that there are none of yet, in steps of a millisecond or two: tens of thousands take a tenth of a second. */
  *making(): Generator<undefined, readonly TimelineItem[]> {
    if (this.plain) return this.plain
    const items: TimelineItem[] = []
    for (const found of this.newest.values()) {
      if (found.item === undefined && items.length % 200 === 199) yield
      items.push((found.item ??= this.itemOf(found)))
    }
    return (this.plain = items.sort(byTime))
  }

  items(words: OwnWords): TimelineItem[] {
    const making = this.making()
    for (let step = making.next(); ; step = making.next()) if (step.done) return this.withWords(step.value, words)
  }

  private itemOf({ at, row, cue }: Found): TimelineItem {
    const { row: source } = this.imports.get(at.import)!
    const item = itemOf(interactionOf(at.stream, row[2]), source.id, sourceLine(source, row), nothingSaid)
    const venue = venueOf(row[2])
    const byOther = isByOther(row[2], this.handles)
    return cue || byOther || venue !== undefined ? { ...item, ...(byOther && { byOther }), ...(cue && { cue }), ...(venue !== undefined && { venue }) } : item
  }

  private withWords(plain: readonly TimelineItem[], words: OwnWords): TimelineItem[] {
    const { moments, verdicts, meetings } = words
    const items = moments.size + verdicts.size === 0 ? [...plain] : plain.map((item) => {
      const why = moments.get(item.id)?.why
      const verdict = verdicts.get(item.id)?.verdict
      if (why === undefined && verdict === undefined) return item
      return this.same(item.id, [item.source, item.sourceLine, why, verdict], () => ({ ...item, ...(why !== undefined && { why }), ...(verdict !== undefined && { verdict }) }))
    })
    if (meetings.length === 0) return items
    for (const { fact, operation } of meetings) {
      const item = { ...itemOf(fact, 'journal', 'written down by you', words), operation, ...(fact.text !== undefined && { cue: true }) }
      items.push(this.same(operation, item, () => item))
    }
    return items.sort(byTime)
  }

  /** The item of before, where nothing else is said of it. */
  private same(key: string, of: unknown, make: () => TimelineItem): TimelineItem {
    const text = JSON.stringify(of)
    const before = this.told.get(key)
    if (before?.of === text) return before.item
    const item = make()
    this.told.set(key, { of: text, item })
    return item
  }
}

interface Found {
  readonly at: Pick<PageRow, 'import' | 'stream'>
  readonly row: Row
  readonly cue: boolean
  item: TimelineItem | undefined
}

const nothingSaid = ownWords([], [])

const none: readonly number[] = []

/** An interaction as a timeline shows it. `line`: where it was found, in words. */
export function itemOf(fact: InteractionFact, source: string, line: string, words: OwnWords): TimelineItem {
  const { id, at, until, day, timeNote, network, kind, setting, direction, who, from, text, title, link, answers, container, place, event, grade } = fact
  const why = words.moments.get(id)?.why
  const verdict = words.verdicts.get(id)?.verdict
  const optional = { until, day, timeNote, from, text, title, link, answers, container, place, event, grade, why, verdict }
  const item: Record<string, unknown> = { id, at, network, kind, setting, direction, who, source, sourceLine: line }
  for (const [key, value] of Object.entries(optional)) if (value !== undefined) item[key] = value
  return item as unknown as TimelineItem
}

/** `twitter-2022.zip, data/direct-messages.js, record 4,118`; records are counted from 1. */
export function sourceLine(source: ImportRow, [entry, index]: Row): string {
  const parts = [source.header.source]
  const label = source.trailer.entries[entry]
  const root = `${source.header.source}/`
  if (label !== undefined && label !== source.header.source) parts.push(label.startsWith(root) ? label.slice(root.length) : label)
  if (index >= 0) parts.push(`record ${numbers.format(index + 1)}`)
  return parts.join(', ')
}

const numbers = new Intl.NumberFormat('en')

function byTime(a: TimelineItem, b: TimelineItem): number {
  if (a.at !== b.at) return a.at === null ? 1 : b.at === null ? -1 : a.at - b.at
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
