import { XmlReader, type IsItem } from './xmlReader'
import type { XmlElement } from './xmlTree'
import { xmlText, type Guessed } from './xmlText'

export type { XmlElement } from './xmlTree'
export { attributeOf, childOf, textIn } from './xmlTree'

/** An element that was asked for, read to its end; or one that was there and cannot be had. */
export type XmlItem = XmlWhole | XmlFailure

interface Place {
  /** Counts the items of a file in the order they begin. */
  readonly number: number
  /** The item it lies in, by its number. */
  readonly within?: number
  readonly line: number
  /** The first characters of what was there. */
  readonly snippet: string
}

export interface XmlWhole extends Place {
  readonly element: XmlElement
  /** It is not well-formed, in words; what could be read is in the element. */
  readonly problem?: string
  readonly error?: undefined
}

export interface XmlFailure extends Place {
  readonly name: string
  readonly error: string
  /** The file ends before its elements do. */
  readonly cut?: true
  /** Of a cut file: the items that were open, outermost first, as far as they go. */
  readonly unfinished?: readonly XmlWhole[]
  /** Nothing behind this place is read. */
  readonly refused?: true
}

/**
 * The elements of an XML file that `isItem` names, each a small tree, in batches and in the order they end. Made for files that are
 * not well-formed: an unclosed or wild tag, a raw `&` or `<`, control characters cost at most the item they are in. An item inside
 * another is handed out by itself; one inside another of the same name ends that. No entity is ever resolved but the five of
 * XML, those of HTML and numbers, and a document type is refused. `guessed` counts lines in another encoding.
 */
export async function* xmlItems(
  chunks: AsyncIterable<Uint8Array>,
  isItem: IsItem,
  guessed?: Guessed,
): AsyncGenerator<readonly XmlItem[]> {
  const reader = new XmlReader(isItem)
  for await (const text of xmlText(chunks, guessed)) {
    const batch = reader.push(text)
    if (batch.length > 0) yield batch
    if (reader.refused) return
  }
  const rest = reader.finish()
  if (rest.length > 0) yield rest
}
