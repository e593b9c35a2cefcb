/** A source held in memory, for tests: the same shape that a dropped zip, folder or file has. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Failed } from '../../../electron/contract/result'
import type { Entry, Source } from '../../../electron/importers/sources/source'

/** Label to content: `x.zip/data/tweets.js`, or `contacts.vcf` for a plain file. */
export type Files = ReadonlyMap<string, Uint8Array>

/** `broken` names entries that break off with that failure after their last byte. */
export function memorySource(files: Files, broken: ReadonlyMap<string, Failed> = new Map()): Source {
  const entries = [...files].map(([label, bytes]) => memoryEntry(label, bytes, broken.get(label)))
  return { name: [...new Set(entries.map((entry) => entry.root))].join(', '), entries, warnings: [] }
}

/** Texts as files, for small tests. */
export const textFiles = (texts: Readonly<Record<string, string>>): Files =>
  new Map(Object.entries(texts).map(([label, text]) => [label, new TextEncoder().encode(text)]))

/** Everything below a folder that `wanted` accepts; each thing directly inside counts as one dropped file or folder. */
export function filesOfFolder(folder: string, wanted: (label: string) => boolean = () => true, prefix = ''): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const label = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    if (entry.isDirectory()) for (const [name, bytes] of filesOfFolder(folder, wanted, label)) files.set(name, bytes)
    else if (wanted(label)) files.set(label, readFileSync(join(folder, label)))
  }
  return files
}

const chunkSize = 64 * 1024

function memoryEntry(label: string, bytes: Uint8Array, failure: Failed | undefined): Entry {
  const slash = label.indexOf('/')
  return {
    label,
    root: slash < 0 ? label : label.slice(0, slash),
    path: slash < 0 ? label : label.slice(slash + 1),
    size: bytes.length,
    async *open() {
      for (let start = 0; start < bytes.length; start += chunkSize) yield await Promise.resolve(bytes.subarray(start, start + chunkSize))
      if (failure) throw failure
    },
    head: (length) => Promise.resolve(bytes.subarray(0, length)),
  }
}
