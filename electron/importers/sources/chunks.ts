import { Failed } from '../../contract/result'

const smallest = 64 * 1024

/** Joins small chunks until they have 64 kB, so that readers pay for few turns. */
export async function* atLeast64k(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of chunks) {
      if (chunk.length === 0) continue
      waiting.push(chunk)
      length += chunk.length
      if (length < smallest) continue
      yield joined(waiting)
      waiting = []
      length = 0
    }
  } catch (error) {
    // The good bytes come first, then what went wrong.
    if (length > 0) yield joined(waiting)
    throw error
  }
  if (length > 0) yield joined(waiting)
}

/** zlib cuts a piece of memory where a step of it ended: what lies side by side need not be copied, and half of all bytes does. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first, second] = parts as readonly [Uint8Array, Uint8Array?]
  if (!second) return first
  const beside = parts.length === 2 && first.buffer === second.buffer && first.byteOffset + first.length === second.byteOffset
  return beside ? Buffer.from(first.buffer, first.byteOffset, first.length + second.length) : Buffer.concat(parts)
}

/** The first bytes, at most `length`. Of a damaged entry those before the damage: whoever reads it to the end meets the failure. */
export async function firstBytes(chunks: AsyncIterable<Uint8Array>, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let missing = length
  try {
    for await (const chunk of chunks) {
      const part = chunk.subarray(0, missing)
      parts.push(part)
      missing -= part.length
      if (missing <= 0) break
    }
  } catch (error) {
    if (!(error instanceof Failed)) throw error
  }
  return parts.length === 1 ? Uint8Array.from(parts[0]!) : new Uint8Array(Buffer.concat(parts))
}
