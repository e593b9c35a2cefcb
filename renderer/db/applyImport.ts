/**
 * One import file into pages. Its lines come sorted by stream; the pages other imports have of the same stream are read
 * beside them, so created, updated and unchanged are exact without a table of all ids.
 */
import type { Handle, Stream } from '#contract/handles'
import type { Buckets, CoverageFact, Fact, ImportHeader, ImportTrailer, InteractionFact, Issue, Line } from '#contract/records'
import { cuesOf } from '../core/cues/cues'
import type { Database, ImportRow } from './database'
import { KnownContents } from './knownContents'
import { OwnPublicWriter } from './ownPublic'
import { pack } from './packed'
import { PagePacker, pagesOf, rowsOf } from './pages'
import { connectionContent, connectionFields, connectionsStream, interactionContent, peopleStream, personContent, personOf, sourceOf } from './rows'
import { SearchWriter } from './search/writing'
import { Spoken } from './spoken'
import { concernedBy, isContainer, type Directory, type StreamEntry } from './streams'
import { TouchesWriter } from './touches'

/** Pages that are worth a transaction. */
const pagesAtOnce = 100
const issuesAtOnce = 500
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
/** Facts that become rows of pages. */
const rowFacts: ReadonlySet<string> = new Set<Fact['fact']>(['person', 'connection', 'interaction'])

/** Of the streams that no other import speaks in. */
const nothingKnown = new KnownContents()

export interface ImportFile {
  readonly id: string
  readonly header: ImportHeader
  readonly trailer: ImportTrailer
}

export interface AppliedImport {
  readonly buckets: Buckets
  readonly spoken: Spoken
}

interface OpenStream {
  readonly stream: Stream
  readonly existing: KnownContents
  /** Natural ids this import has said here so far. */
  readonly said: Set<string>
  readonly members: Set<Handle>
  created: number
}

export class ImportApplier {
  private readonly packer: PagePacker
  private readonly ownPublic = new OwnPublicWriter()
  private readonly search: SearchWriter
  private readonly touches: TouchesWriter
  private readonly coverage: CoverageFact[] = []
  private readonly issues: Issue[] = []
  private readonly spoken = new Spoken()
  private readonly counts = { created: 0, updated: 0, unchanged: 0, merged: 0 }
  private open: OpenStream | undefined
  /** The pages of the batch before are written while the next is read. */
  private written: Promise<void> = Promise.resolve()

  private constructor(
    private readonly db: Database,
    private readonly directory: Directory,
    private readonly file: ImportFile,
    /** Place of each applied import from oldest to newest; this one's stands in `rank`. */
    private readonly ranks: ReadonlyMap<string, number>,
    private readonly rank: number,
  ) {
    this.packer = new PagePacker(file.id)
    this.search = new SearchWriter(file.id)
    this.touches = new TouchesWriter(file.id)
    file.header.owner.forEach((handle) => this.spoken.handle(handle))
  }

  /** Removes what an interrupted attempt left, and begins. */
  static async begin(db: Database, directory: Directory, file: ImportFile): Promise<ImportApplier> {
    // Taking it back was cut off and has been thought better of: the directory still counts it.
    if (!directory.streamsOf(file.id).next().done) await removeImport(db, directory, { ...file, buckets: null, state: 'applying' }, false)
    else await removePages(db, file.id)
    await db.transaction('rw', db.imports, db.applied, async () => {
      await db.imports.put({ id: file.id, header: file.header, trailer: file.trailer, buckets: null, state: 'applying' })
      await db.applied.put({ key: `import:${file.id}`, pages: 0, complete: false })
    })
    const ordered = newestLast([...(await appliedImports(db)), file])
    const ranks = new Map(ordered.map(({ id }, place) => [id, place]))
    const own = ranks.get(file.id)!
    ranks.delete(file.id)
    return new ImportApplier(db, directory, file, ranks, own)
  }

  /** Some whole lines, joined by line feeds, UTF-8. */
  async lines(bytes: Uint8Array): Promise<void> {
    try {
      const lines = decoder.decode(bytes).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line | Issue)
      const existing = await this.readBeside(lines)
      for (const line of lines) this.line(line, existing)
    } finally {
      // Whatever went wrong: whoever takes the pages out again must find all of them.
      await this.written
    }
    if (this.packer.finished.length < pagesAtOnce && this.search.finished.length === 0) return
    this.written = this.write()
    // Told of by whoever waits for it next.
    this.written.catch(() => undefined)
  }

  /** Writes the rest and marks the import as applied. */
  async finish(): Promise<AppliedImport> {
    this.closeStream()
    this.packer.close()
    await this.written
    await this.write()
    const { db, file } = this
    const { counts } = this
    // The file holds one line where records repeat each other word for word; those it counted are merged ones as well.
    const merged = counts.merged + file.trailer.merged
    const buckets: Buckets = { ...counts, merged, skipped: file.trailer.skipped, failed: file.trailer.failed }
    const ownPublic = this.ownPublic.take(file.id)
    this.search.close()
    this.touches.close()
    await db.transaction('rw', [db.touches, db.imports, db.applied, db.coverage, db.issues, db.streams, db.ownPublic, db.search], async () => {
      await db.ownPublic.bulkPut(ownPublic)
      await db.search.bulkPut(this.search.finished)
      await db.touches.bulkPut(this.touches.finished)
      await db.coverage.put({ import: file.id, spans: this.coverage })
      await db.issues.bulkPut(chunks(this.issues, issuesAtOnce).map((some, seq) => ({ import: file.id, seq, d: pack(some) })))
      await this.directory.save(db)
      await db.imports.put({ id: file.id, header: file.header, trailer: file.trailer, buckets, state: 'applied' })
      await db.applied.put({ key: `import:${file.id}`, pages: this.packer.seq, complete: true })
      await db.applied.put({ key: 'derived', stale: true })
    })
    return { buckets, spoken: this.spoken }
  }

  private line(line: Line | Issue, existing: ReadonlyMap<Stream, KnownContents>): void {
    if (line.fact === 'issue') this.issues.push(line)
    else if (line.fact === 'coverage') this.coverage.push(withoutMarks(line))
    // What a later version added says nothing here yet: the file keeps it.
    else if (rowFacts.has(line.fact)) this.row(line, existing)
  }

  private row(line: Line<Exclude<Fact, CoverageFact>>, existing: ReadonlyMap<Stream, KnownContents>): void {
    const stream = streamOf(line)
    if (this.open?.stream !== stream) this.openStream(stream, existing.get(stream))
    const open = this.open!
    const fields = contentOf(line)
    const content = JSON.stringify(fields)
    const bucket = this.bucketOf(open, line.id, content)
    if (line.counts) this.counts[bucket]++
    if (bucket === 'merged') return
    open.said.add(line.id)
    const [entry, index] = sourceOf(line)
    const members = line.fact === 'interaction' && isContainer(stream) ? membersOf(line) : undefined
    if (members) for (const handle of members) open.members.add(handle)
    const cue = line.fact === 'interaction' && line.text !== undefined && cuesOf(line.text).length > 0
    const page = this.packer.add(stream, `[${entry},${index},${content}]`, line.fact === 'interaction' ? line.at : null, members, cue)
    if (line.fact === 'person') this.spoken.person(line, [this.file.id, page])
    else if (line.fact === 'connection') this.spoken.connection(line)
    if (line.fact !== 'interaction') return
    this.touches.add(stream, fields, cue, page)
    this.ownPublic.add(line, page)
    this.search.add(line, page)
  }

  private bucketOf(open: OpenStream, id: string, content: string): keyof ImportApplier['counts'] {
    if (open.said.has(id)) return 'merged'
    const other = open.existing.get(id)
    if (!other) {
      open.created++
      return 'created'
    }
    // An older archive that says something else changes nothing: the newer one keeps showing.
    return other.rank < this.rank && !other.isSame(content) ? 'updated' : 'unchanged'
  }

  private openStream(stream: Stream, existing = nothingKnown): void {
    this.closeStream()
    this.spoken.streams.add(stream)
    this.open = { stream, existing, said: new Set(), members: new Set(), created: 0 }
  }

  private closeStream(): void {
    if (!this.open) return
    const { stream, created, members } = this.open
    const before = this.directory.get(stream)
    const all = new Set([...(before?.members ?? []), ...members])
    const entry: StreamEntry = {
      n: (before?.n ?? 0) + created,
      imports: [...new Set([...(before?.imports ?? []), this.file.id])].sort(),
      ...(all.size ? { members: [...all].sort() } : {}),
    }
    this.directory.set(stream, entry)
    concern(this.spoken, stream, entry)
    this.open = undefined
  }

  /** What other imports say in the streams of these lines; nothing is read for streams only this import has. */
  private async readBeside(lines: readonly (Line | Issue)[]): Promise<Map<Stream, KnownContents>> {
    const wanted = new Set<Stream>()
    for (const line of lines) {
      if (line.fact === 'issue' || line.fact === 'coverage' || !rowFacts.has(line.fact)) continue
      const stream = streamOf(line)
      if (stream !== this.open?.stream && this.directory.get(stream)) wanted.add(stream)
    }
    const beside = new Map<Stream, KnownContents>()
    if (wanted.size === 0) return beside
    for await (const page of pagesOf(this.db, wanted)) {
      const rank = this.ranks.get(page.import)
      if (rank === undefined) continue
      const known = beside.get(page.stream) ?? new KnownContents()
      beside.set(page.stream, known)
      for (const [, , content] of rowsOf(page)) known.add(content[0], JSON.stringify(content), rank)
    }
    return beside
  }

  /** In one transaction what there is: the pages of a batch, and beside them what was made of them. */
  private async write(): Promise<void> {
    const { db, file } = this
    const { seq } = this.packer
    const pages = this.packer.finished.splice(0)
    const touches = this.touches.finished.splice(0)
    const search = this.search.finished.splice(0)
    await db.transaction('rw', [db.pages, db.touches, db.search, db.applied], async () => {
      await Promise.all([db.pages.bulkPut(pages), db.touches.bulkPut(touches), db.search.bulkPut(search)])
      await db.applied.put({ key: `import:${file.id}`, pages: seq, complete: false })
    })
  }
}

/** Takes an import out: everything that came only from it goes. Its row stays, as undone, when it is still in the folder. */
export async function removeImport(db: Database, directory: Directory, row: ImportRow, stays: boolean): Promise<Spoken> {
  // The row changes first: from here on nothing shows these pages, and a crash leaves work that the next start finishes.
  await db.transaction('rw', db.imports, db.applied, async () => {
    await db.imports.put({ ...row, buckets: null, state: 'applying' })
    await db.applied.put({ key: `import:${row.id}`, pages: 0, complete: false })
    await db.applied.put({ key: 'derived', stale: true })
  })
  const others = new Set((await appliedImports(db)).map(({ id }) => id))
  const touched = new Map([...directory.streamsOf(row.id)])
  const spoken = await spokenBy(db, row, touched)
  const shared = [...touched].filter(([, entry]) => entry.imports.some((id) => others.has(id))).map(([stream]) => stream)
  const left = await contentsOf(db, shared, others)
  await removePages(db, row.id)
  for (const stream of touched.keys()) directory.set(stream, left.get(stream))
  await db.transaction('rw', [db.imports, db.applied, db.streams], async () => {
    await directory.save(db)
    if (stays) await db.imports.put({ ...row, buckets: null, state: 'undone' })
    else await db.imports.delete(row.id)
    await db.applied.delete(`import:${row.id}`)
  })
  return spoken
}

/** Before it goes. */
async function spokenBy(db: Database, { id, header }: ImportRow, streams: ReadonlyMap<Stream, StreamEntry>): Promise<Spoken> {
  const spoken = new Spoken()
  header.owner.forEach((handle) => spoken.handle(handle))
  for (const [stream, entry] of streams) {
    spoken.streams.add(stream)
    concern(spoken, stream, entry)
  }
  for (const stream of [peopleStream, connectionsStream]) {
    if (!streams.has(stream)) continue
    for (const page of await db.pages.where('[stream+import+seq]').between([stream, id, -Infinity], [stream, id, Infinity]).toArray()) {
      for (const [, , content] of rowsOf(page)) {
        if (stream === peopleStream) spoken.person(personOf(content))
        else spoken.connection(connectionFields(content))
      }
    }
  }
  return spoken
}

function concern(spoken: Spoken, stream: Stream, { members = [] }: StreamEntry): void {
  if (stream === peopleStream || stream === connectionsStream) return
  if (isContainer(stream)) for (const handle of members) spoken.members.add(handle)
  for (const handle of concernedBy(stream, members)) spoken.handle(handle)
}

/** The imports whose pages count, oldest first. */
export async function appliedImports(db: Database): Promise<ImportRow[]> {
  return newestLast((await db.imports.toArray()).filter((row) => row.state === 'applied'))
}

/** By the date each speaks of itself as; of equal dates the better reader's; then by the hash of the lines, so that every computer agrees. */
function newestLast<T extends ImportFile>(imports: readonly T[]): T[] {
  return [...imports].sort((a, b) => {
    if (a.trailer.asOf !== b.trailer.asOf) return a.trailer.asOf - b.trailer.asOf
    if (a.header.importerVersion !== b.header.importerVersion) return a.header.importerVersion - b.header.importerVersion
    return a.trailer.sha256 < b.trailer.sha256 ? -1 : a.trailer.sha256 > b.trailer.sha256 ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  })
}

/** Counts streams again without one of their imports. */
async function contentsOf(db: Database, streams: readonly Stream[], imports: ReadonlySet<string>): Promise<Map<Stream, StreamEntry>> {
  const entries = new Map<Stream, StreamEntry>()
  let open: { stream: Stream; ids: Set<string>; imports: Set<string>; members: Set<Handle> } | undefined
  const close = () => {
    if (open) {
      const members = open.members.size ? { members: [...open.members].sort() } : {}
      entries.set(open.stream, { n: open.ids.size, imports: [...open.imports].sort(), ...members })
    }
  }
  for await (const page of pagesOf(db, streams)) {
    if (!imports.has(page.import)) continue
    if (open?.stream !== page.stream) {
      close()
      open = { stream: page.stream, ids: new Set(), imports: new Set(), members: new Set() }
    }
    open.imports.add(page.import)
    for (const handle of page.members ?? []) open.members.add(handle)
    for (const [, , content] of rowsOf(page)) open.ids.add(content[0])
  }
  close()
  return entries
}

async function removePages(db: Database, importId: string): Promise<void> {
  // In parts: one transaction over a whole large import would hold everything else up.
  for (;;) {
    const keys = await db.pages.where('[import+seq]').between([importId, -Infinity], [importId, Infinity]).limit(2000).primaryKeys()
    if (keys.length === 0) break
    await db.pages.bulkDelete(keys)
  }
  await db.transaction('rw', db.touches, db.coverage, db.issues, db.ownPublic, db.search, async () => {
    await db.touches.where('[import+stream+part]').between([importId], [importId, [[]]]).delete()
    await db.coverage.delete(importId)
    await db.search.where('[import+segment+part]').between([importId, -Infinity, -Infinity], [importId, Infinity, Infinity]).delete()
    await db.ownPublic.where('[import+section+part]').between([importId, -Infinity, -Infinity], [importId, Infinity, Infinity]).delete()
    await db.issues.where('[import+seq]').between([importId, 0], [importId, Infinity], true, true).delete()
  })
}

function streamOf(fact: Exclude<Fact, CoverageFact>): Stream {
  if (fact.fact === 'person') return peopleStream
  return fact.fact === 'connection' ? connectionsStream : fact.stream
}

function contentOf(fact: Exclude<Fact, CoverageFact>) {
  if (fact.fact === 'person') return personContent(fact)
  return fact.fact === 'connection' ? connectionContent(fact) : interactionContent(fact)
}

const membersOf = (fact: InteractionFact): Handle[] => (fact.from === undefined ? [...fact.who] : [...fact.who, fact.from])

function withoutMarks(line: Line<CoverageFact>): CoverageFact {
  const { network, account, setting, from, to, directions } = line
  return { fact: 'coverage', network, account, setting, from, to, directions }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = []
  for (let i = 0; i < all.length; i += size) parts.push(all.slice(i, i + size))
  return parts
}
