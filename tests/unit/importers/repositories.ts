/** AT Protocol repositories made in memory, for tests: DAG-CBOR blocks, a tree of keys, a commit, all in one CAR. */
import { createHash } from 'node:crypto'

/** A link to the block of these bytes. */
export class LinkTo {
  constructor(readonly cid: Buffer) {}
}

export type Value = string | number | boolean | null | Uint8Array | LinkTo | readonly Value[] | { readonly [key: string]: Value }

export function cbor(value: Value): Buffer {
  if (value === null) return Buffer.of(0xf6)
  if (typeof value === 'boolean') return Buffer.of(value ? 0xf5 : 0xf4)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (typeof value === 'number') {
    if (Number.isInteger(value)) return value < 0 ? head(1, -1 - value) : head(0, value)
    const bytes = Buffer.alloc(9, 0xfb)
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  if (value instanceof LinkTo) return Buffer.concat([Buffer.of(0xd8, 42), cbor(Buffer.concat([Buffer.of(0), value.cid]))])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...(value as readonly Value[]).map(cbor)])
  const fields = Object.entries(value).sort(([a], [b]) => Buffer.byteLength(a) - Buffer.byteLength(b) || (a < b ? -1 : 1))
  return Buffer.concat([head(5, fields.length), ...fields.flatMap(([key, field]) => [cbor(key), cbor(field)])])
}

function head(kind: number, count: number): Buffer {
  if (count < 24) return Buffer.of((kind << 5) | count)
  if (count < 256) return Buffer.of((kind << 5) | 24, count)
  const bytes = Buffer.alloc(count < 65_536 ? 3 : count < 2 ** 32 ? 5 : 9)
  bytes[0] = (kind << 5) | (bytes.length === 3 ? 25 : bytes.length === 5 ? 26 : 27)
  if (bytes.length === 3) bytes.writeUInt16BE(count, 1)
  else if (bytes.length === 5) bytes.writeUInt32BE(count, 1)
  else bytes.writeBigUInt64BE(BigInt(count), 1)
  return bytes
}

export const cidOf = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.of(1, 0x71, 0x12, 0x20), createHash('sha256').update(bytes).digest()])

export function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left])
    bytes.push((left % 128) | 128)
  }
}

/** Sections of a CAR: its header, then its blocks. */
export const car = (root: Buffer, blocks: readonly Buffer[]): Buffer =>
  Buffer.concat([section(cbor({ roots: [new LinkTo(root)], version: 1 })), ...blocks.map((bytes) => section(Buffer.concat([cidOf(bytes), bytes])))])
const section = (bytes: Buffer) => Buffer.concat([varint(bytes.length), bytes])

export interface Repository {
  readonly did: string
  readonly rev?: string
  /** `app.bsky.feed.post/3k…` to the record. */
  readonly records: Readonly<Record<string, Value>>
  /** Records of an earlier state, which no tree lists any more. */
  readonly stale?: readonly Value[]
  /** Keys whose records are left out of the file. */
  readonly without?: readonly string[]
}

export function repository({ did, rev, records, stale = [], without = [] }: Repository): Buffer {
  const blocks: Buffer[] = []
  const add = (value: Value) => {
    const bytes = cbor(value)
    blocks.push(bytes)
    return new LinkTo(cidOf(bytes))
  }
  const keys = Object.keys(records).sort()
  const links = new Map(keys.map((key) => [key, new LinkTo(cidOf(cbor(records[key]!)))]))
  // Every third key stands in the root, those between hang below it.
  const node = (some: readonly string[], below: readonly (LinkTo | null)[], left: LinkTo | null): Value => ({
    l: left,
    e: some.map((key, at) => {
      const shared = at === 0 ? 0 : sharedLength(some[at - 1]!, key)
      return { p: shared, k: Buffer.from(key.slice(shared)), v: links.get(key)!, t: below[at] ?? null }
    }),
  })
  const upper = keys.filter((_, at) => at % 3 === 2)
  const leaf = (some: readonly string[]) => (some.length > 0 ? add(node(some, [], null)) : null)
  const root = add(node(upper, upper.map((key) => leaf(keys.slice(keys.indexOf(key) + 1, keys.indexOf(key) + 3))), leaf(keys.slice(0, 2))))
  add(node(keys.slice(0, 1), [], null)) // a node of an earlier state
  for (const value of stale) add(value)
  for (const key of keys) if (!without.includes(key)) add(records[key]!)
  const commit = cbor({ did, version: rev === undefined ? 2 : 3, data: root, prev: null, sig: Buffer.alloc(64, 7), ...(rev !== undefined && { rev }) })
  return car(cidOf(commit), [commit, ...blocks])
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
