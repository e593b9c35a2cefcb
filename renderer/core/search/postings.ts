/**
 * The places of one word: numbers that rise, below 65,536, as the steps between them in Rice's code: of each step its lower bits as they are, what is
 * above as so many ones. How many are lower follows from how many places there are, which the reader knows. That is a fifth less than whole
 * bytes. Where a bit for every place there is would hardly be more, it is those bits, which are read twenty times as fast: half of what people say is in a
 * few dozen words.
 */
import type { ByteWriter } from './bytes'

/** A set of places, one bit for each. */
export type Bits = Uint32Array

export const emptyBits = (places: number): Bits => new Uint32Array(Math.ceil(places / 32))

const bitBytes = (places: number): number => 4 * Math.ceil(places / 32)

/** The best for steps that are spread as chance would. */
const lowerBits = (count: number, places: number): number => Math.max(0, 31 - Math.clz32((0.69 * places) / count))

const hardlyMore = 1.1

/** Writes the places `docs[from]` to `docs[to - 1]` of `places`; answers how many bytes they take, 0 for bits. */
export function writePostings(docs: Uint16Array, from: number, to: number, places: number, into: ByteWriter): number {
  const lower = lowerBits(to - from, places)
  let size = (to - from) * (lower + 1)
  let before = -1
  for (let at = from; at < to; at++) {
    size += (docs[at]! - before - 1) >> lower
    before = docs[at]!
  }
  if (hardlyMore * size >= 8 * bitBytes(places)) {
    const bits = emptyBits(places)
    for (let at = from; at < to; at++) bits[docs[at]! >> 5]! |= 1 << (docs[at]! & 31)
    into.put(new Uint8Array(bits.buffer))
    return 0
  }
  let held = 0
  let count = 0
  before = -1
  for (let at = from; at < to; at++) {
    const step = docs[at]! - before - 1
    before = docs[at]!
    for (let ones = step >> lower; ones > 0; ) {
      const some = Math.min(ones, 8)
      held |= ((1 << some) - 1) << count
      count += some
      ones -= some
      while (count >= 8) {
        into.byte(held & 0xff)
        held >>>= 8
        count -= 8
      }
    }
    held |= ((step & ((1 << lower) - 1)) << 1) << count
    count += lower + 1
    while (count >= 8) {
      into.byte(held & 0xff)
      held >>>= 8
      count -= 8
    }
  }
  if (count > 0) into.byte(held & 0xff)
  return Math.ceil(size / 8)
}

/** Adds them to a set: `count` places that begin at `from`, with the size that `writePostings` answered. */
export function readPostings(bytes: Uint8Array, from: number, size: number, count: number, places: number, bits: Bits): void {
  if (size === 0) {
    for (let word = 0, at = from; word < bits.length; word++, at += 4) bits[word]! |= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    return
  }
  const lower = lowerBits(count, places)
  const mask = (1 << lower) - 1
  let doc = -1
  let held = 0
  let there = 0
  let at = from
  for (let left = count; left > 0; left--) {
    let step = 0
    for (;;) {
      if (there === 0) {
        held = bytes[at++]!
        there = 8
      }
      // How many ones stand at the end.
      const free = ~held
      const ones = 31 - Math.clz32(free & -free)
      if (ones < there) {
        step += ones
        held >>>= ones + 1
        there -= ones + 1
        break
      }
      step += there
      there = 0
    }
    while (there < lower) {
      held |= bytes[at++]! << there
      there += 8
    }
    doc += ((step << lower) | (held & mask)) + 1
    held >>>= lower
    there -= lower
    bits[doc >> 5]! |= 1 << (doc & 31)
  }
}

/** Bytes of the postings with this size. */
export const postingsLength = (size: number, places: number): number => (size === 0 ? bitBytes(places) : size)

export function countBits(bits: Bits): number {
  let count = 0
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}
