import { createHash } from 'node:crypto'
import { tidy } from '../../contract/handles'

/**
 * The id of a record that has none of its own: 128 bits of SHA-256 over its parts, each repaired and tidied, so that two
 * generations of an export agree. Never to be changed: libraries hold these ids.
 */
export function hashed(...parts: readonly (string | number | null | undefined)[]): string {
  const recipe = parts.map((part) => (typeof part === 'string' ? tidy(part) : String(part ?? ''))).join('\n')
  return createHash('sha256').update(recipe).digest('hex').slice(0, 32)
}

/**
 * Numbers exact repeats of an id inside one file: the second gets `:2`. One for each file, because the same record in two
 * files (two exports dropped together) is one record.
 */
export class Repeats {
  private readonly seen = new Map<string, number>()

  number(id: string): string {
    const times = (this.seen.get(id) ?? 0) + 1
    // Repeats stand beside each other; a file of millions of records must not be held.
    if (this.seen.size >= remembered) this.seen.clear()
    this.seen.set(id, times)
    return times === 1 ? id : `${id}:${times}`
  }
}

const remembered = 100_000
