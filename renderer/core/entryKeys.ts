/** Keys for what sources say of somebody: equal things have equal keys, in every source and at every import. */
import type { EntryValue } from '#contract/words'
import { foldName } from './names'

/** For `putEntry` and `dropEntry`. Which label a place has, and from when to when, does not make it another one. */
export const entryKey = (value: EntryValue): string => `${value.entry}:${hashOf(partsOf(value).map(foldName).join('\n'))}`

/** Whether an entry is known by such a key; else it is the owner's own, under a uuid. */
export const isSourceKey = (entry: string): boolean => entry.includes(':')

/** The same for a field of one value, a label or a picture. */
export const textKey = (field: string, value: string): string => `${field}:${hashOf(foldName(value))}`

function partsOf(value: EntryValue): string[] {
  switch (value.entry) {
    case 'date': return [value.label, ...[value.date.year, value.date.month, value.date.day].map((part) => (part === undefined ? '' : String(part)))]
    case 'place': return [value.name]
    case 'organisation': return [value.name, value.role ?? '']
    case 'language': return [value.name]
    case 'met': return [value.words ?? '', value.place ?? '', value.through ?? '', JSON.stringify(value.date ?? null)]
    case 'field': return [value.label, value.value]
    // Written by a newer version: kept, and shown by none.
    default: return [JSON.stringify(value)]
  }
}

/** 53 bits of a text (cyrb53 by bryc, public domain): enough to tell the few things known of one person apart. */
function hashOf(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}
