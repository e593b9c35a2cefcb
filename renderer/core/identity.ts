/**
 * From handles to people. A person is a connected set of handles, and the result is the same whatever the order of imports.
 *
 * 1. A statement (an account, a card, a tweet that names id and screen name) unites its strong handles; statements that share a
 *    strong handle speak of one person.
 * 2. A screen name stated with several ids of its network belongs to the id seen with it last (ties: the larger id). The others
 *    had it once and are not united through it: two ids of one network are never one person because of a screen name.
 * 3. An e-mail address, phone number or web address stated under the names of two people (`areStrangers`) is a shared one, like a
 *    family's, and so is every land line: it proves nothing.
 * 4. What proves nothing (names, role addresses, shared addresses) joins a person only when every statement that holds it is about
 *    that person; else it stays a person of its own.
 * 5. Whatever is united with a handle of the owner is the owner. A handle the owner took back is apart from all of those.
 * 6. The owner's word goes before all of that: of all words that name two handles the last one decides whether they are together or
 *    apart. First the words unite, the latest first, then the evidence, in the order of the handles; nothing unites two sets with
 *    something of one apart from something of the other.
 * 7. Handles the owner called nobody's prove nothing and are in no person. What only records about them name goes with them.
 */
import { handleParts, type Handle } from '#contract/handles'
import { handleOrder, isStrong } from './handles'
import { Apartness, claimedBy, ignoredBy, ownerKey, pairWords, type IdentityWord, type PairWord } from './identityWords'
import { isLandLine } from './landLines'
import type { PersonId } from './model'
import { areStrangers, namedWords, NamesOfAddresses } from './sharedAddresses'
import { Unions } from './unions'

export type { IdentityWord } from './identityWords'

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
  /** Every handle but the owner's and nobody's. */
  readonly personOf: ReadonlyMap<Handle, PersonId>
  readonly me: ReadonlySet<Handle>
  /** Nobody's: by the owner's word, and what goes with it. */
  readonly ignored: ReadonlySet<Handle>
  /** In `handleOrder`, so the first is the id. Empty for an id that is nobody's. */
  members(id: PersonId): readonly Handle[]
  /**
   * Whose a record with these handles is, when a guard or a word has divided them: theirs who have the first of its handles that proves
   * something, else theirs who have the first. Undefined for the owner and nobody.
   */
  holderOf(handles: readonly Handle[]): PersonId | undefined
  /** The owner's last word on some handle of the one and some handle of the other is that they are apart. `ownerKey` is the owner's id. */
  areApart(a: PersonId, b: PersonId): boolean
  /** People who have a strong handle in common and are not one because of a rule: for asking. What the owner decided is among them. */
  readonly refused: readonly Refusal[]
}

/** Why several people with one address are not one. */
export interface Refusal {
  /** `names`: it comes with the names of several people. `screenName`: it went from one account to another. */
  readonly why: 'names' | 'landLine' | 'screenName'
  readonly handle: Handle
  /** At least two, in text order. */
  readonly people: readonly PersonId[]
}

export interface IdentityInput {
  readonly statements: Iterable<Statement>
  /** Handles known from elsewhere (interactions, connections), stated or not. */
  readonly handles: Iterable<Handle>
  readonly owner: Iterable<Handle>
  /** What the owner said, in the order of the clock. */
  readonly words?: readonly IdentityWord[]
}

/** An address of more people than this is no reason to ask about any of them. */
const peopleToAskAbout = 16

export function resolveIdentity({ statements: given, handles, owner, words = [] }: IdentityInput): Identity {
  const { ignored, statements: taken } = withoutNobody(given, words)
  const unions = new Unions()
  const own = new Set<Handle>()
  const statements: Stated[] = []
  for (const statement of taken) {
    const stated = readStatement(statement, ignored, unions)
    if (stated.handles.length === 0) continue
    if (statement.me) for (const node of stated.handles) own.add(unions.handles[node]!)
    // Alone and nameless it says nothing about anybody else.
    if (stated.handles.length > 1 || stated.name !== undefined) statements.push(stated)
  }
  const add = (handle: Handle) => {
    if (!isContainer(handle) && !ignored.has(handle)) unions.add(handle)
  }
  for (const handle of handles) add(handle)
  const { claimed, denied } = claimedBy(words)
  for (const handle of [...owner, ...claimed]) if (!ignored.has(handle)) own.add(handle)
  for (const handle of denied) own.delete(handle)
  own.forEach(add)
  const pairs = [...pairWords(words), ...(denied.size > 0 ? [{ groups: [[ownerKey, ...own], [...denied]], together: false }] : [])]
  for (const { groups, together } of pairs) if (together) for (const group of groups) group.forEach(add)
  for (const one of words) if (one.word === 'known') one.handles.forEach(add)

  const guards = guardsOf(statements, unions)
  const proving = statements.map((statement) => statement.handles.filter((node) => guards.strong[node] && isHeld(node, statement, guards.holders)))
  const apartness = uniteProven({ unions, pairs, proving })
  joinWeak({ unions, statements, proving, guards, pairs })
  return collect({ unions, statements, proving, guards, ignored, own, apartness })
}

interface Stated {
  readonly handles: readonly number[]
  /** Words of a name beside an address; undefined when there is none. */
  readonly name: readonly string[] | undefined
  readonly said: string | undefined
  readonly seen: number
}

/** Rule 7. A record is about nobody when the handle it knows best is nobody's. */
function withoutNobody(statements: Iterable<Statement>, words: readonly IdentityWord[]): { readonly ignored: ReadonlySet<Handle>; readonly statements: Iterable<Statement> } {
  const { ignored, spared } = ignoredBy(words)
  if (ignored.size === 0) return { ignored, statements }
  const all = [...statements]
  const elsewhere = new Set<Handle>()
  for (const { handles } of all) if (!ignored.has(handles[0]!)) for (const handle of handles) elsewhere.add(handle)
  const company = new Set(ignored)
  for (const { handles } of all) {
    if (ignored.has(handles[0]!)) for (const handle of handles) if (!elsewhere.has(handle) && !spared.has(handle)) company.add(handle)
  }
  return { ignored: company, statements: all }
}

function readStatement({ handles, name, seen }: Statement, ignored: ReadonlySet<Handle>, unions: Unions): Stated {
  const unique = new Set<number>()
  for (const handle of handles) if (!isContainer(handle) && !ignored.has(handle)) unique.add(unions.add(handle))
  const numbers = [...unique]
  // Only the names beside addresses are ever compared.
  const isCompared = name !== undefined && numbers.some((node) => unions.isAddress[node])
  return { handles: numbers, name: isCompared ? namedWords(name) : undefined, said: name, seen: seen ?? -Infinity }
}

const isContainer = (handle: Handle): boolean => handle.startsWith('thread:')

interface Guards {
  readonly holders: Holders
  readonly shared: ReadonlySet<number>
  readonly landLines: ReadonlySet<number>
  /** What proves something, by number. */
  readonly strong: readonly boolean[]
}

function guardsOf(statements: readonly Stated[], unions: Unions): Guards {
  const names = new NamesOfAddresses()
  for (const { handles, name } of statements) if (name) for (const node of handles) if (unions.isAddress[node]) names.add(node, name)
  const shared = names.shared()
  const landLines = landLinesOf(statements, unions)
  const strong = unions.handles.map((handle, node) => isStrong(handle) && !shared.has(node) && !landLines.has(node))
  return { holders: screenNameHolders(statements, unions), shared, landLines, strong }
}

/** A number that comes with the same handles in every record unites nothing, whatever it is; most do. */
function landLinesOf(statements: readonly Stated[], unions: Unions): ReadonlySet<number> {
  const first = new Map<number, readonly number[]>()
  const several = new Set<number>()
  for (const { handles } of statements) {
    if (handles.length < 2) continue
    for (const node of handles) {
      if (!unions.isAddress[node]) continue
      const known = first.get(node)
      if (!known) first.set(node, handles)
      else if (known.length !== handles.length || !known.every((one) => handles.includes(one))) several.add(node)
    }
  }
  return new Set([...several].filter((node) => isLandLine(unions.handles[node]!)))
}

/** For each screen name stated with ids of its network: the id that has it. */
type Holders = ReadonlyMap<number, { readonly id: number; readonly rivals: ReadonlySet<number>; readonly names: readonly (readonly string[])[] }>

function screenNameHolders(statements: readonly Stated[], unions: Unions): Holders {
  const parts = unions.handles.map(handleParts)
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
  const holders = new Map<number, { id: number; rivals: Set<number>; names: (readonly string[])[] }>()
  for (const [name, ids] of claims) {
    if (ids.size < 2) continue
    const ranked = [...ids].sort(([a, seenA], [b, seenB]) => (seenA === seenB ? (unions.handles[a]! < unions.handles[b]! ? 1 : -1) : seenB > seenA ? 1 : -1))
    const id = ranked[0]![0]
    ids.delete(id)
    holders.set(name, { id, rivals: new Set(ids.keys()), names: [] })
  }
  if (holders.size > 0) {
    for (const { handles, said } of statements) {
      for (const node of handles) {
        const holder = holders.get(node)
        const words = holder && said !== undefined && handles.includes(holder.id) ? namedWords(said) : undefined
        if (holder && words && holder.names.length < namesOfOneHolder) holder.names.push(words)
      }
    }
  }
  return holders
}

/**
 * Whether a statement may speak through a handle: not through a screen name that has gone from the id it states to another, and where it
 * states none, not under a name that the one who has it now does not bear. An old address book gives it to who had it first.
 */
function isHeld(node: number, { handles, said }: Pick<Stated, 'handles'> & { readonly said?: string | undefined }, holders: Holders): boolean {
  const holder = holders.get(node)
  if (holder === undefined || handles.includes(holder.id)) return true
  if (handles.some((other) => holder.rivals.has(other))) return false
  const words = said === undefined ? undefined : namedWords(said)
  return words === undefined || holder.names.length === 0 || !holder.names.every((name) => areStrangers(name, words))
}
/** Whoever has an account changes their name now and then. */
const namesOfOneHolder = 16

/** Rules 1 and 6. Sets in which nothing is apart are the same in any order; only the others are worked out one union at a time. */
function uniteProven({ unions, pairs, proving }: {
  readonly unions: Unions
  readonly pairs: readonly PairWord[]
  readonly proving: readonly (readonly number[])[]
}): Apartness {
  const nodesOf = (handles: readonly Handle[]) => handles.flatMap((handle) => unions.nodeOf(handle) ?? [])
  const together = pairs.flatMap((one) => (one.together ? one.groups.map(nodesOf) : []))
  for (const nodes of [...together, ...proving]) for (const node of nodes) unions.unite(nodes[0]!, node)

  const apartness = new Apartness(pairs)
  if (apartness.none) return apartness
  const torn = new Set<number>()
  for (const { groups } of pairs) {
    const groupAt = new Map<number, number>()
    groups.forEach((handles, group) => {
      for (const node of nodesOf(handles)) {
        const root = unions.root(node)
        if ((groupAt.get(root) ?? group) !== group) torn.add(root)
        groupAt.set(root, group)
      }
    })
  }
  const nodes = unions.dissolve(torn)
  unions.mind(apartness)
  if (nodes.size === 0) return apartness
  const inOrder = (some: readonly number[]) => some.filter((node) => nodes.has(node)).sort((a, b) => handleOrder(unions.handles[a]!, unions.handles[b]!))
  for (const some of together.reverse()) unions.uniteEach(inOrder(some))
  const stated = proving.map(inOrder).filter((some) => some.length > 1)
  const keyed = stated.map((some) => ({ some, key: some.map((node) => unions.handles[node]).join('\n') }))
  for (const { some } of keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))) unions.uniteEach(some)
  return apartness
}

/** Rule 4: lets a handle that proves nothing join the one person all its statements are about. */
function joinWeak({ unions, statements, proving, guards: { strong, shared }, pairs }: {
  readonly unions: Unions
  readonly statements: readonly Stated[]
  readonly proving: readonly (readonly number[])[]
  readonly guards: Guards
  readonly pairs: readonly PairWord[]
}): void {
  const named = new Set(pairs.flatMap((one) => (one.together ? one.groups.flat() : [])))
  // A weak handle that words have united with another one may bring two people together: what follows from that is looked at again.
  while (joinOnce());

  function joinOnce(): boolean {
    const groups = new Map<number, string | null>()
    statements.forEach(({ handles, name }, index) => {
      const first = proverOf(proving[index]!)
      for (const node of handles) {
        if (strong[node]) continue
        const group = groupOf(node, first)
        if (group === undefined) continue
        const known = groups.get(node)
        groups.set(node, known === undefined || known === group ? group : null)
      }

      function groupOf(node: number, prover: number | undefined): string | undefined {
        if (prover !== undefined) return `person ${unions.root(prover)}`
        if (shared.has(node) && name) return `name ${name.join(' ')}`
        if (handles.length > 1) return `together ${handles.map((handle) => unions.handles[handle]).sort().join('\n')}`
        return undefined
      }
    })
    const joining = new Map<string, number[]>()
    for (const [node, group] of groups) {
      if (group === null) continue
      const known = joining.get(group)
      if (known) known.push(node)
      else joining.set(group, group.startsWith('person ') ? [Number(group.slice(7)), node] : [node])
    }
    return uniteWeak(joining)
  }

  /** Words may have divided what a statement proves: then it speaks of whoever has the first of its handles. */
  function proverOf(nodes: readonly number[]): number | undefined {
    const first = nodes[0]
    if (first === undefined || pairs.length === 0 || nodes.every((node) => unions.root(node) === unions.root(first))) return first
    return nodes.reduce((least, node) => (handleOrder(unions.handles[node]!, unions.handles[least]!) < 0 ? node : least))
  }

  /** Answers whether a word's handle was among those united. */
  function uniteWeak(joining: ReadonlyMap<string, readonly number[]>): boolean {
    let bridged = false
    const unite = (a: number, b: number) => {
      if (unions.root(a) === unions.root(b) || !unions.uniteFree(a, b)) return
      bridged ||= named.has(unions.handles[a]!) || named.has(unions.handles[b]!)
    }
    const torn: (readonly [to: number, nodes: readonly number[]])[] = []
    for (const [group, nodes] of joining) {
      if (nodes.some((node) => unions.isTouchy(node))) {
        if (group.startsWith('person ')) for (const node of nodes.slice(1)) torn.push([nodes[0]!, [node]])
        else torn.push([-1, nodes])
      } else for (const node of nodes) unite(nodes[0]!, node)
    }
    const keyed = torn.map(([to, nodes]) => ({ to, nodes: [...nodes].sort((a, b) => handleOrder(unions.handles[a]!, unions.handles[b]!)) }))
    for (const { to, nodes } of keyed.sort((a, b) => handleOrder(unions.handles[a.nodes[0]!]!, unions.handles[b.nodes[0]!]!))) {
      if (to >= 0) unite(to, nodes[0]!)
      else nodes.forEach((node, index) => nodes.slice(0, index).forEach((before) => unite(before, node)))
    }
    return bridged
  }
}

function collect({ unions, statements, proving, guards, ignored, own, apartness }: {
  readonly unions: Unions
  readonly statements: readonly Stated[]
  readonly proving: readonly (readonly number[])[]
  readonly guards: Guards
  readonly ignored: ReadonlySet<Handle>
  readonly own: ReadonlySet<Handle>
  readonly apartness: Apartness
}): Identity {
  const ownRoots = new Set([...own].map((handle) => unions.root(unions.nodeOf(handle)!)))
  const sets = new Map<number, Handle[]>()
  const me = new Set<Handle>()
  unions.handles.forEach((handle, node) => {
    const root = unions.root(node)
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
  const members = (id: PersonId) => people.get(id) ?? []
  const personAt = (node: number) => personOf.get(unions.handles[node]!)

  return {
    personOf,
    me,
    ignored,
    members,
    holderOf(handles) {
      const holder = personOf.get(handles[0]!)
      if (handles.every((handle) => personOf.get(handle) === holder)) return holder
      const nodes = handles.map((handle) => unions.nodeOf(handle))
      const stated = { handles: nodes.filter((node) => node !== undefined) }
      const prover = handles.findIndex((handle, index) => {
        const node = nodes[index]
        return node === undefined ? ignored.has(handle) && isStrong(handle) : guards.strong[node]! && isHeld(node, stated, guards.holders)
      })
      return personOf.get(handles[Math.max(0, prover)]!)
    },
    areApart(a, b) {
      if (apartness.none) return false
      const kindsOf = (id: PersonId) => new Set((id === ownerKey ? [ownerKey, ...me] : members(id)).flatMap((handle) => apartness.kindOf(handle) ?? []))
      const others = [...kindsOf(b)]
      return [...kindsOf(a)].some((kind) => others.some((other) => apartness.areApart(kind, other)))
    },
    refused: refusals({ unions, statements, proving, guards, personAt }),
  }
}

function refusals({ unions, statements, proving, guards: { shared, landLines, holders }, personAt }: {
  readonly unions: Unions
  readonly statements: readonly Stated[]
  readonly proving: readonly (readonly number[])[]
  readonly guards: Guards
  readonly personAt: (node: number) => PersonId | undefined
}): Refusal[] {
  const found = new Map<number, Set<PersonId>>()
  const add = (node: number, person: PersonId | undefined) => {
    if (person === undefined) return
    const people = found.get(node)
    if (people) people.add(person)
    else found.set(node, new Set([person]))
  }
  if (shared.size > 0 || landLines.size > 0) {
    statements.forEach(({ handles }, index) => {
      for (const node of handles) if (shared.has(node) || landLines.has(node)) add(node, personAt(proving[index]![0] ?? node))
    })
  }
  for (const [name, { id, rivals }] of holders) for (const node of [id, ...rivals]) add(name, personAt(node))
  return [...found].flatMap(([node, people]): Refusal[] => {
    if (people.size < 2 || people.size > peopleToAskAbout) return []
    const why = holders.has(node) ? 'screenName' : shared.has(node) ? 'names' : 'landLine'
    return [{ why, handle: unions.handles[node]!, people: [...people].sort() }]
  })
}
