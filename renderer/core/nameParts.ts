/** A shown name out of its parts, where the owner wrote some of them and no name as a whole. */
import type { Profile } from './model'
import { scriptOf } from './names'

/**
 * Empty unless the owner wrote the given or the family name. What they left out comes from the sources; half a name stands only where nobody
 * has a whole one.
 */
export function nameFromParts({ given, family }: Profile['texts'], isNamed: boolean): string {
  const parts = [given?.[0], family?.[0]]
  if (!parts.some((part) => part?.by[0]?.source === 'you')) return ''
  const [first, last] = parts.map((part) => part?.value ?? '')
  if (!first || !last) return isNamed ? '' : first || last || ''
  return familyFirst.has(scriptOf(first)) && familyFirst.has(scriptOf(last)) ? `${last}${first}` : `${first} ${last}`
}

/** Written without a blank. */
const familyFirst: ReadonlySet<string> = new Set(['Han', 'Kana', 'Hangul'])
