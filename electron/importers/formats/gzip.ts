import { constants, createGunzip } from 'node:zlib'
import { Failed } from '../../contract/result'
import { firstBytes } from '../sources/chunks'
import { inflating, inSteps } from '../sources/inflating'
import type { Entry } from '../sources/source'

/** Packed bytes that are enough to begin unpacking. */
const headLength = 64 * 1024
/** What is lost in front of a damage. */
const outputSize = 16 * 1024
/** One step: even at the highest ratio (about 1,030:1) its output stays below 17 MB. */
const inputSize = 16 * 1024
const sizeLimit = 4 * 1024 ** 3
const ratioFrom = 200 * 1024 ** 2
const ratioLimit = 200

/** Told by the bytes, whatever the name. */
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** An entry as it is inside its gzip wrapping, or as it is where there is none. */
export const unwrapped = (entry: Entry): Entry => ({
  ...entry,
  open: () => gunzipped(entry.open(), entry.label),
  async head(length) {
    const head = await entry.head(Math.max(length, headLength))
    return isGzip(head) ? firstBytes(gunzipped(only(head), entry.label), length) : head.subarray(0, length)
  },
})

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The bytes inside a gzip file, of a cut one as far as it goes; other bytes as they are. Throws `Failed` behind the good bytes. */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  const rest: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => iterator }
  const first = await iterator.next()
  if (first.done) return
  const whole = joined(first.value, rest)
  yield* isGzip(first.value) ? inflated(whole, name) : whole
}

async function* joined(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}

async function* inflated(packed: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let read = 0
  let size = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const step of inSteps(packed, inputSize)) {
      read += step.length
      yield step
    }
  }
  for await (const chunk of inflating(createGunzip({ chunkSize: outputSize, finishFlush: constants.Z_SYNC_FLUSH }), counted(), name)) {
    size += chunk.length
    if (size > sizeLimit) throw new Failed('refused', `“${name}” is larger than 4 GB when unpacked.`)
    if (size > ratioFrom && size > read * ratioLimit) throw new Failed('refused', `“${name}” grows to more than 200 times its size when unpacked, as no real file does.`)
    yield chunk
  }
}
