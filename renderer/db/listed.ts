/** Whom there is to list and what is theirs, out of what the archives say and who is who. */
import type { Handle } from '#contract/handles'
import type { ConnectionFact } from '#contract/records'
import type { Identity } from '../core/identity'
import { ownerKey } from '../core/identityWords'
import type { PersonId } from '../core/model'
import { foldName } from '../core/names'
import { newestSayings, type PersonRow, type Saying } from './people'
import { importedNameOf } from './standing'

/** Page of `~people`: import and number. */
export type Place = readonly [importId: string, seq: number]

/** What an archive says of somebody, and where. */
export type Stated = Saying & { readonly page: Place }

export type ListedRow = Omit<PersonRow, 'due' | 'networks'>

export const differs = (row: ListedRow, old: PersonRow): boolean => JSON.stringify(content(row)) !== JSON.stringify(content(old))

const content = ({ handles, importedName, facts, divided, hints, connections }: ListedRow) => [handles, importedName, facts, divided ?? [], hints, connections]

export interface ListedPerson {
  readonly row: ListedRow
  readonly sayings: readonly Saying[]
}

export interface Listed {
  readonly people: ReadonlyMap<PersonId, ListedPerson>
  /** Of the listed people. */
  readonly handles: ReadonlyMap<Handle, PersonId>
  /** Where records state handles that no listed person has: without this they could be found by reading everything only. */
  readonly unlisted: ReadonlyMap<Handle, readonly Place[]>
  /** The same for what is only worth showing beside somebody of this name (folded). */
  readonly hints: ReadonlyMap<string, readonly Place[]>
}

export interface ListedInput {
  readonly identity: Identity
  readonly said: readonly Stated[]
  /** Handles an interaction or the owner's word concerns. */
  readonly concerned: Iterable<Handle>
  /** Standing ties, sorted by id. */
  readonly connections: readonly ConnectionFact[]
  /** Those created by hand and their names, in the order they were. */
  readonly created: readonly (readonly [Handle, string])[]
}

/** Listed is whom a record names or an interaction concerns; a follower's bare number is nobody yet. */
export function listedPeople({ identity, said, concerned, connections, created }: ListedInput): Listed {
  const stated = said.filter(({ fact }) => !fact.hint)
  const listed = whoIsListed(identity, stated, concerned)
  const sayings = new Map<PersonId, Stated[]>()
  const pages = new Map<PersonId, Map<string, Place>>()
  const divided = new Map<PersonId, (readonly [string, string])[]>()
  const unlisted = new Map<Handle, Map<string, Place>>()
  for (const one of stated) {
    const { fact, page } = one
    const holder = identity.holderOf(fact.handles)
    for (const handle of fact.handles) {
      const id = identity.personOf.get(handle)
      if (id === undefined || !listed.has(id)) place(unlisted, handle, page)
    }
    for (const id of new Set(fact.handles.map((handle) => identity.personOf.get(handle)))) {
      if (id === undefined || !listed.has(id)) continue
      place(pages, id, page)
      if (id === holder) push(sayings, id, one)
      else push(divided, id, [page[0], fact.id] as const)
    }
  }
  const ties = new Map<PersonId, PersonRow['connections'][number][]>()
  for (const { id, handle, network, relation, since } of connections) {
    const person = identity.personOf.get(handle)
    if (person !== undefined && listed.has(person)) push(ties, person, { id, handle, network, relation, ...(since === undefined ? {} : { since }) })
  }

  const names = new Map<PersonId | undefined, string>()
  for (const [handle, name] of created) names.set(identity.personOf.get(handle), name)

  const people = new Map<PersonId, ListedPerson>()
  const handles = new Map<Handle, PersonId>()
  for (const id of listed) {
    const own = identity.members(id)
    for (const handle of own) handles.set(handle, id)
    const newest = newestSayings(sayings.get(id) ?? [])
    const notTheirs = [...(divided.get(id) ?? [])].sort(byPlace)
    const row: ListedRow = {
      handles: own,
      importedName: importedNameOf(newest, own, names.get(id)),
      facts: inOrder(pages.get(id)),
      ...(notTheirs.length === 0 ? {} : { divided: notTheirs }),
      hints: [],
      connections: ties.get(id) ?? [],
    }
    people.set(id, { row, sayings: newest })
  }
  return { people: withHints(said, people), handles, unlisted: places(unlisted), hints: hintPlaces(said) }
}

function whoIsListed(identity: Identity, stated: readonly Stated[], concerned: Iterable<Handle>): ReadonlySet<PersonId> {
  const listed = new Set<PersonId>()
  const add = (id: PersonId | undefined) => {
    if (id !== undefined) listed.add(id)
  }
  for (const handle of concerned) add(identity.personOf.get(handle))
  for (const { fact } of stated) {
    const holder = identity.holderOf(fact.handles)
    if (fact.name?.trim() || fact.card) add(holder)
    // Whom the owner took out of a record is somebody, though its name stays where it was.
    for (const handle of fact.handles) {
      const id = identity.personOf.get(handle)
      if (id !== undefined && id !== holder && identity.areApart(id, holder ?? ownerKey)) [id, holder].forEach(add)
    }
  }
  return listed
}

/** What is only worth showing beside somebody known by exactly this name goes to the one listed person who has it, if there is one. */
function withHints(said: readonly Stated[], people: ReadonlyMap<PersonId, ListedPerson>): ReadonlyMap<PersonId, ListedPerson> {
  const hints = said.filter(({ fact }) => fact.hint !== undefined)
  if (hints.length === 0) return people
  const byName = new Map<string, PersonId | null>()
  for (const [id, { row }] of people) {
    const name = foldName(row.importedName)
    byName.set(name, byName.has(name) ? null : id)
  }
  const joined = new Map<PersonId, Stated[]>()
  for (const hint of hints) {
    const id = byName.get(foldName(hint.fact.name ?? ''))
    if (id) push(joined, id, hint)
  }
  const all = new Map(people)
  for (const [id, own] of joined) {
    const { row, sayings } = people.get(id)!
    const facts = inOrder(new Map([...row.facts, ...own.map(({ page }) => page)].map((at) => [at.join(' '), at])))
    const ids = [...new Set(own.map(({ fact }) => fact.id))].sort()
    all.set(id, { row: { ...row, facts, hints: ids }, sayings: newestSayings([...sayings, ...own]) })
  }
  return all
}

function hintPlaces(said: readonly Stated[]): ReadonlyMap<string, readonly Place[]> {
  const hints = new Map<string, Map<string, Place>>()
  for (const { fact, page } of said) if (fact.hint) place(hints, foldName(fact.name ?? ''), page)
  return places(hints)
}

const places = (all: ReadonlyMap<string, ReadonlyMap<string, Place>>) => new Map([...all].map(([key, own]) => [key, inOrder(own)]))

const inOrder = (own: ReadonlyMap<string, Place> | undefined): Place[] => [...(own?.values() ?? [])].sort(byPlace)

function byPlace([a, m]: readonly [string, number | string], [b, n]: readonly [string, number | string]): number {
  return a < b ? -1 : a > b ? 1 : m < n ? -1 : m > n ? 1 : 0
}

function place<K>(all: Map<K, Map<string, Place>>, key: K, at: Place): void {
  const known = all.get(key)
  if (known) known.set(at.join(' '), at)
  else all.set(key, new Map([[at.join(' '), at]]))
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
