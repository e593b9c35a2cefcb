/**
 * The canonical dump: what a library holds, as lines that are equal whenever the same archives and edits are in it, whatever the
 * order they came in, on whatever computer, and whether or not the database was rebuilt. So it names no import, operation or
 * row, and no time at which anything was done. Used by tests, `--check` and `--export`.
 */
import type { Handle } from '#contract/handles'
import type { Card, ConnectionFact, InteractionFact, Kind } from '#contract/records'
import type { CoverageSpan, Encounter, PersonSummary } from './model'
import type { Story } from './story'

type Rows<T> = Iterable<T> | AsyncIterable<T>

/** The tables as plain records; a reader fills it, in any order unless it says otherwise. */
export interface DumpTables {
  readonly people: Rows<PersonSummary & { readonly importedName: string; readonly cards: readonly { readonly source: string; readonly card: Card }[] }>
  /** One stream after another, streams ascending; each with its interactions as the timeline shows them, repetitions collapsed. */
  readonly interactions: Rows<readonly Omit<InteractionFact, 'fact'>[]>
  readonly connections: Rows<Omit<ConnectionFact, 'fact'>>
  readonly encounters: Rows<Encounter & { readonly person: Handle }>
  readonly stories: Rows<Story>
  readonly coverage: Rows<CoverageSpan>
  /** What the owner's operations come to: the last word on each thing, operations taken back left out. */
  readonly decisions: Rows<DumpedDecision>
  readonly imports: Rows<DumpedImport>
}

export interface DumpedDecision {
  /** Name of the operation: `renamePerson`, `markMoment`. */
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

export interface DumpedImport {
  readonly importer: string
  readonly owner: readonly Handle[]
  /** SHA-256 of what was read. */
  readonly files: readonly string[]
  /** SHA-256 of the lines it became. */
  readonly lines: string
  readonly read: number
  readonly kinds: Readonly<Partial<Record<Kind, number>>>
}

/** File name → its lines, without line ends. Each file is read when its lines are asked for, one stream in memory at a time. */
export function dumpLines(tables: DumpTables): ReadonlyMap<string, AsyncIterable<string>> {
  return new Map([
    ['people.ndjson', sorted(tables.people)],
    ['interactions.ndjson', sortedWithin(tables.interactions)],
    ['connections.ndjson', sorted(tables.connections)],
    ['encounters.ndjson', sorted(tables.encounters)],
    ['stories.ndjson', sorted(tables.stories)],
    ['coverage.ndjson', sorted(tables.coverage)],
    ['decisions.ndjson', sorted(tables.decisions)],
    ['imports.ndjson', sorted(tables.imports)],
  ])
}

/** JSON with the keys of every object in text order, `undefined` left out. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => stableJson(one ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${stableJson(field)}`).join(',')}}`
}

async function* sorted<T>(rows: Rows<T>): AsyncIterable<string> {
  const lines: string[] = []
  for await (const row of rows) lines.push(stableJson(row))
  yield* lines.sort()
}

async function* sortedWithin<T>(groups: Rows<readonly T[]>): AsyncIterable<string> {
  for await (const group of groups) yield* group.map(stableJson).sort()
}
