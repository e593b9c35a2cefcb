import { createHash, type Hash } from 'node:crypto'
import type { SourceFile } from '../contract/records'
import type { Entry, Source } from './sources/source'

export interface WatchedSource {
  readonly source: Source
  /** Bytes read so far of the entries named at the start. An entry that is read again begins again: the last pass is the long one. */
  readonly bytes: number
  /** Size and hash of what was read of each entry, in the order of the source. */
  files(): readonly SourceFile[]
}

/** The same source, noting what is read of it. `counted` names the entries whose bytes are the progress. */
export function watchSource(source: Source, counted: readonly string[]): WatchedSource {
  const counts = new Set(counted)
  const seen = new Map<string, { bytes: number; readonly hash: Hash }>()
  const progress = new Map<string, number>()
  let bytes = 0

  const watch = (entry: Entry): Entry => ({
    label: entry.label,
    root: entry.root,
    path: entry.path,
    size: entry.size,
    head: (length) => entry.head(length),
    async *open() {
      // Read a second time, an entry is not another file.
      const note = seen.has(entry.label) ? undefined : { bytes: 0, hash: createHash('sha256') }
      if (note) seen.set(entry.label, note)
      bytes -= progress.get(entry.label) ?? 0
      progress.set(entry.label, 0)
      for await (const chunk of entry.open()) {
        if (note) {
          note.bytes += chunk.length
          note.hash.update(chunk)
        }
        if (counts.has(entry.label)) {
          bytes += chunk.length
          progress.set(entry.label, progress.get(entry.label)! + chunk.length)
        }
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
