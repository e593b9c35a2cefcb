import { Failed } from '../../contract/result'
import { carBlocks, carRoots, digestOf, isWhole } from '../formats/car'
import { decodeCbor, Link, type Cbor } from '../formats/dagCbor'
import type { Entry } from '../sources/source'
import { Digests } from '../formats/digests'

/** The signed beginning of a repository: whose it is, and where its tree begins. */
export interface Commit {
  readonly did: string
  /** A TID, since version 3: when the repository was last changed. */
  readonly rev?: string
  readonly data: Buffer
}

/** One record as the tree lists it. */
export interface RecordFound {
  /** Number in the tree, the same whenever the file is read. */
  readonly index: number
  readonly collection: string
  readonly rkey: string
  /** Absent for a collection that was not wanted. */
  readonly value?: Cbor
  /** Why there is no value although it was wanted. */
  readonly problem?: 'missing' | 'damaged'
}

export type RepositoryStep = RecordFound | { readonly warning: string }

/** Records whose place in the file is looked up at once: bounds the memory, not the file. */
const together = 150_000

/**
 * The records that a repository holds now. The file may hold blocks of earlier states in any order, so the tree is walked from its root:
 * one pass over the file for how the nodes hang together, one for what the living ones list, one for the records (the last two
 * repeated for every 150,000 records). Blocks that are missing cost what hangs on them.
 */
export async function* repositoryRecords(entry: Entry, commit: Commit, wanted: (collection: string) => boolean): AsyncGenerator<readonly RepositoryStep[]> {
  const tree = new Tree()
  let broken: Failed | undefined
  try {
    for await (const block of carBlocks(entry.open())) {
      const digest = digestOf(block.cid)
      const node = digest && nodeOf(block.bytes)
      if (digest && node && isWhole(block)) tree.add(digest, node)
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    broken = failure
  }
  const { living, missing } = tree.from(commit.data)
  if (broken) yield [{ warning: broken.message }]
  if (missing > 0) yield [{ warning: `${missing === 1 ? '1 part' : `${missing} parts`} of the tree ${missing === 1 ? 'is' : 'are'} missing: what hangs on ${missing === 1 ? 'it' : 'them'} cannot be read.` }]
  for (let from = 0; ; from += together) {
    const listed = await listing(entry, living, wanted, from)
    if (listed.unwanted.length > 0) yield listed.unwanted
    yield* values(entry, listed)
    if (listed.total <= from + together) break
  }
}

/** The commit of a repository, by the root that the file names. */
export async function commitOf(chunks: AsyncIterable<Uint8Array>, head: Uint8Array): Promise<Commit | undefined> {
  const root = carRoots(head)?.[0]
  if (!root) return undefined
  try {
    for await (const block of carBlocks(chunks)) if (block.cid.equals(root)) return commitIn(block.bytes)
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
  }
  return undefined
}

function commitIn(bytes: Buffer): Commit | undefined {
  const value = decoded(bytes)
  const data = value && fieldOf(value, 'data')
  const did = value && fieldOf(value, 'did')
  const rev = value && fieldOf(value, 'rev')
  const digest = data instanceof Link ? digestOf(data.cid) : undefined
  if (typeof did !== 'string' || !/^did:[a-z]{1,20}:[\w.:%-]{1,300}$/.test(did) || !digest) return undefined
  return { did, data: Buffer.from(digest), ...(typeof rev === 'string' && { rev }) }
}

/** Which node hangs on which. */
class Tree {
  private readonly nodes = new Digests()
  private readonly present: boolean[] = []
  /** Node to its first edge, edge to child and to the next edge of the same node. */
  private readonly firstEdge: number[] = []
  private readonly children: number[] = []
  private readonly nextEdge: number[] = []

  add(digest: Buffer, node: Node): void {
    const parent = this.nodes.add(digest)
    if (this.present[parent]) return
    this.present[parent] = true
    for (const child of [node.left, ...node.entries.map(({ tree }) => tree)]) {
      if (!child) continue
      this.children.push(this.nodes.add(child))
      this.nextEdge.push(this.firstEdge[parent] ?? -1)
      this.firstEdge[parent] = this.children.length - 1
    }
  }

  /** The nodes below a root, each once: a hostile tree may run in circles. */
  from(root: Buffer): { readonly living: Living; readonly missing: number } {
    const seen = new Uint8Array(this.nodes.size + 1)
    const start = this.nodes.find(root)
    const open = start < 0 ? [] : [start]
    let missing = start < 0 ? 1 : 0
    if (start >= 0) seen[start] = 1
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (!this.present[node]) missing++
      for (let edge = this.firstEdge[node] ?? -1; edge >= 0; edge = this.nextEdge[edge]!) {
        const child = this.children[edge]!
        if (seen[child]) continue
        seen[child] = 1
        open.push(child)
      }
    }
    return { living: { has: (digest) => seen[this.nodes.find(digest)] === 1, number: (digest) => this.nodes.find(digest), size: this.nodes.size }, missing }
  }
}

interface Living {
  has(digest: Buffer): boolean
  number(digest: Buffer): number
  readonly size: number
}

interface Listing {
  /** Records in the whole tree. */
  readonly total: number
  readonly unwanted: readonly RecordFound[]
  readonly wanted: readonly { readonly index: number; readonly collection: string; readonly rkey: string }[]
  readonly digests: Digests
  /** Number of a digest to its first place in `wanted`; equal records have one block. */
  readonly first: readonly number[]
  readonly next: readonly number[]
}

/** The records numbered from … from + 150,000. */
async function listing(entry: Entry, living: Living, wanted: (collection: string) => boolean, from: number): Promise<Listing> {
  const unwanted: RecordFound[] = []
  const found: Listing['wanted'][number][] = []
  const digests = new Digests()
  const first: number[] = []
  const next: number[] = []
  const done = new Uint8Array(living.size + 1)
  let index = 0
  for await (const { cid, bytes } of goodBlocks(entry)) {
    const digest = digestOf(cid)
    if (!digest || !living.has(digest) || done[living.number(digest)]) continue
    const node = nodeOf(bytes)
    if (!node) continue
    done[living.number(digest)] = 1
    for (const { collection, rkey, value } of keysOf(node)) {
      const number = index++
      if (number < from || number >= from + together) continue
      if (!wanted(collection)) {
        unwanted.push({ index: number, collection, rkey })
        continue
      }
      const record = digests.add(value)
      next.push(first[record] ?? -1)
      first[record] = found.length
      found.push({ index: number, collection, rkey })
    }
  }
  return { total: index, unwanted, wanted: found, digests, first, next }
}

async function* values(entry: Entry, { wanted, digests, first, next }: Listing): AsyncGenerator<readonly RecordFound[]> {
  const done = new Uint8Array(digests.size + 1)
  let batch: RecordFound[] = []
  for await (const block of goodBlocks(entry)) {
    const digest = digestOf(block.cid)
    const record = digest ? digests.find(digest) : -1
    if (record < 0 || done[record]) continue
    done[record] = 1
    const value = isWhole(block) ? decoded(block.bytes) : undefined
    for (let place = first[record] ?? -1; place >= 0; place = next[place]!) batch.push(value === undefined ? { ...wanted[place]!, problem: 'damaged' } : { ...wanted[place]!, value })
    if (batch.length < 500) continue
    yield batch
    batch = []
  }
  for (let record = 0; record < digests.size; record++) {
    if (done[record]) continue
    for (let place = first[record] ?? -1; place >= 0; place = next[place]!) batch.push({ ...wanted[place]!, problem: 'missing' })
  }
  if (batch.length > 0) yield batch
}

/** The blocks before the damage, which the first pass has told of. */
async function* goodBlocks(entry: Entry) {
  try {
    yield* carBlocks(entry.open())
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
  }
}

interface Node {
  readonly left: Buffer | undefined
  readonly entries: readonly { readonly shared: number; readonly suffix: Uint8Array; readonly value: Buffer; readonly tree: Buffer | undefined }[]
}

/** A node of the tree: `{ l, e: [{ p, k, v, t }] }`; undefined for every other block. */
function nodeOf(bytes: Buffer): Node | undefined {
  // A map of two: records have more fields or other ones. Saves decoding them in the first pass.
  if (bytes[0] !== 0xa2 || bytes[1] !== 0x61 || bytes[2] !== 0x65) return undefined
  const value = decoded(bytes)
  const list = value && fieldOf(value, 'e')
  if (!value || !Array.isArray(list)) return undefined
  const entries: Node['entries'][number][] = []
  for (const item of list as readonly Cbor[]) {
    const shared = fieldOf(item, 'p')
    const suffix = fieldOf(item, 'k')
    const record = fieldOf(item, 'v')
    const digest = record instanceof Link ? digestOf(record.cid) : undefined
    if (typeof shared !== 'number' || !(suffix instanceof Uint8Array) || !digest) return undefined
    entries.push({ shared, suffix, value: digest, tree: linked(fieldOf(item, 't')) })
  }
  return { left: linked(fieldOf(value, 'l')), entries }
}

const linked = (value: Cbor | undefined): Buffer | undefined => (value instanceof Link ? digestOf(value.cid) : undefined)

const longestKey = 1024

/** Keys share their beginnings with the one before, inside one node. */
function* keysOf({ entries }: Node): Generator<{ readonly collection: string; readonly rkey: string; readonly value: Buffer }> {
  let before: Buffer = Buffer.alloc(0)
  for (const { shared, suffix, value } of entries) {
    const key = Buffer.concat([before.subarray(0, Math.min(shared, before.length)), suffix]).subarray(0, longestKey)
    before = key
    const [collection = '', rkey = ''] = key.toString('utf8').split('/', 2)
    yield { collection, rkey, value }
  }
}

function decoded(bytes: Buffer): Cbor | undefined {
  try {
    return decodeCbor(bytes)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}

function fieldOf(value: Cbor, name: string): Cbor | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Link) ? (value as { readonly [key: string]: Cbor })[name] : undefined
}
