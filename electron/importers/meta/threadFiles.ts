import type { Entry } from '../sources/source'

/** One conversation: its files in order, wherever in the archive's parts they lie. */
export interface Thread {
  /** Name of its folder: `benexample_aBcD123`. */
  readonly name: string
  /** `inbox`, `archived_threads`, …; lower case. */
  readonly folder: string
  readonly files: readonly Entry[]
}

/** `…/inbox/<name>/message_<n>.json`, or `message.json` (2018). */
const threadFile = /(?:^|\/)(?:([^/]+)\/)?([^/]+)\/message(?:_(\d{1,6}))?\.json$/i

/** The parts of a path of a message file; nothing for any other. Twins that macOS adds are others. */
export function threadPlace(path: string): { readonly folder: string; readonly name: string; readonly part: number } | undefined {
  const match = threadFile.exec(path)
  if (!match || path.includes('__MACOSX/')) return undefined
  return { folder: (match[1] ?? '').toLowerCase(), name: match[2]!, part: Number(match[3] ?? 0) }
}

/** The conversations among the entries of one archive. The same folder in two parts, or under an old and a new root, is one. */
export function threadsOf(entries: readonly Entry[]): Thread[] {
  const threads = new Map<string, { name: string; folder: string; files: { entry: Entry; part: number }[] }>()
  for (const entry of entries) {
    const place = threadPlace(entry.path)
    if (!place) continue
    const { name, folder, part } = place
    let thread = threads.get(name)
    if (!thread) threads.set(name, (thread = { name, folder, files: [] }))
    thread.files.push({ entry, part })
  }
  // By number: `message_10` after `message_2`.
  return [...threads.values()].map(({ name, folder, files }) => ({
    name,
    folder,
    files: files.sort((a, b) => a.part - b.part || (a.entry.label < b.entry.label ? -1 : 1)).map(({ entry }) => entry),
  }))
}

/** What stays of a conversation's folder when it is archived or its title changes: the key behind the last `_`. A word of the title is no key. */
export function threadKey(name: string): string {
  const tail = name.slice(name.lastIndexOf('_') + 1)
  return tail.length >= 6 && /^[A-Za-z0-9-]+$/.test(tail) && /[A-Z0-9]/.test(tail) ? tail : name
}
