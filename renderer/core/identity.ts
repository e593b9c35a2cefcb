/**
 * From handles to people. A person is a connected set of handles, and the result is the same whatever the order of imports.
 *
 * 1. A statement (an account, a card, a tweet that names id and screen name) unites its strong handles; statements that share a
 *    strong handle speak of one person.
 * 2. A screen name stated with several ids of its network belongs to the id seen with it last (ties: the larger id). The others
 *    had it once and are not united through it: two ids of one network are never one person because of a screen name.
 * 3. An e-mail address, phone number or web address stated under two full names that share no word (case and accents aside; both in one script) is a
 *    shared one, like a family's: it proves nothing.
 * 4. What proves nothing (names, role addresses, shared addresses) joins a person only when every statement that holds it is about
 *    that person; else it stays a person of its own.
 * 5. Whatever is united with a handle of the owner is the owner.
 */
import { handleParts, type Handle } from '#contract/handles'
import { handleOrder, isStrong } from './handles'
import type { PersonId } from './model'
import { nameWords } from './names'

/** Handles that one record says are one person's. */
export interface Statement {
  readonly handles: readonly Handle[]
  readonly name?: string
  /** When the source last saw these handles together, UTC ms. */
  readonly seen?: number
  /** About the owner. */
  readonly me?: boolean
}

export interface Identity {
  /** Every handle but the owner's. */
  readonly personOf: ReadonlyMap<Handle, PersonId>
  readonly me: ReadonlySet<Handle>
  /** In `handleOrder`, so the first is the id. Empty for an id that is nobody's. */
  members(id: PersonId): readonly Handle[]
}

export interface IdentityInput {
  readonly statements: Iterable<Statement>
  /** Handles known from elsewhere (interactions, connections), stated or not. */
  readonly handles: Iterable<Handle>
  readonly owner: Iterable<Handle>
}

/** An address under more names than this is nobody's; it also bounds the comparing. */
const namesOfOneAddress = 64
/** What follows is no longer a name. */
const wordsOfOneName = 16

export function resolveIdentity(input: IdentityInput): Identity {
  const nodes = new Nodes()
  const statements: Stated[] = []
  const owner = new Set<number>()
  for (const statement of input.statements) {
    const stated = readStatement(statement, nodes)
    if (stated.handles.length === 0) continue
    if (statement.me) for (const handle of stated.handles) owner.add(handle)
    // Alone and nameless it says nothing about anybody else.
    if (stated.handles.length > 1 || stated.words !== undefined) statements.push(stated)
  }
  for (const handle of input.handles) if (!isContainer(handle)) nodes.add(handle)
  for (const handle of input.owner) owner.add(nodes.add(handle))

  const holders = screenNameHolders(statements, nodes)
  const shared = sharedAddresses(statements, nodes)
  const strong = nodes.handles.map((handle, node) => isStrong(handle) && !shared.has(node))
  const proving = statements.map((statement) => statement.handles.filter((node) => strong[node] && isHeld(node, statement, holders)))
  for (const [first, ...others] of proving) for (const other of others) nodes.unite(first!, other)
  joinWeak(statements, proving, { nodes, strong, shared })
  return collect(nodes, owner)
}

interface Stated {
  readonly handles: readonly number[]
  /** Words of a full name beside an address; undefined when there is none. */
  readonly words: readonly string[] | undefined
  readonly seen: number
}

/** Handles as numbers, and who is united with whom. */
class Nodes {
  readonly handles: Handle[] = []
  /** Those an address book lists, which families and firms share. */
  readonly isAddress: boolean[] = []
  private readonly numbers = new Map<Handle, number>()
  private readonly parents: number[] = []

  add(handle: Handle): number {
    const known = this.numbers.get(handle)
    if (known !== undefined) return known
    const node = this.handles.push(handle) - 1
    this.numbers.set(handle, node)
    this.isAddress.push(/^(?:email|tel|url):/.test(handle))
    this.parents.push(node)
    return node
  }

  root(node: number): number {
    let at = node
    while (this.parents[at] !== at) {
      const grandparent = this.parents[this.parents[at]!]!
      this.parents[at] = grandparent
      at = grandparent
    }
    return at
  }

  unite(a: number, b: number): void {
    const from = this.root(a)
    const to = this.root(b)
    if (from !== to) this.parents[Math.max(from, to)] = Math.min(from, to)
  }
}

function readStatement({ handles, name, seen }: Statement, nodes: Nodes): Stated {
  const unique = new Set<number>()
  for (const handle of handles) if (!isContainer(handle)) unique.add(nodes.add(handle))
  const numbers = [...unique]
  // Only the names beside addresses are ever compared.
  const words = name !== undefined && numbers.some((node) => nodes.isAddress[node]) ? nameWords(name).slice(0, wordsOfOneName) : []
  return { handles: numbers, words: words.length < 2 ? undefined : words, seen: seen ?? -Infinity }
}

const isContainer = (handle: Handle): boolean => handle.startsWith('thread:')

/** For each screen name stated with ids of its network: the id that has it. */
type Holders = ReadonlyMap<number, { readonly id: number; readonly rivals: ReadonlySet<number> }>

function screenNameHolders(statements: readonly Stated[], nodes: Nodes): Holders {
  const parts = nodes.handles.map(handleParts)
  const claims = new Map<number, Map<number, number>>()
  for (const { handles, seen } of statements) {
    for (const name of handles) {
      if (parts[name]!.kind !== 'screenName') continue
      for (const id of handles) {
        if (parts[id]!.kind !== 'id' || parts[id]!.network !== parts[name]!.network) continue
        let ids = claims.get(name)
        if (!ids) claims.set(name, (ids = new Map()))
        ids.set(id, Math.max(ids.get(id) ?? -Infinity, seen))
      }
    }
  }
  const holders = new Map<number, { id: number; rivals: Set<number> }>()
  for (const [name, ids] of claims) {
    if (ids.size < 2) continue
    const ranked = [...ids].sort(([a, seenA], [b, seenB]) => (seenA === seenB ? (nodes.handles[a]! < nodes.handles[b]! ? 1 : -1) : seenB > seenA ? 1 : -1))
    const id = ranked[0]![0]
    ids.delete(id)
    holders.set(name, { id, rivals: new Set(ids.keys()) })
  }
  return holders
}

/** Whether a statement may speak through a handle: not through a screen name that has gone from the id it states to another. */
function isHeld(node: number, { handles }: Stated, holders: Holders): boolean {
  const holder = holders.get(node)
  return holder === undefined || !handles.some((other) => holder.rivals.has(other))
}

function sharedAddresses(statements: readonly Stated[], nodes: Nodes): ReadonlySet<number> {
  const names = new Map<number, Map<string, readonly string[]>>()
  for (const { handles, words } of statements) {
    if (!words) continue
    const key = words.join(' ')
    for (const node of handles) {
      if (!nodes.isAddress[node]) continue
      let known = names.get(node)
      if (!known) names.set(node, (known = new Map()))
      if (known.size <= namesOfOneAddress && !known.has(key)) known.set(key, words)
    }
  }
  const shared = new Set<number>()
  for (const [node, known] of names) if (known.size > namesOfOneAddress || someAreStrangers([...known.values()])) shared.add(node)
  return shared
}

function someAreStrangers(names: readonly (readonly string[])[]): boolean {
  return names.some((name, index) => names.slice(index + 1).some((other) => !name.some((word) => other.includes(word)) && scriptOf(name) === scriptOf(other)))
}

/** One person writes their name in two scripts: names can only be told apart within one. */
const scriptOf = (words: readonly string[]): number => scripts.findIndex((script) => script.test(words.join('')))
const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Hebrew}/u, /\p{Script=Arabic}/u, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, /\p{Script=Hangul}/u, /\p{Script=Thai}/u, /\p{Script=Devanagari}/u]

/** Rule 4: lets a handle that proves nothing join the one person all its statements are about. */
function joinWeak(
  statements: readonly Stated[],
  proving: readonly (readonly number[])[],
  { nodes, strong, shared }: { readonly nodes: Nodes; readonly strong: readonly boolean[]; readonly shared: ReadonlySet<number> },
): void {
  const groups = new Map<number, string | null>()
  statements.forEach(({ handles, words }, index) => {
    const first = proving[index]![0]
    for (const node of handles) {
      if (strong[node]) continue
      const group = groupOf(node, first)
      if (group === undefined) continue
      const known = groups.get(node)
      groups.set(node, known === undefined || known === group ? group : null)
    }

    function groupOf(node: number, prover: number | undefined): string | undefined {
      if (prover !== undefined) return `person ${nodes.root(prover)}`
      if (shared.has(node) && words) return `name ${words.join(' ')}`
      if (handles.length > 1) return `together ${handles.map((handle) => nodes.handles[handle]).sort().join('\n')}`
      return undefined
    }
  })
  const together = new Map<string, number>()
  for (const [node, group] of groups) {
    if (group === null) continue
    const other = group.startsWith('person ') ? Number(group.slice(7)) : together.get(group)
    if (other === undefined) together.set(group, node)
    else nodes.unite(node, other)
  }
}

function collect(nodes: Nodes, owner: ReadonlySet<number>): Identity {
  const ownRoots = new Set([...owner].map((node) => nodes.root(node)))
  const sets = new Map<number, Handle[]>()
  const me = new Set<Handle>()
  nodes.handles.forEach((handle, node) => {
    const root = nodes.root(node)
    if (ownRoots.has(root)) {
      me.add(handle)
      return
    }
    const set = sets.get(root)
    if (set) set.push(handle)
    else sets.set(root, [handle])
  })
  const personOf = new Map<Handle, PersonId>()
  const people = new Map<PersonId, readonly Handle[]>()
  for (const set of sets.values()) {
    if (set.length > 1) set.sort(handleOrder)
    people.set(set[0]!, set)
    for (const handle of set) personOf.set(handle, set[0]!)
  }
  return { personOf, me, members: (id) => people.get(id) ?? [] }
}
