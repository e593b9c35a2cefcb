/** What each handle brought to a person: what one sees before taking somebody apart. */
import type { Handle } from '#contract/handles'
import type { OperationId } from '#contract/operations'
import { resolveIdentity, type IdentityWord, type Statement } from './identity'
import type { Encounter, SourceFact, TimelineItem } from './model'

/** Where a handle is known from: an archive, or `you` for what was written down by hand. */
export interface PartSource {
  /** Id of the importer, or `you`. */
  readonly source: string
  /** The dropped file; absent for the owner. */
  readonly file?: string
}

/** One handle of a person with what came with it. */
export interface PersonPart {
  readonly handle: Handle
  /** What the sources call the one who has it. */
  readonly names: readonly string[]
  readonly sources: readonly PartSource[]
  readonly items: number
  /** First and last item, UTC ms. */
  readonly from: number | null
  readonly to: number | null
  /** Encounters that it was there for; hints are none. */
  readonly meetings: number
}

/** A word of the owner that united one person, in force. */
export interface OwnMerge {
  /** The merge, and what was said of the person in the same act: which of two birthdays holds. */
  readonly operations: readonly OperationId[]
  /** UTC ms. */
  readonly at: number
}

export interface PartsInput {
  readonly handles: readonly Handle[]
  readonly items: readonly TimelineItem[]
  readonly encounters: readonly Encounter[]
  readonly facts: readonly SourceFact[]
  /** By id of the import. */
  readonly imports: ReadonlyMap<string, PartSource>
}

/** One for each handle, in the order of the handles. Words of others in a shared group are nobody's part. */
export function partsOf({ handles, items, encounters, facts, imports }: PartsInput): PersonPart[] {
  const parts = new Map(handles.map((handle) => [handle, new Part(handle)]))
  for (const { handles: stated, name, source, file } of facts) {
    for (const handle of stated) parts.get(handle)?.state({ source, file }, name)
  }
  const of = new Map<string, readonly Part[]>()
  for (const item of items) {
    if (item.byOther) continue
    const theirs = [...new Set([...item.who, ...(item.from === undefined ? [] : [item.from])])].flatMap((handle) => parts.get(handle) ?? [])
    of.set(item.id, theirs)
    const source = item.source === 'journal' ? { source: 'you' } : imports.get(item.source)
    for (const part of theirs) part.add(item.at, source)
  }
  for (const { grade, evidence } of encounters) {
    if (grade !== 'candidate') for (const part of new Set(evidence.flatMap((id) => of.get(id) ?? []))) part.meetings++
  }
  return [...parts.values()].map((part) => part.told())
}

class Part {
  meetings = 0
  private items = 0
  private from: number | null = null
  private to: number | null = null
  private readonly names = new Set<string>()
  private readonly sources = new Map<string, PartSource>()

  constructor(private readonly handle: Handle) {}

  state(source: PartSource, name?: string): void {
    this.sources.set(sourceKey(source), source)
    if (name !== undefined && name !== '') this.names.add(name)
  }

  add(at: number | null, source?: PartSource): void {
    this.items++
    if (source) this.sources.set(sourceKey(source), source)
    if (at === null) return
    if (this.from === null || at < this.from) this.from = at
    if (this.to === null || at > this.to) this.to = at
  }

  told(): PersonPart {
    const { handle, items, from, to, meetings } = this
    return { handle, names: [...this.names], sources: [...this.sources.values()], items, from, to, meetings }
  }
}

/** Equal for one archive. */
const sourceKey = ({ source, file = '' }: PartSource): string => `${source}\n${file}`

export type StatementOf = Omit<Statement, 'me'>

/** Whether it takes a word of the owner's for these handles to be one person: the statements alone would make several. `added`: words that are no merge. */
export function isHeldByWord(handles: readonly Handle[], statements: readonly StatementOf[], added: readonly IdentityWord[] = []): boolean {
  const { personOf } = resolveIdentity({ statements, handles, owner: [], words: added })
  return new Set(handles.map((handle) => personOf.get(handle))).size > 1
}

/** The chosen handles as one person of their own, the rest as another; undefined when one of the two would have none. */
export function splitGroups(handles: readonly Handle[], chosen: ReadonlySet<Handle>): readonly (readonly Handle[])[] | undefined {
  const apart = handles.filter((handle) => chosen.has(handle))
  const rest = handles.filter((handle) => !chosen.has(handle))
  return apart.length > 0 && rest.length > 0 ? [apart, rest] : undefined
}

/** Two circumstances of one archive are one line: each source with the handles it knows, those of most handles first. */
export function partsBySource(parts: readonly PersonPart[]): readonly (PartSource & { readonly key: string; readonly handles: readonly Handle[] })[] {
  const found = new Map<string, PartSource & { key: string; handles: Handle[] }>()
  for (const { handle, sources } of parts) {
    for (const source of sources) {
      const key = sourceKey(source)
      const known = found.get(key)
      if (known) known.handles.push(handle)
      else found.set(key, { ...source, key, handles: [handle] })
    }
  }
  return [...found.values()].sort((a, b) => b.handles.length - a.handles.length || (a.key < b.key ? -1 : 1))
}
