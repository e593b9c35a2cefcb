import { isUtf8 } from 'node:buffer'
import { PhysicalLines } from '../formats/physicalLines'
import { utf8Chunks } from '../formats/utf16'
import { object, type Json } from '../formats/jsonValues'

/** One line of main.jsonl: a frame with one key, or why it is none. */
export type Frame = { readonly key: string; readonly value: Json } | { readonly problem: string; readonly snippet: string }

const sizeLimit = 8 * 1024 * 1024
const deepest = 100

/** The frames of the file in batches, without the first line that only says what it is. `wanted` is asked before a line is parsed. */
export async function* framesOf(chunks: AsyncIterable<Uint8Array>, wanted: (line: Buffer) => boolean = () => true): AsyncGenerator<readonly Frame[]> {
  const lines = new PhysicalLines()
  const batch = (found: readonly Buffer[]) => found.filter((line) => line.length > 0 && wanted(line)).map(frameOf)
  for await (const chunk of utf8Chunks(chunks)) {
    const frames = batch(lines.push(chunk))
    if (frames.length > 0) yield frames
  }
  const rest = batch(lines.finish())
  if (rest.length > 0) yield rest
}

export function frameOf(line: Buffer): Frame {
  const snippet = () => line.subarray(0, 800).toString().slice(0, 200)
  if (line.length > sizeLimit) return { problem: 'The record is larger than 8 MB.', snippet: snippet() }
  const text = (isUtf8(line) ? line.toString() : line.toString('latin1')).replace(/^\uFEFF/, '')
  if (tooDeep(text)) return { problem: 'The record is nested more than 100 levels deep.', snippet: snippet() }
  try {
    const frame = object(JSON.parse(text))
    if (!frame) return { problem: 'The record is no object.', snippet: snippet() }
    // The header stands bare; everything else in one key.
    if ('backupTimeMs' in frame) return { key: 'header', value: frame }
    for (const key in frame) {
      const value = object(frame[key])
      if (value) return { key, value }
    }
    return { problem: 'The record is of no known form.', snippet: snippet() }
  } catch {
    return { problem: 'The record is not valid JSON.', snippet: snippet() }
  }
}

function tooDeep(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 123 || c === 91) {
      if (++depth > deepest) return true
    } else if (c === 125 || c === 93) depth--
  }
  return false
}
