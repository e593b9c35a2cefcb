import { plainCell } from './cells'
import { looksLikeName } from './guess'
import { plainHeader } from './headers'
import type { Meaning } from './meanings'
import { wordMeaning } from './words'

/** Words of tables about money, machines, places or secrets: never people, whatever else stands beside. */
const never = new Set([
  'password', 'passwort', 'mot de passe', 'contraseña', 'senha', 'hasło', 'пароль', 'login username', 'login password', 'login uri', 'otpauth', 'totp', 'iban', 'bic', 'account number', 'debit', 'credit', 'balance', 'saldo',
  'kontostand', 'betrag', 'amount', 'price', 'preis', 'umsatz', 'buchungstag', 'valuta', 'sku', 'quantity', 'order id', 'order number', 'invoice', 'transaction id', 'video id', 'channel id', 'tweet id', 'product name',
  'latitude', 'longitude', 'lat', 'lon', 'lng', 'altitude', 'ip', 'ip address', 'user agent', 'steps', 'heart rate', 'isbn', 'author l f', 'artist name', 'album', 'track name', 'imdb rating', 'kalender', 'start date', 'start time', 'end date', 'end time', 'all day event',
])

/** How surely a table is one of people: 3 with names and addresses, 2 yes, 1 perhaps, 0 no. */
export function plausibility(names: readonly string[], columns: readonly Meaning[], rows: readonly (readonly string[])[]): 0 | 1 | 2 | 3 {
  if (names.length === 0 || rows.length === 0) return 0
  if (names.some((name) => never.has(plainHeader(name)))) return 0
  const roles = new Set(columns.map(({ role }) => role))
  const reach = roles.has('email') || roles.has('phone') || columns.some(({ role }) => role.startsWith('handle:'))
  const split = roles.has('given') && roles.has('family')
  const named = roles.has('name') || roles.has('given') || roles.has('family')
  const about = ['birthday', 'birthYear', 'organisation', 'jobTitle', 'nickname', 'howMet', 'relation', 'part', 'address', 'url', 'label', 'pronouns'].filter((role) => roles.has(role as Meaning['role'])).length
  // Rows with a time of day are messages, visits or likes, unless the table itself says whose names it holds.
  const says = columns.some(({ role }, at) => (role === 'name' || role === 'given' || role === 'family') && wordMeaning(names[at]!)?.role === role)
  if (!says && !roles.has('email') && names.some((_, at) => timed(rows, at))) return 0
  if (named && (roles.has('email') || roles.has('phone'))) return 3
  if (split || (named && reach) || (named && about >= 2) || roles.has('birthday')) return 2
  if (roles.has('email') || (named && about === 1)) return 2
  if (named) return rows.some((cells) => columns.some(({ role }, at) => role === 'name' && looksLikeName(plainCell(cells[at] ?? '')))) ? 2 : 1
  if (roles.has('phone')) return 2
  return holdsWords(names, rows) ? 1 : 0
}

function timed(rows: readonly (readonly string[])[], at: number): boolean {
  const values = rows.map((cells) => plainCell(cells[at] ?? '')).filter((value) => value !== '')
  return values.length > 0 && values.filter((value) => value.length < 40 && /\d:[0-5]\d\b/.test(value)).length * 3 >= values.length * 2
}

/** Nothing known, but a column whose values are short words, mostly different: they may be names. */
function holdsWords(names: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return names.some((_, at) => {
    const values = rows.map((cells) => plainCell(cells[at] ?? '')).filter((value) => value !== '')
    const words = values.filter((value) => value.length <= 60 && /^\p{Lu}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,3}$/u.test(value))
    return values.length >= 2 && values.some((value) => value !== value.toUpperCase()) && words.length * 3 >= values.length * 2 && new Set(values).size * 3 > values.length * 2
  })
}
