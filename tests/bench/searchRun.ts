/** Measures the search on the database of wherever this runs: the page of the app, or in memory where it only must be seen to work. */
import type { ImportHeader, ImportTrailer, InteractionFact } from '../../electron/contract/records'
import { createApplying } from '../../renderer/db/applying'
import { databaseName, openDatabase, type Database } from '../../renderer/db/database'
import { Finder } from '../../renderer/db/search/finder'
import { SearchWriter } from '../../renderer/db/search/writing'
import { interactionLines, otherQueries, peopleLines, queries } from './searchData'

export interface SearchFigures {
  readonly interactions: number
  readonly people: number
  /** Of the index in the database, for each interaction. */
  readonly bytesEach: number
  readonly applySeconds: number
  /** Of those, for the index. */
  readonly indexSeconds: number
  /** Everything read into memory for the first search. */
  readonly loadSeconds: number
  readonly asked: readonly AskedQuery[]
  readonly others: readonly AskedQuery[]
  /** One read of the index's bytes, and nothing else. */
  readonly rawReadMs: number
}

export interface AskedQuery {
  readonly query: string
  readonly total: number
  readonly hits: number
  readonly partial: boolean
  /** Median over the rounds. */
  readonly ms: number
  /** Reading and unpacking the pages that are shown, and nothing else. */
  readonly rawMs: number
}

const encoder = new TextEncoder()
const importId = 'bench'
const now = Date.UTC(2026, 10, 2)
const limit = 20
const rounds = 5

export async function runSearch(interactions: number, people = Math.max(20, Math.round(interactions / 20)), tell: (text: string) => void = () => undefined): Promise<SearchFigures> {
  await deleted()
  const db = openDatabase('search-bench')
  const applying = createApplying(db)
  const finder = new Finder(db)
  try {
    tell('taking in')
    const { applySeconds, indexSeconds } = await takeIn(applying, interactions, people)
    tell('who is who')
    await applying.derive(now, 'all')
    const rows = await db.search.toArray()
    const bytesEach = rows.reduce((sum, { d }) => sum + d.length, 0) / interactions
    const rawReadMs = await timed(() => db.search.toArray())
    tell('loading')
    const loadSeconds = (await timed(() => finder.refresh())) / 1000
    tell('asking')
    const asked = await askAll(db, finder, queries)
    const others = await askAll(db, finder, otherQueries)
    return { interactions, people, bytesEach, applySeconds, indexSeconds, loadSeconds, asked, others, rawReadMs }
  } finally {
    finder.close()
    applying.close()
    await deleted()
  }
}

async function takeIn(applying: ReturnType<typeof createApplying>, interactions: number, people: number): Promise<Pick<SearchFigures, 'applySeconds' | 'indexSeconds'>> {
  await applying.prepare()
  const header: ImportHeader = { format: 'full-circle-import', version: 1, id: importId, importer: 'x', importerVersion: 1, app: 'bench', time: now, source: 'bench.zip', files: [], owner: ['x:id:1'] }
  const trailer: ImportTrailer = {
    format: 'full-circle-import-end', read: interactions + people, merged: 0, skipped: {}, failed: {}, kinds: {}, lines: { person: people, connection: 0, interaction: interactions, coverage: 0, issue: 0 },
    from: null, to: null, asOf: now, entries: ['messages.js', 'people.js'], unlisted: 0, sha256: '0',
  }
  await applying.beginImport({ id: importId, header, trailer })
  // The same interactions once more into an index that is thrown away: in turns, so that a busy computer slows both alike. Making the lines up is not measured.
  const index = new SearchWriter(importId)
  let applyMs = 0
  let indexMs = 0
  let at = 0
  for (const lines of interactionLines(interactions, people)) {
    applyMs += await timed(() => applying.lines(encoder.encode(lines)))
    const facts = lines.split('\n').map((line) => JSON.parse(line) as InteractionFact)
    indexMs += await timed(async () => facts.forEach((fact) => index.add(fact, Math.floor(at++ / 150))))
    index.finished.length = 0
  }
  for (const lines of peopleLines(people)) applyMs += await timed(() => applying.lines(encoder.encode(lines)))
  applyMs += await timed(() => applying.finishImport())
  indexMs += await timed(async () => index.close())
  return { applySeconds: applyMs / 1000, indexSeconds: indexMs / 1000 }
}

async function askAll(db: Database, finder: Finder, all: readonly string[]): Promise<AskedQuery[]> {
  const times = new Map<string, number[]>(all.map((query) => [query, []]))
  const raw = new Map<string, number[]>(all.map((query) => [query, []]))
  const answers = new Map<string, Omit<AskedQuery, 'query' | 'ms' | 'rawMs'>>()
  for (let round = 0; round < rounds; round++) {
    for (const query of all) {
      const began = performance.now()
      const { wordsTotal, words, partial } = await finder.search(query, { limit, now, zone: 'UTC' })
      times.get(query)!.push(performance.now() - began)
      answers.set(query, { total: wordsTotal, hits: words.length, partial })
      raw.get(query)!.push(await readPages(db, words.length))
    }
  }
  return all.map((query) => ({ query, ...answers.get(query)!, ms: median(times.get(query)!), rawMs: median(raw.get(query)!) }))
}

let nextPage = 0

/** As many pages as sentences are shown: they lie in different ones. */
async function readPages(db: Database, count: number): Promise<number> {
  pageKeys ??= await db.pages.where('[import+seq]').between([importId, 0], [importId, Infinity]).primaryKeys()
  const keys = Array.from({ length: count }, () => pageKeys![(nextPage += 7919) % pageKeys!.length]!)
  return timed(async () => {
    const decoder = new TextDecoder()
    for (const page of await db.pages.bulkGet(keys)) if (page) JSON.parse(decoder.decode(page.d))
  })
}
let pageKeys: [string, string, number][] | undefined

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

async function deleted(): Promise<void> {
  pageKeys = undefined
  await new Promise<void>((done, fail) => {
    const request = indexedDB.deleteDatabase(databaseName('search-bench'))
    request.onsuccess = () => done()
    request.onerror = () => fail(request.error ?? new Error('the database could not be deleted'))
  })
}
