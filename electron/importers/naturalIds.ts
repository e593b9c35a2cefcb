import { createHash } from 'node:crypto'
import { tidy } from '../contract/handles'

/**
 * The id of a record that has none of its own: 128 bits of SHA-256 over its parts, each in NFC and with white space collapsed, so that
 * two generations of an export agree. Never to be changed: libraries hold these ids.
 */
export function hashedId(...parts: readonly (string | number | null | undefined)[]): string {
  const recipe = parts.map((part) => (typeof part === 'string' ? tidy(part) : String(part ?? ''))).join('\n')
  return createHash('sha256').update(recipe).digest('hex').slice(0, 32)
}

/**
 * Numbers exact repeats of an id inside one file: the second gets `:2`. One for each file, because the same record in two files (two
 * exports dropped together) is one record.
 */
export class Ordinals {
  private seen = new Map<string, number>()
  private before = new Map<string, number>()

  number(id: string): string {
    const times = (this.seen.get(id) ?? this.before.get(id) ?? 0) + 1
    // Repeats stand near each other; a file of millions of records must not be held.
    if (this.seen.size >= remembered) {
      this.before = this.seen
      this.seen = new Map()
    }
    this.seen.set(id, times)
    return times === 1 ? id : `${id}:${times}`
  }
}

const remembered = 100_000
