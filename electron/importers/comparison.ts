/**
 * What one import says otherwise than another. Both files are in the same order, so they are read side by side and never held:
 * only the ids of what stands at no such time on the other side wait until the end of their stream.
 */
import type { ChangedPart, FactCounts, ImportChanges } from '../contract/ipc'
import type { Card, ConnectionFact, InteractionFact, LeftOut, Line, PersonFact } from '../contract/records'
import { createFiles, type Files } from '../library/files'
import { openImportFile } from '../library/importFile'

type Compared = Line<PersonFact | ConnectionFact | InteractionFact>

export async function compareImports(before: string, after: string, files: Files = createFiles()): Promise<ImportChanges> {
  const found = createFindings()
  const [older, newer] = await Promise.all([linesOf(files, before), linesOf(files, after)])
  while (older.current ?? newer.current) {
    const stream = firstStream(older.current, newer.current)
    await compareStream(stream, older, newer, found)
  }
  return found.result()
}

interface Stretch {
  readonly rank: number
  readonly stream: string
}

/** Lines of one stream. An interaction that is only on one side at its time may be on the other side at another one. */
async function compareStream(stretch: Stretch, older: Lines, newer: Lines, found: Findings): Promise<void> {
  const [gone, added] = [createHeld(), createHeld()]
  for (;;) {
    const a = within(older.current, stretch)
    const b = within(newer.current, stretch)
    if (!a && !b) break
    const order = !a ? 1 : !b ? -1 : compareLines(a, b)
    if (order === 0) found.both(a!, b!)
    else if (order < 0) apart(a!, added, gone, found.gone, (own, other) => found.moved(a!, own, other))
    else apart(b!, gone, added, found.added, (own, other) => found.moved(b!, other, own))
    if (order <= 0) await older.next()
    if (order >= 0) await newer.next()
  }
  gone.each(found.goneLater)
  added.each(found.addedLater)
}

/** People and connections stand in the order of their ids: what is missing there is missing. */
function apart(line: Compared, others: Held, own: Held, missing: (line: Compared) => void, moved: (own: number | null, other: number | null) => void): void {
  if (line.fact !== 'interaction') return missing(line)
  const at = others.take(line.id)
  if (at === undefined) own.put(line)
  else moved(line.at, at)
}

/** Ids of interactions and their times, nothing more: a whole stream may have to wait here. */
interface Held {
  put(line: Line<InteractionFact>): void
  /** Undefined when it is not there. */
  take(id: string): number | null | undefined
  each(tell: (kind: LeftOut, count: number) => void): void
}

function createHeld(): Held {
  const kinds = new Map<LeftOut, Map<string, number | null>>()
  return {
    put({ kind, id, at }) {
      const ids = kinds.get(kind)
      if (ids) ids.set(id, at)
      else kinds.set(kind, new Map([[id, at]]))
    },
    take(id) {
      for (const ids of kinds.values()) {
        const at = ids.get(id)
        if (at === undefined) continue
        ids.delete(id)
        return at
      }
      return undefined
    },
    each: (tell) => kinds.forEach((ids, kind) => tell(kind, ids.size)),
  }
}

interface Lines {
  readonly current: Compared | undefined
  next(): Promise<void>
}

async function linesOf(files: Files, path: string): Promise<Lines> {
  const reader = await openImportFile(files, path)
  let block: string[] = []
  let at = 0
  let ended = false
  let current: Compared | undefined
  const lines: Lines = {
    get current() {
      return current
    },
    async next() {
      for (;;) {
        while (at < block.length) {
          const line = parsed(block[at++]!)
          if (!line) continue
          current = line
          return
        }
        if (ended) {
          current = undefined
          return
        }
        const batch = await reader.next()
        ended = batch.last
        block = Buffer.from(batch.lines.buffer, batch.lines.byteOffset, batch.lines.length).toString('utf8').split('\n')
        at = 0
      }
    },
  }
  await lines.next()
  return lines
}

/** Coverage and issues say nothing about people; what a later version added is not known here. */
function parsed(text: string): Compared | undefined {
  if (text === '') return undefined
  const line = JSON.parse(text) as Compared | { readonly fact: 'coverage' | 'issue' }
  return line.fact === 'person' || line.fact === 'connection' || line.fact === 'interaction' ? line : undefined
}

const ranks = { person: 0, connection: 1, interaction: 2 } as const
const stretchOf = (line: Compared): Stretch => ({ rank: ranks[line.fact], stream: line.fact === 'interaction' ? line.stream : '' })
const timeOf = (line: Compared) => (line.fact === 'interaction' ? (line.at ?? -Infinity) : 0)

function firstStream(a: Compared | undefined, b: Compared | undefined): Stretch {
  const [one, other] = [a, b].flatMap((line) => (line ? [stretchOf(line)] : []))
  if (!other) return one!
  return one!.rank !== other.rank ? (one!.rank < other.rank ? one! : other) : one!.stream <= other.stream ? one! : other
}

function within(line: Compared | undefined, stretch: Stretch): Compared | undefined {
  if (!line) return undefined
  const { rank, stream } = stretchOf(line)
  return rank === stretch.rank && stream === stretch.stream ? line : undefined
}

function compareLines(a: Compared, b: Compared): number {
  const [before, after] = [timeOf(a), timeOf(b)]
  if (before !== after) return before < after ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

interface Findings {
  both(before: Compared, after: Compared): void
  added(line: Compared): void
  gone(line: Compared): void
  /** The same record at another time. */
  moved(line: Compared, before: number | null, after: number | null): void
  addedLater(kind: LeftOut, count: number): void
  goneLater(kind: LeftOut, count: number): void
  result(): ImportChanges
}

const mostExamples = 50
const mostNames = 20
/** Names are what people look for: other parts leave them room. */
const mostOthers = 30
const longest = 200

function createFindings(): Findings {
  const counts = { added: new Map<LeftOut, number>(), changed: new Map<LeftOut, number>(), gone: new Map<LeftOut, number>() }
  const names: ChangedPart[] = []
  const others: ChangedPart[] = []
  const addedNames: string[] = []
  const goneNames: string[] = []
  const countMany = (of: Map<LeftOut, number>) => (kind: LeftOut, n: number) => void (n > 0 && of.set(kind, (of.get(kind) ?? 0) + n))
  const count = (of: Map<LeftOut, number>, line: Compared) => countMany(of)(kindOf(line), 1)
  const name = (into: string[], line: Compared) => {
    if (line.fact === 'person' && line.name !== undefined && into.length < mostNames) into.push(cut(line.name))
  }
  return {
    both(before, after) {
      const parts = changedParts(before, after)
      if (parts.length === 0) return
      count(counts.changed, after)
      for (const part of parts) {
        const list = part.part === 'name' ? names : others
        if (list.length < (list === names ? mostExamples : mostOthers)) list.push(part)
      }
    },
    added(line) {
      count(counts.added, line)
      name(addedNames, line)
    },
    gone(line) {
      count(counts.gone, line)
      name(goneNames, line)
    },
    moved(line, before, after) {
      count(counts.changed, line)
      if (others.length < mostOthers) others.push({ of: kindOf(line), name: cut(nameOf(line)), part: 'at', from: timeWords(before), to: timeWords(after) })
    },
    addedLater: countMany(counts.added),
    goneLater: countMany(counts.gone),
    result: () => ({
      added: sorted(counts.added),
      changed: sorted(counts.changed),
      gone: sorted(counts.gone),
      examples: [...names, ...others].slice(0, mostExamples),
      addedNames,
      goneNames,
    }),
  }
}

const kindOf = (line: Compared): LeftOut => (line.fact === 'interaction' ? line.kind : line.fact)

const sorted = (counts: ReadonlyMap<LeftOut, number>): FactCounts => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))

/** Where it lies in the source is another place in every export, and when it was last seen another day: neither is a change. */
const unsaid = new Set(['fact', 'id', 'src', 'counts', 'seen', 'me'])

/** Where the name changed, its pieces say nothing more. */
const nameParts = new Set<string>(['given', 'additional', 'family', 'prefix', 'suffix'] satisfies (keyof Card)[])

function changedParts(before: Compared, after: Compared): ChangedPart[] {
  const [a, b] = [partsOf(before), partsOf(after)]
  const about = { of: kindOf(after), name: cut(nameOf(after)) }
  const parts = [...new Set([...a.keys(), ...b.keys()])].filter((part) => JSON.stringify(a.get(part)) !== JSON.stringify(b.get(part)))
  return parts
    .filter((part) => !parts.includes('name') || !nameParts.has(part))
    .map((part) => ({ ...about, part, from: words(a.get(part)), to: words(b.get(part)) }))
}

/** The fields of a card stand beside those of the fact. */
function partsOf(line: Compared): Map<string, unknown> {
  const parts = new Map<string, unknown>(Object.entries(line).filter(([part]) => !unsaid.has(part)))
  const card = parts.get('card') as Card | undefined
  parts.delete('card')
  for (const [part, value] of Object.entries(card ?? {})) if (!parts.has(part)) parts.set(part, value)
  return parts
}

function nameOf(line: Compared): string {
  if (line.fact === 'person') return line.name ?? line.handles[0] ?? line.id
  return line.fact === 'connection' ? line.handle : (line.title ?? line.text ?? line.stream)
}

function words(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return cut(value)
  if (Array.isArray(value)) return cut(value.map(words).join(', '))
  if (typeof value === 'object' && value !== null && 'value' in value) return words(value.value)
  if (typeof value === 'object' && value !== null && 'raw' in value) return words(value.raw)
  return cut(JSON.stringify(value))
}

const timeWords = (at: number | null): string => (at === null || Math.abs(at) > 8.64e15 ? '' : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`)

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
