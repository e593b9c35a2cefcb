import type { SortedLine } from './lineOrder'

/** Lines on their way out, up to the size of a block. */
export function createBlock(limits: { readonly bytes: number; readonly lines: number }) {
  let buffer = Buffer.allocUnsafe(2 * limits.bytes)
  let used = 0
  let lines = 0
  return {
    get empty() {
      return lines === 0
    },
    /** Answers whether the block is full. */
    add({ fact, entry, index, counts }: SortedLine): boolean {
      if (used + fact.length + 64 > buffer.length) {
        const larger = Buffer.allocUnsafe(2 * (used + fact.length + 64))
        buffer.copy(larger, 0, 0, used)
        buffer = larger
      }
      // All but the closing brace, then the place, then the brace.
      buffer.set(fact, used)
      used += fact.length - 1
      const src = entry < 0 ? '' : `,"src":[${entry},${index}]`
      used += buffer.write(`${src}${counts ? ',"counts":1' : ''}}\n`, used, 'latin1')
      lines++
      return used >= limits.bytes || lines >= limits.lines
    },
    take(): Buffer {
      const block = Buffer.from(buffer.subarray(0, used))
      used = 0
      lines = 0
      if (buffer.length > 4 * limits.bytes) buffer = Buffer.allocUnsafe(2 * limits.bytes)
      return block
    },
  }
}
