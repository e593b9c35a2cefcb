import { Failed } from '../../contract/result'
import type { Position } from '../../contract/records'
import type { Outcome } from '../importer'
import { jsonElements } from '../formats/jsonElements'
import type { Entry } from '../sources/source'

/** How many records a file held, for comparing with the manifest. */
export interface Tally {
  records: number
  /** Read to its end. */
  whole: boolean
}

/** Bytes. A conversation is one record however long it went on: generation B does not cut it into parts. */
export const largestRecord = 64 * 1024 * 1024

/**
 * The records of one data file, each handed to `meaning`; outcomes come in batches. What cannot be read is an outcome too, and so
 * is a file that breaks off. Where one element holds several records, `meaning` moves `several.next` on past them.
 */
export async function* outcomesOf(
  entry: Entry,
  tally: Tally,
  meaning: (value: unknown, at: Position, give: (outcome: Outcome) => void) => void,
  several?: { next: number },
): AsyncGenerator<readonly Outcome[]> {
  const places = several ?? { next: 0 }
  let outcomes: Outcome[] = []
  const give = (outcome: Outcome) => void outcomes.push(outcome)
  let otherEncoding = 0
  try {
    for await (const batch of jsonElements(entry.open(), [], { sizeLimit: largestRecord })) {
      for (const element of batch) {
        const at = { entry: entry.label, index: places.next }
        if (element.error === undefined) {
          if (element.fallback) otherEncoding++
          meaning(element.value, at, give)
          if (!several) places.next++
          tally.records++
        } else if (element.cut) {
          tally.whole = false
          give({ at, warning: `The file breaks off: what follows record ${at.index} is missing. ${element.error}`, snippet: element.snippet })
        } else {
          give({ at, failed: element.error, snippet: element.snippet })
          places.next++
          tally.records++
        }
      }
      if (outcomes.length > 0) yield outcomes
      outcomes = []
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    tally.whole = false
    outcomes.push({ at: { entry: entry.label, index: places.next }, warning: failure.message })
  }
  if (otherEncoding > 0) give({ warning: `${entry.label}: ${otherEncoding} records are not in UTF-8 and were read as Windows-1252.` })
  if (outcomes.length > 0) yield outcomes
}
