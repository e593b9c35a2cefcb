import type { Handle } from '#contract/handles'
import type { EntryKind, EntryValue, PlainDate } from '#contract/words'
import { isAfter, isKnown, plainDateProblem, plainDateWords, spanWords } from '../../../core/plainDates'

/** One entry as it is being written: every field there is, empty ones as well. */
export interface EntryDraft {
  label: string
  name: string
  role: string
  value: string
  date: PlainDate
  from: PlainDate
  to: PlainDate
  place: string
  through: Handle | undefined
}

export function draftOf(value?: EntryValue): EntryDraft {
  const empty: EntryDraft = { label: '', name: '', role: '', value: '', date: {}, from: {}, to: {}, place: '', through: undefined }
  switch (value?.entry) {
    case undefined: return empty
    case 'date': return { ...empty, label: value.label, date: value.date }
    case 'place': return { ...empty, name: value.name, label: value.label ?? '', from: value.from ?? {}, to: value.to ?? {} }
    case 'organisation': return { ...empty, name: value.name, role: value.role ?? '', from: value.from ?? {}, to: value.to ?? {} }
    case 'language': return { ...empty, name: value.name }
    case 'met': return { ...empty, value: value.words ?? '', date: value.date ?? {}, place: value.place ?? '', through: value.through }
    case 'field': return { ...empty, label: value.label, value: value.value }
  }
}

/** The entry, or what is wrong with it in a sentence. */
export function entryOf(kind: EntryKind, draft: EntryDraft): { readonly value: EntryValue } | { readonly problem: string } {
  const [label, name, role, value, place] = [draft.label, draft.name, draft.role, draft.value, draft.place].map((text) => text.trim()) as [string, string, string, string, string]
  const { date, from, to, through } = draft
  const dates = kind === 'place' || kind === 'organisation' ? [from, to] : kind === 'date' || kind === 'met' ? [date] : []
  const problem = dates.map(plainDateProblem).find((each) => each !== '')
  if (problem !== undefined) return { problem }
  if (dates.length === 2 && isAfter(from, to)) return { problem: 'It ends before it begins.' }
  const span = { ...(isKnown(from) && { from }), ...(isKnown(to) && { to }) }
  switch (kind) {
    case 'date': return isKnown(date) ? { value: { entry: 'date', label: label || 'birthday', date } } : { problem: 'Say at least the year, or the day and month.' }
    case 'place': return name ? { value: { entry: 'place', name, ...(label && { label }), ...span } } : { problem: 'Say where.' }
    case 'organisation': return name ? { value: { entry: 'organisation', name, ...(role && { role }), ...span } } : { problem: 'Say at what company, school or group.' }
    case 'language': return name ? { value: { entry: 'language', name } } : { problem: 'Say which language.' }
    case 'met': {
      if (!value && !place && !isKnown(date) && through === undefined) return { problem: 'Say when, where, through whom, or in your own words.' }
      return { value: { entry: 'met', ...(value && { words: value }), ...(isKnown(date) && { date }), ...(place && { place }), ...(through !== undefined && { through }) } }
    }
    case 'field': return label && value ? { value: { entry: 'field', label, value } } : { problem: label ? 'Write what belongs there.' : 'Give the field a name.' }
  }
}

/** An entry in a few words: `Lisbon, home, 2012 to 2019`. Own words have a line of their own; whoever introduced stands beside it, with a link. */
export function entryWords(value: EntryValue): string {
  switch (value.entry) {
    case 'date': return plainDateWords(value.date)
    case 'place': return listed(value.name, value.label, spanWords(value.from, value.to))
    case 'organisation': return listed(value.role, value.name, spanWords(value.from, value.to))
    case 'language': return value.name
    case 'met': return [value.words, listed(value.place, value.date && plainDateWords(value.date))].filter(Boolean).join('\n')
    case 'field': return value.value
  }
}

/** An own entry has a uuid; what a source says has a key of its own, also after the owner wrote it differently. */
export const isOwnEntry = (entry: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(entry)

const listed = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(', ')
