import type { Gunzip, InflateRaw } from 'node:zlib'
import { Failed } from '../../contract/result'

/**
 * What comes out of zlib for the steps that go in, which bound how much can come out at once: a step is unpacked while the caller works
 * on what the one before gave. Driven by hand: the stream's own iterator drops what it has inflated already when an error follows.
 * Throws `Failed` behind the good bytes. `enough` says of how many bytes have come out so far that more need not be held: the caller is
 * about to refuse them.
 */
export async function* inflating(
  inflater: InflateRaw | Gunzip,
  steps: AsyncIterable<Uint8Array>,
  name: string,
  enough: (size: number) => boolean = () => false,
): AsyncGenerator<Buffer> {
  let out: Buffer[] = []
  let failure: Error | undefined
  let ended = false
  let size = 0
  let wake = () => {}
  inflater.on('data', (chunk: Buffer) => {
    if (!enough(size)) out.push(chunk)
    size += chunk.length
  })
  inflater.on('error', (error) => {
    failure = error
    wake()
  })
  inflater.on('end', () => {
    ended = true
    wake()
  })
  const take = () => out.splice(0)
  let unpacked: Promise<void> | undefined
  try {
    try {
      for await (const step of steps) {
        await unpacked
        // It may have come to its end while the step was read.
        if (failure || ended) break
        const ready = take()
        unpacked = new Promise<void>((resolve) => {
          wake = resolve
          inflater.write(step, () => resolve())
        })
        yield* ready
      }
    } catch (error) {
      await unpacked
      yield* take()
      throw error
    }
    await unpacked
    if (!failure && !ended) {
      await new Promise<void>((resolve) => {
        wake = resolve
        inflater.end()
      })
    }
    yield* take()
    if (failure) throw new Failed('unreadable', `“${name}” is damaged and cannot be unpacked to its end.`, { cause: failure })
  } finally {
    out = []
    inflater.destroy()
  }
}

/** Blocks of any size as pieces of at most `most` bytes. */
export async function* inSteps(blocks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  for await (const block of blocks) for (let at = 0; at < block.length; at += most) yield block.subarray(at, at + most)
}
