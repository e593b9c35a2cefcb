import { createHash, type Hash } from 'node:crypto'
import type { SourceFile } from '../contract/records'
import type { Entry, Source } from './sources/source'

export interface WatchedSource {
  readonly source: Source
  /** Bytes read so far of the entries named at the start, each counted once. */
  readonly bytes: number
  /** Size and hash of what was read of each entry, in the order of the source. */
  files(): readonly SourceFile[]
}

/** The same source, noting what is read of it. `counted` names the entries whose bytes are the progress. */
export function watchSource(source: Source, counted: readonly string[]): WatchedSource {
  const counts = new Set(counted)
  const seen = new Map<string, { bytes: number; readonly hash: Hash }>()
  let bytes = 0

  const watch = (entry: Entry): Entry => ({
    label: entry.label,
    root: entry.root,
    path: entry.path,
    size: entry.size,
    head: (length) => entry.head(length),
    async *open() {
      // Read a second time, an entry is neither progress nor another file.
      if (seen.has(entry.label)) return yield* entry.open()
      const note = { bytes: 0, hash: createHash('sha256') }
      seen.set(entry.label, note)
      for await (const chunk of entry.open()) {
        note.bytes += chunk.length
        note.hash.update(chunk)
        if (counts.has(entry.label)) bytes += chunk.length
        yield chunk
      }
    },
  })

  return {
    source: { name: source.name, warnings: source.warnings, entries: source.entries.map(watch) },
    get bytes() {
      return bytes
    },
    files: () =>
      source.entries.flatMap(({ label }) => {
        const note = seen.get(label)
        return note ? [{ name: label, bytes: note.bytes, sha256: note.hash.copy().digest('hex') }] : []
      }),
  }
}
