/** The directory of streams: which imports speak in each and how much it holds. Kept in memory while something is applied. */
import type { Handle, Stream } from '#contract/handles'
import { readAll, writeAll, writeSome } from './buckets'
import type { Database } from './database'
import { connectionsStream, peopleStream } from './rows'

export interface StreamEntry {
  /** Distinct natural ids in it, over all imports. */
  readonly n: number
  readonly imports: readonly string[]
  /** Only for containers: who speaks or takes part. */
  readonly members?: readonly Handle[]
}

export class Directory {
  private readonly changed = new Set<Stream>()

  private constructor(private readonly entries: Map<Stream, StreamEntry>) {}

  static async load(db: Database): Promise<Directory> {
    return new Directory(await readAll<StreamEntry>(db.streams))
  }

  get(stream: Stream): StreamEntry | undefined {
    return this.entries.get(stream)
  }

  set(stream: Stream, entry: StreamEntry | undefined): void {
    if (entry) this.entries.set(stream, entry)
    else this.entries.delete(stream)
    this.changed.add(stream)
  }

  /** Streams of interactions. */
  *interactionStreams(): Generator<[Stream, StreamEntry]> {
    for (const pair of this.entries) if (pair[0] !== peopleStream && pair[0] !== connectionsStream) yield pair
  }

  *streamsOf(importId: string): Generator<[Stream, StreamEntry]> {
    for (const pair of this.entries) if (pair[1].imports.includes(importId)) yield pair
  }

  /** Inside the transaction that changes the pages. */
  async save(db: Database): Promise<void> {
    if (this.changed.size * 2 > this.entries.size) await writeAll(db.streams, this.entries)
    else await writeSome(db.streams, new Map([...this.changed].map((stream) => [stream, this.entries.get(stream)])))
    this.changed.clear()
  }
}

export const isContainer = (stream: Stream) => stream.startsWith('thread:')

/** Whom a stream is about: those who spoke or took part in a container, else the one whose it is. */
export const concernedBy = (stream: Stream, members: readonly Handle[] = []): readonly Handle[] => (isContainer(stream) ? members : [stream])

/** Where the owner's words to nobody lie. */
export const isOwnStream = (stream: Stream) => stream.startsWith('thread:own:')
