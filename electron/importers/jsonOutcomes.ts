import type { Position } from '../contract/records'
import { Failed } from '../contract/result'
import { jsonElements } from './formats/jsonElements'
import type { ListPath } from './formats/jsonLists'
import type { Outcome } from './importer'
import type { Entry } from './sources/source'

/** What becomes of one record. More than one outcome is for a record that holds several: their positions are counted on. */
export type Meaning = (value: unknown, at: Position, list: ListPath) => Outcome | readonly Outcome[]

/**
 * The records of the lists of one JSON file, in batches; their numbers run on from list to list. What cannot be read is an outcome too,
 * and so is a file that breaks off. `sizeLimit` (bytes) is for lists whose elements are large.
 */
export async function* jsonOutcomes(
  entry: Entry,
  lists: readonly ListPath[],
  meaning: Meaning,
  { sizeLimit }: { readonly sizeLimit?: number } = {},
): AsyncGenerator<readonly Outcome[]> {
  let next = 0
  let otherEncoding = 0
  for (const list of lists) {
    let outcomes: Outcome[] = []
    try {
      for await (const batch of jsonElements(entry.open(), list, sizeLimit === undefined ? {} : { sizeLimit })) {
        for (const element of batch) {
          const at = { entry: entry.label, index: next }
          if (element.error === undefined) {
            if (element.fallback) otherEncoding++
            const meant = meaning(element.value, at, list)
            if (isList(meant)) {
              // One by one: a conversation in one record may hold more than a call takes arguments.
              for (const outcome of meant) outcomes.push(outcome)
              next += Math.max(1, new Set(meant.flatMap((outcome) => ('at' in outcome && outcome.at ? [outcome.at.index] : []))).size)
            } else {
              outcomes.push(meant)
              next++
            }
          } else if (element.cut) {
            outcomes.push({ at, warning: `The file breaks off: what follows record ${next} is missing. ${element.error}`, snippet: element.snippet })
          } else {
            outcomes.push({ at, failed: element.error, snippet: element.snippet })
            next++
          }
        }
        if (outcomes.length > 0) yield outcomes
        outcomes = []
      }
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure
      outcomes.push({ at: { entry: entry.label, index: next }, warning: failure.message })
    }
    if (outcomes.length > 0) yield outcomes
  }
  if (otherEncoding > 0) yield [{ warning: `${entry.label}: ${otherEncoding} records are not in UTF-8 and were read as Windows-1252.` }]
}

const isList = (meant: Outcome | readonly Outcome[]): meant is readonly Outcome[] => Array.isArray(meant)
