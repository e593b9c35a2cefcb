import type { Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { xmlItems, type XmlFailure, type XmlWhole } from '../formats/xml'
import type { IsItem } from '../formats/xmlReader'
import type { Outcome } from '../importer'
import type { Entry } from '../sources/source'

/** What becomes of one element; undefined for those that are no records. */
export type Meaning = (item: XmlWhole, at: Position) => Outcome | undefined

/**
 * The records of one XML file, in batches. What cannot be read is an outcome too, and so is a file that breaks off. `isRecord` tells
 * the elements that count from those that only say something of the file.
 */
export async function* xmlOutcomes(
  entry: Pick<Entry, 'label' | 'open'>, isItem: IsItem, isRecord: (name: string) => boolean, meaning: Meaning,
): AsyncGenerator<readonly Outcome[]> {
  const guessed = { lines: 0 }
  let next = 0
  let outcomes: Outcome[] = []
  try {
    for await (const batch of xmlItems(entry.open(), isItem, guessed)) {
      for (const item of batch) {
        const at = { entry: entry.label, index: next }
        if (item.error !== undefined) {
          const outcome = failureOf(item, at, isRecord(item.name))
          if ('failed' in outcome) next++
          outcomes.push(outcome)
          continue
        }
        const outcome = meaning(item, at)
        if (!outcome) continue
        next++
        if (item.problem !== undefined && !('skipped' in outcome)) outcomes.push({ at, warning: `A record is not well-formed; what could be read of it was kept. ${item.problem}`, snippet: placed(item) })
        outcomes.push(outcome)
      }
      if (outcomes.length > 0) yield outcomes
      outcomes = []
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    outcomes.push({ at: { entry: entry.label, index: next }, warning: failure.message })
  }
  if (guessed.lines > 0) outcomes.push({ warning: `${entry.label}: ${guessed.lines} lines are not in the encoding of the file and were read as Windows-1252. Some letters may be wrong.` })
  if (outcomes.length > 0) yield outcomes
}

function failureOf(item: XmlFailure, at: Position, isRecord: boolean): Outcome {
  const snippet = placed(item)
  if (item.cut) return { at, warning: `The file breaks off: what follows record ${at.index} is missing. ${item.error}`, snippet }
  if (item.refused || !isRecord) return { at, warning: item.error, snippet }
  return { at, failed: item.error, snippet }
}

/** The items of a file for gathering, also those in which it breaks off; what is wrong with them is told when they are read for good. */
export async function* wholeItems(entry: Pick<Entry, 'open'>, isItem: IsItem): AsyncGenerator<XmlWhole> {
  try {
    for await (const batch of xmlItems(entry.open(), isItem)) {
      for (const item of batch) {
        if (item.error === undefined) yield item
        else yield* item.unfinished ?? []
      }
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
  }
}

const placed = ({ line, snippet }: { readonly line: number; readonly snippet: string }) => `line ${line}: ${snippet}`
