import { Failed } from '../../contract/result'
import { jsonObject } from '../formats/jsonElements'
import { largeNumbersAsText } from '../formats/jsonNumbers'
import { decode } from '../formats/text'
import type { Entry } from '../sources/source'
import { object, type Json } from '../formats/jsonValues'

const largest = 16 * 1024 * 1024

/** The object in a small file, large numbers as text; undefined when it is damaged or none. */
export async function smallObject(entry: Entry): Promise<Json | undefined> {
  if (entry.size > largest) return undefined
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of entry.open()) chunks.push(chunk)
    return object(jsonObject(Buffer.from(largeNumbersAsText(decode(Buffer.concat(chunks)).text))))
  } catch (failure) {
    if (failure instanceof Failed) return undefined
    throw failure
  }
}
