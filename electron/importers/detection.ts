import type { ImporterCommand, ImporterMessage } from '../contract/reading'
import type { Claim } from '../contract/records'
import { Failed } from '../contract/result'
import type { Importer } from './importer'
import { importers as allImporters } from './index'
import { openSource } from './sources/index'
import { readableWords } from './readable'
import type { Entry, Source } from './sources/source'
import { whyUnrecognised } from './unrecognised'

export type DetectCommand = Extract<ImporterCommand, { command: 'detect' }>
export type Detected = Omit<Extract<ImporterMessage, { message: 'detected' }>, 'message'>

/** What is kept of an entry while importers look at it, and of how many entries: 64 MB in all. */
const headBytes = 64 * 1024
const mostHeads = 1000

export interface DetectionParts {
  readonly importers?: readonly Importer[]
  readonly openSource?: typeof openSource
}

/** Asks every importer what it knows of the dropped things, and says of the rest why nobody wants it. */
export async function detect(command: DetectCommand, parts: DetectionParts = {}): Promise<Detected> {
  const all = parts.importers ?? allImporters
  const importers = command.importer === undefined ? all : all.filter(({ id }) => id === command.importer)
  if (importers.length === 0) {
    throw new Failed('notRecognised', `There is no importer called “${command.importer}”. There are: ${all.map(({ id }) => id).join(', ')}.`)
  }
  const source = await (parts.openSource ?? openSource)(command.dropped)
  try {
    const claims: Claim[] = []
    const warnings = [...source.warnings]
    const claimed = new Set<string>()
    const remembered = { ...source, entries: rememberHeads(source.entries) }
    for (const importer of importers) {
      try {
        // The most specific comes first: what it claims, nobody else is asked about.
        const left = claimed.size === 0 ? remembered : { ...remembered, entries: remembered.entries.filter(({ label }) => !claimed.has(label)) }
        const found = await importer.claim(left)
        claims.push(...found)
        for (const claim of found) for (const label of known(claim)) claimed.add(label)
      } catch (error) {
        // One importer's fault must not hide what the others recognise.
        warnings.push({ reason: `Looking for ${importer.title} failed (${error instanceof Error ? error.name : 'an unknown fault'}).` })
      }
    }
    const names = command.dropped.map(({ name }) => name.normalize('NFC'))
    return { claims, unrecognised: await unrecognised(source, claims, names, importers), warnings, readable: all.map(({ id, title }) => ({ importer: id, title })) }
  } finally {
    await source.close()
  }
}

const known = ({ entries, reserves = [] }: Claim): readonly string[] => [...entries, ...reserves]

/** The same entries; each opens its file once however many importers look at its first bytes. */
function rememberHeads(entries: readonly Entry[]): Entry[] {
  const heads = new Map<string, Promise<Uint8Array>>()
  return entries.map((entry) => ({
    label: entry.label,
    root: entry.root,
    path: entry.path,
    size: entry.size,
    open: () => entry.open(),
    async head(length) {
      let head = heads.get(entry.label)
      if (!head && (length > headBytes || heads.size >= mostHeads)) return entry.head(length)
      if (!head) heads.set(entry.label, (head = entry.head(headBytes)))
      return length > headBytes ? entry.head(length) : (await head).subarray(0, length)
    },
  }))
}

async function unrecognised(source: Source, claims: readonly Claim[], dropped: readonly string[], importers: readonly Importer[]): Promise<Detected['unrecognised']> {
  const claimed = new Set(claims.flatMap(known))
  const understood = new Set(source.entries.filter((entry) => claimed.has(entry.label)).map((entry) => entry.root))
  const roots = new Set([...dropped, ...source.entries.map((entry) => entry.root)])
  const readable = readableWords(importers)
  const list: Detected['unrecognised'][number][] = []
  for (const name of roots) {
    if (understood.has(name)) continue
    const entries = source.entries.filter((entry) => entry.root === name)
    const refused = source.warnings.filter(({ entry }) => entry === name || entry?.startsWith(`${name}/`)).map(({ reason }) => reason)
    const reason = await whyUnrecognised(entries, refused, readable)
    list.push({ name, reason, ...(entries.length > 0 && reason.endsWith(readable) && { unknown: true }) })
  }
  return list
}
