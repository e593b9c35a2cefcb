import { object, type Json } from '../formats/jsonValues'

/**
 * The first usable id among the values, as digits. Ids exceed 2^53: a number that large was rounded on its way and names
 * somebody else. `-1` and `0` stand for accounts that are gone.
 */
export function idOf(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string') {
      if (isId(value)) return value
    } else if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value)
  }
  return undefined
}

function isId(value: string): boolean {
  if (value.length === 0 || value.length > 20 || value === '0') return false
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    if (c < 48 || c > 57) return false
  }
  return true
}

/** A screen name without its @, lower-cased, or nothing when it is none. */
export function screenNameOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const name = value.charCodeAt(0) === 64 ? value.slice(1) : value
  if (name.length === 0 || name.length > 20) return undefined
  for (let i = 0; i < name.length; i++) if (!isWord(name.charCodeAt(i))) return undefined
  return name.toLowerCase()
}

/** Letters, digits and _: what screen names are made of. */
export const isWord = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95

/** Takes a record out of its wrapping: `{ "tweet": { … } }` becomes its inside, a bare record stays as it is. */
export function unwrap(value: unknown): Json | undefined {
  const record = object(value)
  if (!record) return undefined
  let only: string | undefined
  for (const key in record) {
    if (only !== undefined) return record
    only = key
  }
  return (only !== undefined && object(record[only])) || record
}
