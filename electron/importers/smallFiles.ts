import { Failed } from '../contract/result'
import { jsonObject } from './formats/jsonElements'
import type { Entry } from './sources/source'
import { list } from './formats/jsonValues'

const largest = 16 * 1024 * 1024

/** The value of a small file, or nothing when it is damaged: reading it as records will say so. */
export async function smallFile(entry: Entry): Promise<unknown> {
  if (entry.size > largest) return undefined
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of entry.open()) chunks.push(chunk)
    return jsonObject(Buffer.concat(chunks))
  } catch (failure) {
    if (failure instanceof Failed) return undefined
    throw failure
  }
}

/** The records of a small file. */
export const smallList = async (entry: Entry): Promise<readonly unknown[]> => list(await smallFile(entry))

/** The first bytes of a file; nothing of one that cannot be opened, which reading will explain. */
export function firstBytes(entry: Entry, length: number): Promise<Uint8Array> {
  return entry.head(length).catch((failure: unknown) => {
    if (failure instanceof Failed) return new Uint8Array()
    throw failure
  })
}
