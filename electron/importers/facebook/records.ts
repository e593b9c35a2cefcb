import { Failed } from '../../contract/result'
import type { Position } from '../../contract/records'
import { jsonElements, jsonObject, type JsonElement } from '../formats/jsonElements'
import { repairDeep } from '../formats/metaText'
import type { Outcome } from '../importer'
import type { Entry } from '../sources/source'
import { object } from '../formats/jsonValues'
import { headText, keysOf, withoutVersion, type DataFile } from './dataFiles'

export type Meaning = (value: unknown, at: Position) => Outcome

/** The records of a data file, repaired, each handed to `meaning`. What cannot be read is an outcome too. */
export async function* outcomesOf({ entry, type }: DataFile, meaning: Meaning): AsyncGenerator<readonly Outcome[]> {
  let next = 0
  let otherEncoding = 0
  try {
    for await (const batch of recordsIn(entry, keysOf(type))) {
      yield batch.map((element): Outcome => {
        const at = { entry: entry.label, index: next }
        if (element.error === undefined) {
          if (element.fallback) otherEncoding++
          next++
          return meaning(repairDeep(element.value), at)
        }
        if (element.cut) return { at, warning: `The file breaks off: what follows record ${next} is missing. ${element.error}`, snippet: element.snippet }
        next++
        return { at, failed: element.error, snippet: element.snippet }
      })
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield [{ at: { entry: entry.label, index: next }, warning: failure.message }]
  }
  if (otherEncoding > 0) yield [{ warning: `${entry.label}: ${otherEncoding} records are not in UTF-8 and were read as Windows-1252.` }]
}

/** The records once more, for what can be learned from them before they are read. */
export async function eachRecord(file: DataFile, look: (value: unknown) => void): Promise<void> {
  try {
    for await (const batch of recordsIn(file.entry, keysOf(file.type))) for (const element of batch) if (element.error === undefined) look(repairDeep(element.value))
  } catch (failure) {
    // Said when the file is read.
    if (!(failure instanceof Failed)) throw failure
  }
}

/** A list of its own, the list under the first key, or, in a smaller file, under any of the keys: a list, a list inside it, or a single record. */
async function* recordsIn(entry: Entry, keys: readonly string[]): AsyncGenerator<readonly JsonElement[]> {
  const head = await headText(entry)
  if (/^\uFEFF?\s*\[/.test(head)) return yield* jsonElements(entry.open())
  const first = /^\uFEFF?\s*\{\s*"([^"\\]{1,100})"\s*:\s*\[/.exec(head)?.[1]
  if (first !== undefined && keys.includes(withoutVersion(first))) return yield* jsonElements(entry.open(), [first])
  const found = recordsOfWhole(await wholeValue(entry), keys)
  if (found === undefined) throw new Failed('unreadable', 'The file is not built as files of its name are.')
  yield found.map((value, index) => ({ index, offset: 0, value }))
}

const largestWhole = 16 * 1024 * 1024

export async function wholeValue(entry: Entry): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of entry.open()) {
    if ((size += chunk.length) > largestWhole) throw new Failed('refused', 'The file is larger than 16 MB, too large for its kind.')
    chunks.push(chunk)
  }
  return jsonObject(Buffer.concat(chunks))
}

function recordsOfWhole(value: unknown, keys: readonly string[]): readonly unknown[] | undefined {
  const whole = object(value)
  if (!whole) return undefined
  for (const [name, inside] of Object.entries(whole)) {
    if (!keys.includes(withoutVersion(name))) continue
    if (Array.isArray(inside)) return inside
    if (name.startsWith('profile')) return [inside]
    const lists = Object.entries(object(inside) ?? {}).filter((pair): pair is [string, unknown[]] => Array.isArray(pair[1]))
    // `pokes.data`, `address_book.address_book`; of several lists each record says which it was in.
    if (lists.length === 1 && !name.includes('event')) return lists[0]![1]
    if (lists.length > 0) return lists.flatMap(([list, items]) => items.map((item) => ({ list, item })))
    return [inside]
  }
  return keys.includes('{}') ? [whole] : undefined
}
