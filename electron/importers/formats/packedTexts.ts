import { createHash } from 'node:crypto'
import { Digests } from './digests'

const blockLength = 1024 * 1024
const words = 3 // block, start, end

/** Texts by number, as bytes outside the heap: hundreds of thousands of small objects would cost ten times as much. */
export class PackedTexts {
  size = 0
  private readonly blocks: Buffer[] = []
  private places = new Uint32Array(words * 1024)
  private used = 0

  add(text: string): number {
    const bytes = Buffer.from(text)
    if (this.blocks.length === 0 || this.used + bytes.length > blockLength) {
      this.blocks.push(Buffer.allocUnsafeSlow(Math.max(blockLength, bytes.length)))
      this.used = 0
    }
    const block = this.blocks.length - 1
    bytes.copy(this.blocks[block]!, this.used)
    this.places = roomFor(this.places, (this.size + 1) * words)
    this.places.set([block, this.used, this.used + bytes.length], this.size * words)
    this.used += bytes.length
    return this.size++
  }

  at(number: number): string {
    const [block, start, end] = this.places.subarray(number * words, (number + 1) * words)
    return this.blocks[block!]!.toString('utf8', start, end)
  }
}

/** Numbers texts in the order they come; equal ones have one number. */
export class TextNumbers {
  private readonly digests = new Digests()

  get size(): number {
    return this.digests.size
  }

  add(text: string): number {
    return this.digests.add(digestOf(text))
  }

  /** Its number, or -1. */
  find(text: string): number {
    return this.digests.find(digestOf(text))
  }
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The same numbers in a list that is long enough, with as much again to grow. */
export function roomFor<List extends Uint32Array | Int32Array | Float64Array>(list: List, length: number): List {
  if (length <= list.length) return list
  const larger = new (list.constructor as new (length: number) => List)(Math.max(length, list.length * 2))
  larger.set(list)
  return larger
}
