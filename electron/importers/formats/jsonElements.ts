import { isUtf8 } from 'node:buffer'
import { Failed } from '../../contract/result'
import { assignment } from './jsonList'
import { JsonSplitter, type JsonElement, type SplitOptions } from './jsonSplitter'
import { western } from './text'
import { utf8Chunks, utf16Of } from './utf16'

export type { JsonElement } from './jsonSplitter'

/** Largest wrapped file that is read in one piece. */
const wholeLimit = 16 * 1024 * 1024
const depthLimit = 100

/**
 * The elements of the list at `path` of a JSON file (`['chats', 'list']`; the file itself when empty), in batches so that a
 * million of them cost few turns of the event loop. An assignment in front (`window.YTD.tweets.part0 = `) is skipped, never
 * evaluated. A bad element is an item with `error`, and reading goes on behind it; a cut file gives its complete elements,
 * then an item with `cut`. `sizeLimit` (bytes, 16 MB) is for lists whose elements are whole conversations, `read` and `repair` for what
 * is not quite JSON.
 */
export async function* jsonElements(
  chunks: AsyncIterable<Uint8Array>,
  path: readonly string[] = [],
  options: Pick<SplitOptions, 'sizeLimit' | 'read' | 'repair'> = {},
): AsyncGenerator<readonly JsonElement[]> {
  const splitter = new JsonSplitter(path, options)
  for await (const chunk of utf8Chunks(chunks)) {
    const batch = splitter.push(chunk)
    if (batch.length) yield batch
  }
  const rest = splitter.finish()
  if (rest.length) yield rest
}

/** The one value (object or list) of a small JSON file, wrapped or not: `manifest.js`, `account.js`. Throws `Failed` when it is none. */
export function jsonObject(bytes: Uint8Array): unknown {
  if (bytes.length > wholeLimit) throw new Failed('refused', 'The file is larger than 16 MB, too large for its kind.')
  const text = textOf(bytes)
  const start = text.search(/[[{]/)
  if (start < 0 || !assignment.test(text.slice(0, start))) throw new Failed('unreadable', 'The file holds no JSON.')
  if (tooDeep(text, start)) throw new Failed('refused', 'The file is nested more than 100 levels deep.')
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'))
  if (/[^;\s]/.test(text.slice(end + 1))) throw new Failed('unreadable', 'The file goes on after the end of its JSON.')
  try {
    return JSON.parse(text.slice(start, end + 1))
  } catch (cause) {
    throw new Failed('unreadable', 'The file is damaged: its JSON cannot be read.', { cause })
  }
}

function textOf(bytes: Uint8Array): string {
  const wide = utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : western(bytes)
}

function tooDeep(text: string, start: number): boolean {
  let depth = 0
  let inString = false
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (inString) {
      if (c === 92) i++
      else if (c === 34) inString = false
    } else if (c === 34) inString = true
    else if (c === 123 || c === 91) {
      if (++depth > depthLimit) return true
    } else if (c === 125 || c === 93) depth--
  }
  return false
}
