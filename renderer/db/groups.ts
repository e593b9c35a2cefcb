/** Named sets of people, families and couples among them, and the tags there are. */
import type { Handle } from '#contract/handles'
import type { GroupKind } from '#contract/words'
import type { PersonId, PersonSummary } from '../core/model'
import { compareNames, foldName } from '../core/names'
import { readRows, readSome, unpacking } from './buckets'
import { database, type BucketRow, type Database, type DecisionRow } from './database'
import { inTurns } from './turns'
import { inOrder } from './words'

export interface Group {
  readonly id: string
  readonly name: string
  readonly kind: GroupKind
  /** By name; who is in the trash is left out. */
  readonly members: readonly { readonly id: PersonId; readonly name: string }[]
}

/** By name. Empty groups as well: somebody may want to fill them. */
export async function listGroups(): Promise<readonly Group[]> {
  const db = database()
  return db.transaction('r', [db.decisions, db.handles, db.summaries], () => groupsIn(db))
}

/** Inside a transaction that reads decisions, handles and summaries. */
export async function groupsIn(db: Database): Promise<Group[]> {
  const groups = groupsOf((await db.decisions.where('name').anyOf(['putGroup', 'dropGroup']).toArray()) as DecisionRow<'putGroup' | 'dropGroup'>[])
  if (groups.size === 0) return []
  const joins = inOrder((await db.decisions.where('name').equals('joinGroup').toArray()) as DecisionRow<'joinGroup'>[])
  const persons = await readSome<PersonId>(db.handles, joins.flatMap(({ about }) => about))
  const members = membersOf(joins, (handle) => persons.get(handle))
  const summaries = await readSome<PersonSummary>(db.summaries, new Set([...members.values()].flatMap((ids) => [...ids])))
  return [...groups]
    .map(([id, group]): Group => ({
      id, ...group,
      members: [...(members.get(id) ?? [])]
        .flatMap((person) => {
          const summary = summaries.get(person)
          return summary && !summary.deleted ? [{ id: summary.id, name: summary.name }] : []
        })
        .sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1)),
    }))
    .sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1))
}

/** What there is, by id. */
export function groupsOf(rows: readonly DecisionRow<'putGroup' | 'dropGroup'>[]): Map<string, Pick<Group, 'name' | 'kind'>> {
  const groups = new Map<string, Pick<Group, 'name' | 'kind'>>()
  for (const { args } of inOrder(rows)) {
    if ('name' in args) groups.set(args.group, { name: args.name, kind: args.kind })
    else groups.delete(args.group)
  }
  return groups
}

/** As `OwnWords.groups` says of one person: any of their handles is in it. `joins` in the order they were said. */
function membersOf(joins: readonly DecisionRow<'joinGroup'>[], personOf: (handle: Handle) => PersonId | undefined): Map<string, Set<PersonId>> {
  const joined = new Map<string, Map<Handle, boolean>>()
  for (const { about, args } of joins) {
    const handles = joined.get(args.group) ?? new Map<Handle, boolean>()
    joined.set(args.group, handles)
    for (const handle of about) handles.set(handle, args.on)
  }
  return new Map([...joined].map(([group, handles]) => {
    const people = [...handles].map(([handle, on]) => (on ? personOf(handle) : undefined))
    return [group, new Set(people.filter((person) => person !== undefined))]
  }))
}

export interface TagCount {
  readonly tag: string
  /** How many listed people have it. */
  readonly count: number
}

/**
 * By name. Labels of the sources are tags as well. Accents and case make no other tag: it is written as most have it. In turns, as it looks
 * at everybody.
 */
export async function listTags(): Promise<readonly TagCount[]> {
  return inTurns(counting(await readRows(database().summaries)))
}

function* counting(rows: readonly BucketRow[]): Generator<undefined, TagCount[]> {
  const spellings = new Map<string, number>()
  for (const { tags, deleted } of yield* unpacking<PersonSummary>(rows)) {
    if (!deleted) for (const tag of tags ?? []) spellings.set(tag, (spellings.get(tag) ?? 0) + 1)
  }
  const counts = new Map<string, TagCount>()
  for (const [tag, count] of [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))) {
    const known = counts.get(foldName(tag))
    counts.set(foldName(tag), { tag: known?.tag ?? tag, count: count + (known?.count ?? 0) })
  }
  return [...counts.values()].sort((a, b) => compareNames(a.tag, b.tag))
}
