/** Sets of numbered handles that are united one after another, where nothing keeps them apart. */
import type { Handle } from '#contract/handles'
import type { Apartness } from './identityWords'

export class Unions {
  readonly handles: Handle[] = []
  /** Those an address book lists, which families and firms share. */
  readonly isAddress: boolean[] = []
  private readonly numbers = new Map<Handle, number>()
  private readonly parents: number[] = []
  /** The kinds in each set that has any, by its root. */
  private readonly kinds = new Map<number, Set<number>>()
  private apartness: Apartness | undefined

  add(handle: Handle): number {
    const known = this.numbers.get(handle)
    if (known !== undefined) return known
    const node = this.handles.push(handle) - 1
    this.numbers.set(handle, node)
    this.isAddress.push(/^(?:email|tel|url):/.test(handle))
    this.parents.push(node)
    return node
  }

  nodeOf(handle: Handle): number | undefined {
    return this.numbers.get(handle)
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

  /** Whatever is said. */
  unite(a: number, b: number): void {
    const from = this.root(a)
    const to = this.root(b)
    if (from !== to) this.parents[Math.max(from, to)] = Math.min(from, to)
  }

  /** Takes all sets with one of these roots apart; answers who was in them. */
  dissolve(roots: ReadonlySet<number>): ReadonlySet<number> {
    if (roots.size === 0) return roots
    const nodes = this.parents.flatMap((_, node) => (roots.has(this.root(node)) ? [node] : []))
    for (const node of nodes) this.parents[node] = node
    return new Set(nodes)
  }

  /** From now on `uniteFree` minds what is apart. */
  mind(apartness: Apartness): void {
    this.apartness = apartness
    for (const handle of apartness.handles()) {
      const node = this.numbers.get(handle)
      if (node === undefined) continue
      const root = this.root(node)
      this.kinds.set(root, (this.kinds.get(root) ?? new Set()).add(apartness.kindOf(handle)!))
    }
  }

  /** Something in the set of this node is apart from something. */
  isTouchy(node: number): boolean {
    return this.kinds.size > 0 && this.kinds.has(this.root(node))
  }

  /** Unites two sets unless something of the one is apart from something of the other; answers whether they are one now. */
  uniteFree(a: number, b: number): boolean {
    const [one, other] = [this.root(a), this.root(b)]
    if (one === other) return true
    const [some, more] = [this.kinds.get(one), this.kinds.get(other)]
    if (some && more) {
      for (const kind of some) for (const against of more) if (this.apartness!.areApart(kind, against)) return false
    }
    this.unite(one, other)
    if (some ?? more) {
      const kinds = !some || !more ? (some ?? more)! : some.size < more.size ? addAll(more, some) : addAll(some, more)
      this.kinds.delete(one)
      this.kinds.delete(other)
      this.kinds.set(this.root(one), kinds)
    }
    return true
  }

  /** Unites each of these with all of the others that it is not kept apart from; who comes first goes first. */
  uniteEach(nodes: readonly number[]): void {
    const heads: number[] = []
    for (const node of nodes) if (!heads.some((head) => this.uniteFree(head, node))) heads.push(node)
  }
}

function addAll(set: Set<number>, more: ReadonlySet<number>): Set<number> {
  for (const one of more) set.add(one)
  return set
}
