/** What came of introductions: who brought whom to the owner, back to where it began, and whom the owner would not know without somebody. */
import type { PersonId, PersonSummary } from '../model'
import { knownSince } from './introductions'
import type { Introduction } from './model'

export interface IntroductionGraph {
  /** Introductions of somebody to the owner, the earliest first; several people may have done it. */
  readonly introducersOf: (person: PersonId) => readonly Introduction[]
  /** Introductions by somebody, the owner's under an empty id: of others to the owner, and of others to each other. */
  readonly broughtBy: (introducer: PersonId | '') => readonly Introduction[]
  /** Introductions of somebody to another. */
  readonly pairsOf: (person: PersonId) => readonly Introduction[]
  /** From the person back to where it began: the person, who introduced them, who introduced those. Never longer than there are people. */
  readonly chainOf: (person: PersonId) => readonly ChainStep[]
  /** Whom the owner would not know without somebody, in text order. */
  readonly onlyThrough: (person: PersonId) => readonly PersonId[]
  /** Who brought anybody, those with the most people first. */
  readonly connectors: readonly Connector[]
  /** Everybody who is in it, in text order. */
  readonly people: readonly PersonId[]
}

export interface ChainStep {
  readonly person: PersonId
  /** How they came; absent where it began. */
  readonly through?: Introduction
}

export interface Connector {
  readonly person: PersonId
  /** To the owner. */
  readonly brought: readonly PersonId[]
  /** Those of them with whom it went full circle. */
  readonly full: readonly PersonId[]
  /** Pairs of others. */
  readonly pairs: readonly Introduction[]
  /** How many the owner would not know without them: `onlyThrough` names them. */
  readonly needed: number
}

type Known = Pick<PersonSummary, 'id' | 'stage' | 'firstDirect' | 'firstEncounter'>

/** `accepted` as `introductionsOf` gives them. */
export function introductionGraph(accepted: readonly Introduction[], people: ReadonlyMap<PersonId, Known>): IntroductionGraph {
  const introducers = new Map<PersonId, Introduction[]>()
  const brought = new Map<PersonId | '', Introduction[]>()
  const pairs = new Map<PersonId, Introduction[]>()
  const everybody = new Set<PersonId>()
  for (const one of accepted) {
    push(brought, one.by, one)
    if (one.by !== '') everybody.add(one.by)
    for (const person of one.people) {
      everybody.add(person)
      push(one.people.length === 1 ? introducers : pairs, person, one)
    }
  }
  const since = (id: PersonId): number => {
    const known = people.get(id)
    return (known && knownSince(known)) ?? Infinity
  }
  const earlier = (a: PersonId, b: PersonId): number => (since(a) === since(b) ? 0 : since(a) - since(b)) || (a < b ? -1 : a > b ? 1 : 0)
  // Of several introducers the chain follows the one known first.
  const first = (person: PersonId): Introduction | undefined =>
    introducers.get(person)?.reduce((best, one) => (earlier(one.by, best.by) < 0 ? one : best))
  const through = dominated([...everybody].sort(earlier), (person) => (introducers.get(person) ?? []).map(({ by }) => by), (person) => first(person)?.by)

  const connectors = [...brought.keys()].flatMap((person): Connector[] => {
    if (person === '') return []
    const all = brought.get(person)!
    const own = [...new Set(all.flatMap(({ people: [id], people: { length } }) => (length === 1 ? [id!] : [])))]
    return [{ person, brought: own, full: own.filter((id) => people.get(id)?.stage === 4), pairs: all.filter((one) => one.people.length === 2), needed: through.count(person) }]
  })
  return {
    introducersOf: (person) => introducers.get(person) ?? [],
    broughtBy: (person) => brought.get(person) ?? [],
    pairsOf: (person) => pairs.get(person) ?? [],
    chainOf(person) {
      const chain: ChainStep[] = []
      const seen = new Set<PersonId>()
      for (let at: PersonId | undefined = person; at !== undefined && !seen.has(at); ) {
        seen.add(at)
        const one: Introduction | undefined = first(at)
        const next: Introduction | undefined = one && !seen.has(one.by) ? one : undefined
        chain.push(next ? { person: at, through: next } : { person: at })
        at = next?.by
      }
      return chain
    },
    onlyThrough: (person) => through.list(person),
    connectors: connectors.sort((a, b) => b.brought.length - a.brought.length || b.pairs.length - a.pairs.length || earlier(a.person, b.person)),
    people: [...everybody].sort(),
  }
}

/**
 * For each person, those whom every way from the owner leads through them to. The owner knows whoever nobody introduced; of people who
 * introduced each other in a circle, the one known first. `nodes` in order of being known.
 */
function dominated(nodes: readonly PersonId[], introducersOf: (person: PersonId) => readonly PersonId[], parentOf: (person: PersonId) => PersonId | undefined): Through {
  const next = new Map<PersonId, PersonId[]>()
  for (const person of nodes) for (const by of introducersOf(person)) push(next, by, person)
  const roots = nodes.filter((person) => introducersOf(person).length === 0)
  const visited = new Set<PersonId>()
  const finished: PersonId[] = []
  for (const root of roots) walk(root, next, visited, finished)
  const place = new Map(nodes.map((person, at) => [person, at]))
  for (const person of nodes) {
    if (visited.has(person)) continue
    const root = beginningOf(person, parentOf, (a, b) => place.get(a)! - place.get(b)!)
    roots.push(root)
    walk(root, next, visited, finished)
  }
  // Cooper, Harvey, Kennedy: `A Simple, Fast Dominance Algorithm`. The owner is number 0.
  const order = finished.reverse()
  const numberOf = new Map(order.map((person, at) => [person, at + 1]))
  const isRoot = new Set(roots)
  const before = order.map((person) => [...introducersOf(person).map((by) => numberOf.get(by)!), ...(isRoot.has(person) ? [0] : [])])
  const dominator: (number | undefined)[] = [0]
  const common = (a: number, b: number): number => {
    while (a !== b) {
      while (a > b) a = dominator[a]!
      while (b > a) b = dominator[b]!
    }
    return a
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const [at, known] of before.entries()) {
      const done = known.filter((by) => dominator[by] !== undefined)
      const best = done.slice(1).reduce(common, done[0]!)
      if (dominator[at + 1] !== best) {
        dominator[at + 1] = best
        changed = true
      }
    }
  }
  // A tree, as a long chain has a list for each of its people.
  const below: number[][] = [...Array(order.length + 1).keys()].map(() => [])
  const counts = below.map(() => 0)
  for (let at = order.length; at > 0; at--) {
    const by = dominator[at]!
    below[by]!.push(at)
    counts[by]! += counts[at]! + 1
  }
  return {
    count: (person) => counts[numberOf.get(person) ?? -1] ?? 0,
    list(person) {
      const all = [...(below[numberOf.get(person) ?? -1] ?? [])]
      for (const at of all) all.push(...below[at]!)
      return all.map((at) => order[at - 1]!).sort()
    },
  }
}

interface Through {
  readonly count: (person: PersonId) => number
  readonly list: (person: PersonId) => PersonId[]
}

/** Depth first without calling itself: chains may be long. `finished` gets each after all that follow it. */
function walk(root: PersonId, next: ReadonlyMap<PersonId, readonly PersonId[]>, visited: Set<PersonId>, finished: PersonId[]): void {
  if (visited.has(root)) return
  visited.add(root)
  const open: { readonly person: PersonId; at: number }[] = [{ person: root, at: 0 }]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const follow = next.get(top.person)?.[top.at++]
    if (follow === undefined) finished.push(open.pop()!.person)
    else if (!visited.has(follow)) {
      visited.add(follow)
      open.push({ person: follow, at: 0 })
    }
  }
}

/** Going back from somebody whom the owner cannot know of by himself one comes round: of those who stand in that round, the first. */
function beginningOf(person: PersonId, parentOf: (person: PersonId) => PersonId | undefined, compare: (a: PersonId, b: PersonId) => number): PersonId {
  const way = new Set<PersonId>()
  let at = person
  for (; !way.has(at); at = parentOf(at)!) way.add(at)
  const round = [...way]
  return round.slice(round.indexOf(at)).sort(compare)[0]!
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
