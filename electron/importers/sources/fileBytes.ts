import { createReadStream } from 'node:fs'
import { Failed } from '../../contract/result'

/** A file of this disk from byte `start` on. Throws `Failed('unreadable')` when it cannot be read to its end, after what could. */
export async function* fileBytes(path: string, name: string, start = 0): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024, start })
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (cause) {
    throw new Failed('unreadable', `“${name}” cannot be read to its end.`, { cause })
  } finally {
    stream.destroy()
  }
}
