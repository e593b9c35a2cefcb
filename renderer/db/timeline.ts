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
import { concerns, evidenceOf, interactionOf, isByOther, venueOf, type Evidence, type Row } from './rows'
import { isContainer } from './streams'
import type { OwnWords } from './words'

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

/** One person's items out of pages in any order: of equal natural ids, the newest archive's stays. */
export class TimelineMerge {
  private readonly handles: ReadonlySet<Handle>
  private readonly newest = new Map<string, { readonly rank: number; readonly page: PageRow; readonly row: Row; readonly cue: boolean }>()

  constructor(handles: Iterable<Handle>, private readonly imports: Ranked) {
    this.handles = new Set(handles)
  }

  add(page: PageRow, rows: readonly Row[]): void {
    const known = this.imports.get(page.import)
    if (!known) return
    const container = isContainer(page.stream)
    // Its row numbers are ascending.
    const cues = page.cues ?? none
    let next = 0
    for (const [number, row] of rows.entries()) {
      const cue = cues[next] === number
      if (cue) next++
      const id = row[2][0]
      const before = this.newest.get(id)
      if (before && before.rank > known.rank) continue
      // Two streams of one archive can hold the same happening; the lesser stream's words stand, whatever the order of reading.
      if (before && before.rank === known.rank && before.page.stream <= page.stream) continue
      if (container && !concerns(row[2], this.handles)) continue
      this.newest.set(id, { rank: known.rank, page, row, cue })
    }
  }

  items(words: OwnWords): TimelineItem[] {
    const items: TimelineItem[] = []
    for (const { page, row, cue } of this.newest.values()) {
      const { row: source } = this.imports.get(page.import)!
      const item = itemOf(interactionOf(page.stream, row[2]), source.id, sourceLine(source, row), words)
      const venue = venueOf(row[2])
      const byOther = isByOther(row[2], this.handles)
      items.push(cue || byOther || venue !== undefined ? { ...item, ...(byOther && { byOther }), ...(cue && { cue }), ...(venue !== undefined && { venue }) } : item)
    }
    for (const { fact, operation } of words.meetings) {
      items.push({ ...itemOf(fact, 'journal', 'written down by you', words), operation, ...(fact.text !== undefined && { cue: true }) })
    }
    return items.sort(byTime)
  }

  /** The same without the words, for working out where the relationship stands. */
  evidence(words: OwnWords): TimelineEvidence[] {
    const said = words.moments.size > 0 || words.verdicts.size > 0
    const told = (evidence: TimelineEvidence): TimelineEvidence =>
      said ? { ...evidence, why: words.moments.get(evidence.id)?.why, verdict: words.verdicts.get(evidence.id)?.verdict } : evidence
    const all: TimelineEvidence[] = []
    for (const { row, cue } of this.newest.values()) {
      const evidence = evidenceOf(row[2])
      const byOther = isByOther(row[2], this.handles)
      all.push(told(cue || byOther ? { ...evidence, ...(byOther && { byOther }), ...(cue && { cue }) } : evidence))
    }
    for (const { fact } of words.meetings) all.push(told(fact.text === undefined ? fact : { ...fact, cue: true }))
    return all
  }
}

export interface TimelineEvidence extends Evidence {
  readonly why?: string | undefined
  readonly verdict?: 'accepted' | 'rejected' | undefined
  readonly byOther?: boolean
  readonly cue?: boolean
}

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
