/** One person made ready for comparing, once. */
import { handleParts } from '#contract/handles'
import type { PlainDate } from '#contract/words'
import { foldName } from '../names'
import { handleWord, type HandleWord } from './handleKeys'
import type { Known } from './known'
import { nameForm, pairedForm, type NameForm } from './nameForms'

export interface Traits {
  readonly known: Known
  readonly names: readonly NameForm[]
  readonly archives: ReadonlySet<string>
  readonly emails: ReadonlySet<string>
  readonly phones: ReadonlySet<string>
  readonly tails: readonly Tail[]
  /** Key → as written. */
  readonly employers: ReadonlyMap<string, string>
  readonly towns: ReadonlyMap<string, string>
  readonly birthdays: readonly PlainDate[]
  readonly pages: ReadonlySet<string>
  readonly photos: ReadonlySet<string>
  readonly threads: ReadonlyMap<string, string>
  readonly handles: readonly HandleWord[]
}

/** The last eight digits of a number. */
export interface Tail {
  readonly digits: string
  readonly shown: string
  /** Written with its country: two such numbers are equal or they are not. */
  readonly whole: boolean
}

/** More names than this are not one person's, and comparing all would take long. */
const namesOfOnePerson = 8
/** Of what an address book lists by the dozen. */
const mostOfOne = 32
/** Of an address of a house or a page. */
const longest = 500

export function traitsOf(known: Known): Traits {
  const some = <T>(all: readonly T[]) => all.slice(0, mostOfOne)
  return {
    known,
    names: formsOf(known.names),
    archives: new Set(known.archives),
    emails: new Set(some(known.emails)),
    phones: new Set(some(known.phones).filter((phone) => phone.startsWith('+'))),
    tails: some(known.phones).flatMap(tailOf),
    employers: keyed(some(known.employers), employerKey),
    towns: new Map(some(known.addresses).flatMap((address) => [...townsOf(address)])),
    birthdays: known.birthdays.filter(({ month, day }) => month !== undefined && day !== undefined),
    pages: new Set(some(known.pages).filter(({ length }) => length <= longest).map(pageKey).filter((page) => page !== '')),
    photos: new Set(known.photos),
    threads: keyed(some(known.threads), threadKey),
    handles: handleWordsOf(known),
  }
}

/** By their words: the same name in capitals is no second one. */
function formsOf(names: readonly string[]): NameForm[] {
  const forms = new Map<string, NameForm>()
  for (const name of names) {
    const form = nameForm(name)
    for (const one of form ? [form, pairedForm(form)] : []) {
      const key = one?.words.map(({ text }) => text).join(' ')
      if (one && key !== undefined && !forms.has(key) && forms.size < namesOfOnePerson) forms.set(key, one)
    }
  }
  return [...forms.values()]
}

function handleWordsOf({ handles }: Known): HandleWord[] {
  const words = new Map<string, HandleWord>()
  for (const handle of handles) {
    const word = handleWord(handle)
    if (word) words.set(`${word.network} ${word.key}`, word)
  }
  return [...words.values()].slice(0, mostOfOne)
}

const tailOf = (phone: string): Tail[] => {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 8 ? [] : [{ digits: digits.slice(-8), shown: phone, whole: phone.startsWith('+') }]
}

function keyed(values: readonly string[], keyOf: (value: string) => string): Map<string, string> {
  const found = new Map<string, string>()
  for (const value of values) {
    const key = keyOf(value)
    if (key !== '' && !found.has(key)) found.set(key, value)
  }
  return found
}

/** Without its legal form: `Umi Labs` and `UMI Labs GmbH` are one. */
function employerKey(name: string): string {
  const words = foldName(name).split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '' && !legalForms.has(word))
  const key = words.join(' ')
  return key.length < 2 || nobodysEmployer.has(key) ? '' : key
}
const legalForms = new Set('gmbh ag kg ohg ug eg mbh inc incorporated ltd limited llc llp plc corp corporation co company sa sas sarl srl spa bv nv oy oyj ab as asa aps kft zrt doo ooo pty pte the'.split(' '))
const nobodysEmployer = new Set([
  'self employed', 'selfemployed', 'self', 'freelance', 'freelancer', 'freelancing', 'independent', 'selbstandig', 'selbststandig', 'freiberuflich', 'retired', 'student', 'none', 'n a', 'unemployed', 'stealth startup', 'stealth',
  'stealth mode startup', 'various', 'private', 'confidential',
])

const pageKey = (page: string): string =>
  page.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/^(?:www|m|mobile)\./, '').replace(/^twitter\.com\//, 'x.com/').replace(/[/#?.,]+$/, '')

/** Towns and regions in an address as somebody wrote it: parts without a street number; countries left out. */
function townsOf(address: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of address.slice(0, longest).split(/[\r\n;,]+/)) {
    const shown = part.trim()
    // `8010 Graz`, `A-8010 Graz`, `SW1A 2AA London`, `Portland 97201`; anything else with a number is a street.
    const name = /\d/.test(shown) ? (/^(?:[A-Za-z]{1,2}-)?\d{3,6}(?:[ -]\d{2,4})?\s+(\D+)$/.exec(shown)?.[1] ?? /^(\D+?)\s+\d{4,6}(?:[ -]\d{2,4})?$/.exec(shown)?.[1]) : shown
    const key = name === undefined ? '' : foldName(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
    if (key.length > 2 && !countries().has(key) && !street.test(key) && !found.has(key)) found.set(key, name!.trim())
  }
  return found
}
const street = /(?:strasse|gasse|allee|weg|street|road|avenue|lane|rue|calle|via|ulica|platz)$|^(?:rue|calle|via|ulica|avenida|avenue) /

let names: ReadonlySet<string> | undefined
function countries(): ReadonlySet<string> {
  if (names) return names
  const found = new Set(['usa', 'us', 'uk', 'england', 'scotland', 'wales', 'deutschland', 'österreich', 'schweiz', 'holland'].map(foldName))
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  for (const language of ['en', 'de', 'fr', 'es', 'it', 'ru']) {
    const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const first of letters) for (const second of letters) {
      const name = regions.of(first + second)
      // City states are towns as well.
      if (name !== undefined && !['SG', 'MC', 'VA', 'LU', 'HK', 'MO', 'GI', 'SM'].includes(first + second)) found.add(foldName(name))
    }
  }
  return (names = found)
}

/** `Us` and a flower are the title of many. */
const threadKey = (title: string): string => {
  const key = foldName(title).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
  return key.length > 3 ? key : ''
}

/** The handle's network where it is that of an account, which an archive of that network tells from its others. */
export function accountNetwork(handle: string): string | undefined {
  const { network, kind } = handleParts(handle)
  if (noAccounts.has(network)) return undefined
  return kind === 'address' && network !== 'mastodon' ? undefined : network
}
/** Whoever writes there gives what name they like, or is written down by somebody else. */
const noAccounts = new Set([
  'email', 'tel', 'url', 'card', 'person', 'thread', 'calendar', 'contacts', 'vcard', 'friends-md', 'monica', 'nametag', 'meerkat', 'wordpress', 'blogger', 'disqus', 'commento',
  'isso', 'remark42', 'movable-type', 'webmention', 'hcard',
])
