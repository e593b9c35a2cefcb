/** Keys for what sources say of somebody: equal things have equal keys, in every source and at every import. */
import type { EntryValue } from '#contract/words'
import { foldName } from './names'
import { hash53 } from './hashes'

/** For `putEntry` and `dropEntry`. Which label a place has, and from when to when, does not make it another one. */
export const entryKey = (value: EntryValue): string => `${value.entry}:${shortHash(partsOf(value).map(foldName).join('\n'))}`

/** Whether an entry is known by such a key; else it is the owner's own, under a uuid. */
export const isSourceKey = (entry: string): boolean => entry.includes(':')

/** The same for a field of one value, a label or a picture. */
export const textKey = (field: string, value: string): string => `${field}:${shortHash(foldName(value))}`

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

/** Enough to tell the few things known of one person apart. */
const shortHash = (text: string): string => hash53(text).toString(36)
