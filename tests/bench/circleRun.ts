/** Measures what relationships cost on the database of wherever this runs: the page of the app, or in memory where it only must be seen to work. */
import type { JournalLine, Operation } from '../../electron/contract/operations'
import type { ImportHeader, ImportTrailer } from '../../electron/contract/records'
import { createApplying } from '../../renderer/db/applying'
import type { Applier } from '../../renderer/db/applier'
import { databaseName, openDatabase, useDatabase, type BucketRow, type BucketTable, type Database, type PageRow } from '../../renderer/db/database'
import type { PersonId } from '../../renderer/core/model'
import { appliedImports } from '../../renderer/db/applyImport'
import { readSome, writeSome } from '../../renderer/db/buckets'
import { standings } from '../../renderer/db/lived'
import { coverageSpans, listPeople, type PersonRow } from '../../renderer/db/people'
import { Directory } from '../../renderer/db/streams'
import { ranked } from '../../renderer/db/timeline'
import { ownWords } from '../../renderer/db/words'
import { listEncounters, listStories } from '../../renderer/db/stories'
import { circleNow as now, everybodyLines, handleOf, someLines, touchesEach } from './circleData'

export interface CircleFigures {
  readonly people: number
  readonly interactions: number
  /** How many the batch touches. */
  readonly some: number
  readonly lines: readonly CircleFigure[]
  /** Bytes a person of what is kept of everybody. */
  readonly bytes: Readonly<Record<'stories' | 'encounters' | 'summaries', number>>
}

export interface CircleFigure {
  readonly what: string
  readonly ms: number
  /** The same bytes read and written, and nothing thought about. */
  readonly rawMs: number
  /** At most, in the largest library. */
  readonly budgetMs?: number
}

const name = 'circle-bench'
const rounds = 3

export async function runCircle(people: number, batch = 1000, tell: (text: string) => void = () => undefined): Promise<CircleFigures> {
  await deleted()
  const db = openDatabase(name)
  const applying = createApplying(db)
  useDatabase(db)
  try {
    tell('taking in')
    await applying.prepare()
    await takeIn(applying, 'first', everybodyLines(people))
    const some = Array.from({ length: Math.min(batch, people) }, (_, at) => Math.floor((at * people) / Math.min(batch, people)))
    const lines: CircleFigure[] = []
    const add = async (what: string, ms: number, rawMs: number, budgetMs?: number) => {
      tell(`${what}: ${ms.toFixed(0)} ms`)
      lines.push({ what, ms, rawMs, ...(budgetMs === undefined ? {} : { budgetMs }) })
      return Promise.resolve()
    }
    await add('everybody', await timed(() => applying.derive(now, 'all')), await rawEverybody(db), 60_000)
    await add('nobody new, at start', await median(() => applying.derive(now, 'due')), 0)
    const rawSome = await rawOf(db, some)
    for (const [what, ms] of await partsOf(db, some)) await add(`  of some, ${what}`, ms, 0)
    const [brought, taken]: number[][] = [[], []]
    for (let round = 0; round < rounds; round++) {
      await takeIn(applying, `more-${round}`, someLines(some))
      brought!.push(await timed(() => applying.derive(now, 'due')))
      await applying.takeBack(fileOf(`more-${round}`))
      taken!.push(await timed(() => applying.derive(now, 'due')))
    }
    await add('an archive with some of them', middle(brought!), rawSome, 300)
    await add('taking it back', middle(taken!), rawSome, 300)
    const judged = some.map((person) => lineOf({ name: 'judgeEvidence', version: 1, args: { about: handleOf(person), item: `x:event:${person}-4`, verdict: 'rejected' } }))
    await applying.operations(judged)
    await add('a meeting of each set aside', await timed(() => applying.derive(now, 'touched')), rawSome, 300)
    const wish = lineOf({ name: 'setCadence', version: 1, args: { about: some.map(handleOf), tag: '', days: 60 } })
    await applying.operations([wish])
    await add('how often, of each', await timed(() => applying.derive(now, 'touched')), rawSome, 300)
    await add('reading the stories', await median(listStories), await rawRead(db.stories))
    await add('reading the encounters', await median(listEncounters), await rawRead(db.encounters))
    await add('reading the people', await median(listPeople), await rawRead(db.summaries))
    const each = async (table: BucketTable) => sizeOf(await table.toArray()) / people
    return {
      people, interactions: people * touchesEach, some: some.length, lines,
      bytes: { stories: await each(db.stories), encounters: await each(db.encounters), summaries: await each(db.summaries) },
    }
  } finally {
    applying.close()
    useDatabase(undefined)
    await deleted()
  }
}

const header = (source: string): ImportHeader =>
  ({ format: 'full-circle-import', version: 1, id: source, importer: 'x', importerVersion: 1, app: 'bench', time: now, source: `${source}.zip`, files: [], owner: ['x:id:1'] })

function fileOf(id: string) {
  const asOf = id === 'first' ? now - 1 : now
  const trailer: ImportTrailer = {
    format: 'full-circle-import-end', read: 1, merged: 0, skipped: {}, failed: {}, kinds: {}, lines: { person: 0, connection: 0, interaction: 0, coverage: 0, issue: 0 },
    from: null, to: null, asOf, entries: ['messages.js', 'accounts.js'], unlisted: 0, sha256: id,
  }
  return { id, header: header(id), trailer }
}

async function takeIn(applying: Applier, id: string, lines: Iterable<string>): Promise<void> {
  await applying.beginImport(fileOf(id))
  for (const some of lines) await applying.lines(encoder.encode(some))
  await applying.finishImport()
}

let seq = 0

function lineOf(operation: Operation): JournalLine {
  seq++
  return { ...operation, seq, clock: `${String(now).padStart(13, '0')}${seq.toString(36).padStart(4, '0')}here`, device: 'here', check: '' }
}

/** Every page read and unpacked, and the tables written as they are. */
const rawEverybody = (db: Database) => timed(async () => {
  for (let after: PageRow | undefined; ; ) {
    const pages = await (after ? db.pages.where('[stream+import+seq]').above([after.stream, after.import, after.seq]) : db.pages.orderBy('[stream+import+seq]')).limit(1000).toArray()
    for (const { d } of pages) JSON.parse(decoder.decode(d))
    after = pages.at(-1)
    if (pages.length < 1000) break
  }
  await rewrite(db)
})

/** What a batch is made of, each part by the real functions and nothing else: their touches read and thought about, and the tables they stand in. */
async function partsOf(db: Database, some: readonly number[]): Promise<readonly (readonly [string, number])[]> {
  const directory = await Directory.load(db)
  const imports = ranked(await appliedImports(db))
  const coverage = await coverageSpans(db)
  const ids = await readSome<PersonId>(db.handles, some.map(handleOf))
  const people = await readSome<PersonRow>(db.people, ids.values())
  const handlesOf = new Map([...people].map(([id, { handles }]) => [id, handles] as const))
  const inputs = (id: PersonId) => ({ sayings: [], words: ownWords([], [id]), coverage, now })
  const thinking = await median(async () => {
    for await (const [id] of standings(db, handlesOf, imports, () => Promise.resolve(directory), inputs)) if (id === '') throw new Error('nobody has no id')
  })
  const tables: readonly BucketTable[] = [db.people, db.summaries, db.encounters, db.stories]
  const rows = await Promise.all(tables.map((table) => readSome<unknown>(table, people.keys())))
  const writing = await median(() => db.transaction('rw', [...tables], async () => {
    for (const [at, table] of tables.entries()) await writeSome(table, rows[at]!)
  }))
  return [['read and worked out', thinking], ['their tables read and written', writing]]
}

/** The pages of some people read and unpacked, and the buckets they are in read, unpacked, packed and written. */
const rawOf = (db: Database, some: readonly number[]) => median(async () => {
  await db.transaction('r', db.pages, () => Promise.all(some.map(async (person) => {
    const stream = handleOf(person)
    for (const { d } of await db.pages.where('[stream+import+seq]').between([stream], [stream, [[]]]).toArray()) JSON.parse(decoder.decode(d))
  })))
  await rewrite(db)
})

const rewrite = (db: Database) => db.transaction('rw', [db.people, db.summaries, db.encounters, db.stories], async () => {
  for (const table of [db.people, db.summaries, db.encounters, db.stories]) {
    const rows = await table.toArray()
    await table.bulkPut(rows.map(({ bucket, d }) => ({ bucket, d: encoder.encode(JSON.stringify(JSON.parse(decoder.decode(d)))) })))
  }
})

const rawRead = (table: BucketTable) => median(async () => {
  for (const { d } of await table.toArray()) JSON.parse(decoder.decode(d))
})

const decoder = new TextDecoder()
const encoder = new TextEncoder()
const sizeOf = (rows: readonly BucketRow[]) => rows.reduce((sum, { d }) => sum + d.length, 0)

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await timed(work))
  return middle(times)
}

const middle = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function deleted(): Promise<void> {
  await new Promise<void>((done, fail) => {
    const request = indexedDB.deleteDatabase(databaseName(name))
    request.onsuccess = () => done()
    request.onerror = () => fail(request.error ?? new Error('the database could not be deleted'))
  })
}
