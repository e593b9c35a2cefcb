import { isEmail } from '../vcard/accounts'
import { profileHandle } from '../../contract/profileUrls'
import { plainHeader } from './headers'
import { plainCell } from './cells'
import { ignored, type Meaning } from './meanings'
import { ambiguousNames, wordMeaning } from './words'

/** What each column of any table seems to hold, by its name in many languages, else by what stands in it. */
export function guessColumns(names: readonly string[], rows: readonly (readonly string[])[]): Meaning[] {
  const byName = names.map((name) => wordMeaning(name))
  const columns = names.map((name, at) => {
    const values = rows.map((cells) => plainCell(cells[at] ?? '')).filter((value) => value !== '')
    return fitting(byName[at], values, plainHeader(name)) ?? byValues(values) ?? ignored
  })
  return namesMadeWhole(columns, names, rows)
}

/** What the values forbid is not believed of a name: `Contact` may hold e-mails, `Source` numbers, `Id` anything. */
function fitting(meaning: Meaning | undefined, values: readonly string[], header: string): Meaning | undefined {
  if (!meaning || values.length === 0) return meaning
  switch (meaning.role) {
    case 'name': case 'given': case 'family':
      if (most(values, isEmail)) return { role: 'email' }
      return most(values, (value) => /\p{L}/u.test(value) && !/^https?:/i.test(value)) ? meaning : undefined
    case 'email': return most(values, (value) => value.includes('@') || /^\/o=/i.test(value)) ? meaning : undefined
    case 'phone': return most(values, (value) => /\d{3}|^\D{0,3}\d/.test(value) || /^[\p{L} ]+$/u.test(value)) ? meaning : undefined
    case 'birthday': case 'anniversary': return most(values, (value) => /\d/.test(value)) ? meaning : undefined
    // One word for a street, a web address, a mail address.
    case 'address': return most(values, isEmail) ? { role: 'email' } : most(values, isLink) ? { role: 'url' } : meaning
    case 'jobTitle': return header === 'title' && most(values, (value) => honorifics.test(value)) ? { role: 'prefix' } : meaning
    default: return meaning
  }
}

const honorifics = /^(?:dr|prof|mr|mrs|ms|miss|mx|sir|herr|frau|hr|fr|m|mme|mlle|sr|sra|sig|pan|pani)\.?(?: dr\.?)?$/i
const isLink = (value: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(value)

function byValues(values: readonly string[]): Meaning | undefined {
  if (values.length === 0) return undefined
  if (most(values, (value) => isEmail(value.replace(/^mailto:/i, '')))) return { role: 'email' }
  if (most(values, looksLikePhone)) return { role: 'phone' }
  if (most(values, (value) => profileHandle(value) !== undefined && value.includes('/'))) return { role: 'url' }
  return undefined
}

/** International or with the signs people put between groups of digits: a bare number may be anything. */
export const looksLikePhone = (value: string): boolean => value.length <= 30 && /^(?:tel:)?\+?[\d ()/.-]{6,}$/i.test(value) && /^\+|[ ()/-]/.test(value) && !/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$/.test(value) && value.replace(/\D/g, '').length >= 6 && value.replace(/\D/g, '').length <= 15

/** Two or three words that each begin as names do. */
export const looksLikeName = (value: string): boolean => value.length <= 60 && /^(?:\p{Lu}[\p{L}\p{M}'’.-]*)(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|d[aeiou]s?|de la|van|von|der|den|af|y|bin|al)){1,4}$/u.test(value)

/** A word for the given name alone is the whole name; a table that names none may still hold a column of names. */
function namesMadeWhole(columns: readonly Meaning[], names: readonly string[], rows: readonly (readonly string[])[]): Meaning[] {
  const has = (role: Meaning['role']) => columns.some((column) => column.role === role)
  if (has('given') !== has('family') && !has('name')) {
    const lone = columns.map((column, at) => (column.role === 'given' || column.role === 'family') && ambiguousNames.has(plainHeader(names[at]!)))
    return columns.map((column, at) => (lone[at] ? { role: 'name' } : column))
  }
  if (has('name')) return has('given') || has('family') ? [...columns] : withParts(columns, names, rows)
  if (has('given') || has('family')) return [...columns]
  const at = columns.findIndex((column, place) => column.role === 'ignore' && wordMeaning(names[place]!) === undefined && isNames(rows.map((cells) => plainCell(cells[place] ?? ''))))
  return withParts(columns.map((column, place) => (place === at ? { role: 'name' } : column)), names, rows)
}

/** Two columns that make up the name are its parts. */
function withParts(columns: readonly Meaning[], names: readonly string[], rows: readonly (readonly string[])[]): Meaning[] {
  const name = columns.findIndex(({ role }) => role === 'name')
  const free = columns.flatMap(({ role }, at) => (role === 'ignore' && wordMeaning(names[at]!) === undefined ? [at] : []))
  const cell = (cells: readonly string[], at: number) => plainCell(cells[at] ?? '')
  for (const given of free) {
    const family = free.find((at) => at === given + 1 && rows.length > 1 && rows.every((cells) => cell(cells, name) === `${cell(cells, given)} ${cell(cells, at)}`.trim()))
    if (family !== undefined) return columns.map((column, at) => (at === given ? { role: 'given' } : at === family ? { role: 'family' } : column))
  }
  return [...columns]
}

function isNames(values: readonly string[]): boolean {
  const filled = values.filter((value) => value !== '')
  return filled.length >= 2 && most(filled, looksLikeName) && new Set(filled).size * 2 > filled.length
}

/** Two in three. */
const most = (values: readonly string[], test: (value: string) => boolean): boolean => values.length > 0 && values.filter(test).length * 3 >= values.length * 2
