import { plainHeader } from './headers'
import { googleMeaning, isGoogle } from './google'
import { ignored, type Meaning } from './meanings'
import { wordMeaning } from './words'

/** Whose table it is, where its columns tell. The same word means different things to different programs: this comes before any dictionary. */
export interface Dialect {
  readonly id: 'google' | 'outlook' | 'thunderbird'
  /** As the user knows it. */
  readonly title: string
  readonly columns: readonly Meaning[]
}

export function dialectOf(names: readonly string[]): Dialect | undefined {
  if (isGoogle(names)) return { id: 'google', title: 'Google', columns: names.map(googleMeaning) }
  const meanings = names.map((name) => wordMeaning(name))
  if (isThunderbird(names, meanings)) return { id: 'thunderbird', title: 'Thunderbird', columns: names.map((name) => thunderbirdMeaning(name)) }
  const outlook = isOutlook(names, meanings)
  return outlook ? { id: 'outlook', title: outlook, columns: outlookMeanings(names) } : undefined
}

/** How many columns have names that are known: what tells a header from a note above it, and a comma from a semicolon. */
export const knownNames = (names: readonly string[]): number => names.filter((name) => wordMeaning(name) !== undefined || googleMeaning(name).role !== 'ignore').length

const words = (names: readonly string[]) => new Set(names.map(plainHeader))

/** What German and Russian write for the day of the month is the whole birthday elsewhere. */
const dayWords = new Set(['geburtstag', 'день рождения', 'birthday', 'birth day', 'jour de naissance', 'dzień urodzenia', 'giorno di nascita', 'día de nacimiento'].map(plainHeader))

function isThunderbird(names: readonly string[], meanings: readonly (Meaning | undefined)[]): boolean {
  const has = (role: Meaning['role']) => meanings.some((meaning) => meaning?.role === role)
  const day = has('birthDay') || names.some((name) => dayWords.has(plainHeader(name)))
  const own = words(names)
  return (has('birthYear') && has('birthMonth') && day && has('email')) || ([1, 2, 3, 4].every((number) => own.has(`custom ${number}`)) && own.has('primary email'))
}

function thunderbirdMeaning(name: string): Meaning {
  const plain = plainHeader(name)
  if (dayWords.has(plain)) return { role: 'birthDay' }
  // An address here is a street: its city and code have columns of their own.
  if (plain === 'home address' || plain === 'privat adresse' || plain === 'adresse privat') return { role: 'part', group: 'home', label: 'home', part: 'street' }
  if (plain === 'work address' || plain === 'dienstlich adresse' || plain === 'adresse dienstlich') return { role: 'part', group: 'work', label: 'work', part: 'street' }
  return wordMeaning(name) ?? ignored
}

/** Classic Outlook, Outlook on the web, and what Google writes for Outlook. */
function isOutlook(names: readonly string[], meanings: readonly (Meaning | undefined)[]): string | undefined {
  const own = words(names)
  const roles = new Set(meanings.map((meaning) => meaning?.role))
  if (!roles.has('email')) return undefined
  if (own.has('given yomi') && own.has('surname yomi')) return 'Outlook.com'
  const types = roles.has('emailType')
  if (own.has('internet free busy') && !types) return 'Google, in Outlook’s form'
  const numbered = [...own].some((name) => outlookOnly.test(name))
  const many = names.length >= 60 && meanings.filter(Boolean).length >= 20
  return types || many || numbered ? 'Outlook' : undefined
}

/** The second and third address have names that only Outlook gives them. */
const outlookOnly = /^(?:e mail [23] (?:address|adresse)|adresse de messagerie [23]|dirección de correo electrónico [23]|indirizzo e mail [23]|endereço de e mail [23])$/

const honorific = new Set(['title', 'titel', 'titre', 'título', 'titolo', 'tytuł'])

function outlookMeanings(names: readonly string[]): Meaning[] {
  let emails = 0
  let birthdays = 0
  return names.map((name) => {
    const plain = plainHeader(name)
    if (honorific.has(plain)) return { role: 'prefix' }
    // Nom is the family name, Nombre and Nome the given one; `Position` and `Profession` are the job.
    const meaning = wordMeaning(name) ?? ignored
    if (meaning.role === 'email') return { ...meaning, group: emails++ === 0 ? 'E-mail' : `E-mail ${emails}` }
    // Portuguese and Spanish have one word for both days: the birthday is the first.
    if (meaning.role === 'birthday' && birthdays++ > 0) return { role: 'anniversary' }
    return meaning
  })
}
