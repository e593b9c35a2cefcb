/** What the table between two people shows: the reasons first, then what each is known by. */
import { handleParts, type Handle } from '#contract/handles'
import type { EntryValue } from '#contract/words'
import { dateWords, monthWords } from '../../core/dates'
import { networkOf, showHandle } from '../../core/handles'
import type { PersonDetail, PersonSummary, Profile, Suggestion, SuggestionReason, Teller, Told } from '../../core/model'
import { plainDateWords } from '../../core/plainDates'
import { count, counted, listed } from '../base/amounts'
import { networkName } from '../base/networks'
import { sourceWords } from './partWords'

/** join: proves much. hint: speaks for it. clash: speaks against it. known: said of each, and compared by nobody. */
export type Bond = 'join' | 'hint' | 'clash' | 'known'

export interface PairRow {
  readonly key: string
  readonly bond: Bond
  /** The middle column. */
  readonly words: string
  readonly left: readonly CellLine[]
  readonly right: readonly CellLine[]
  /** The lifelines stand under the words. */
  readonly life?: true
  /** Only one of the two can hold: what each side says, for choosing. */
  readonly choice?: { readonly left: Choice; readonly right: Choice; /** Which holds until another one is chosen. */ readonly holds: 'left' | 'right' }
}

export interface CellLine {
  readonly text: string
  /** Set where a mark of the network stands before it. */
  readonly network?: string
  /** Who says so, quietly after it. */
  readonly by?: string
}

export interface Choice {
  readonly entry: string
  readonly value: EntryValue
  readonly words: string
}

/** Kinds of reason that hardly come about by chance; of what is alike, only what is quite the same. */
const joins: ReadonlySet<SuggestionReason['kind']> = new Set(['sameAddress', 'link', 'samePhoto', 'sameHandle', 'sameBirthday'])

export const bondOf = ({ kind }: SuggestionReason): Bond => (kind === 'clash' ? 'clash' : joins.has(kind) ? 'join' : 'hint')

export function pairRows({ reasons }: Suggestion, left: PersonDetail, right: PersonDetail, zone: string): PairRow[] {
  const birthdays = clashOfBirthdays(left.profile, right.profile)
  const shown = reasons.map((reason, at): PairRow => {
    const choice = reason.kind === 'clash' && /birthday/i.test(reason.words) ? birthdays : undefined
    return {
      key: `${reason.kind} ${at}`, bond: bondOf(reason), words: reason.words, ...saidOf(reason),
      ...(reason.kind === 'succession' ? { life: true } : {}),
      ...(choice ? { choice } : {}),
    }
  })
  const kinds = new Set(reasons.map(({ kind }) => kind))
  const sides = [left, right] as const
  const known = (key: string, words: string, of: (person: PersonDetail) => readonly CellLine[], more: Partial<PairRow> = {}): PairRow[] => {
    const [one, other] = sides.map(of)
    return one!.length + other!.length === 0 ? [] : [{ key, bond: 'known', words, left: one!, right: other!, ...more }]
  }
  const hasChoice = shown.some(({ choice }) => choice)
  const rows = [
    ...shown.filter(({ bond }) => bond !== 'clash'),
    ...(kinds.has('sameName') || kinds.has('nameAlike') ? [] : known('names', 'names', namesOf)),
    ...known('addresses', 'addresses', ({ summary }) => addressLines(summary.handles)),
    ...(kinds.has('sameWork') ? [] : known('work', 'work', ({ profile }) => told(profile.entries.organisation, ({ name, role }) => [role, name].filter(Boolean).join(', ')))),
    ...(kinds.has('samePlace') ? [] : known('places', 'places', (person) => placesOf(person))),
    ...(kinds.has('sameBirthday') || hasChoice ? [] : known('birthdays', 'birthday', ({ profile }) => told(birthdaysOf(profile), ({ date }) => plainDateWords(date)))),
    ...known('seen', 'first and last', (person) => seenLines(person, zone), kinds.has('succession') ? {} : { life: true }),
    ...shown.filter(({ bond }) => bond === 'clash'),
  ]
  return rows
}

/** Under a name: another spelling and where they live; else what alone they are known from. */
export function sideWords({ otherName, where, networks }: PersonSummary): string {
  const parts = [otherName, where].filter((part) => part !== undefined)
  if (parts.length > 0) return parts.join(', ')
  const names = [...new Set(networks)].map(onNetwork)
  return names.length === 1 ? `only ${names[0]}` : listed(names)
}

/** `on Mastodon`, `in the address book`, `by telephone`. */
function onNetwork(network: string): string {
  return elsewhere.get(network) ?? `on ${networkName(network)}`
}
const elsewhere = new Map([
  ['tel', 'by telephone'], ['email', 'by e-mail'], ['card', 'in your address book'], ['calendar', 'in your calendar'], ['person', 'written down by you'], ['url', 'by a web address'],
])

/** A picture is told apart by a number that says nothing to anybody. */
const saidOf = ({ kind, left, right }: SuggestionReason): Pick<PairRow, 'left' | 'right'> =>
  kind === 'samePhoto' ? { left: lines('one picture'), right: lines('in both') } : { left: lines(left), right: lines(right) }

const lines = (text: string): readonly CellLine[] => (text === '' ? [] : [{ text }])

const mostAddresses = 5
const silent: ReadonlySet<string> = new Set(['card', 'person'])

/** A card's own key says nothing beside an address; the number of an account says less than any other address. */
export function addressLines(all: readonly Handle[], most = mostAddresses): readonly CellLine[] {
  const speaking = all.filter((handle) => !silent.has(networkOf(handle)))
  const isNumber = (handle: Handle) => handleParts(handle).kind === 'id' && networkOf(handle) !== 'mastodon'
  const told = [...speaking.filter((handle) => !isNumber(handle)), ...speaking.filter(isNumber)]
  // The key of a card or of somebody written down by hand is nothing to read.
  if (told.length === 0) return [...new Set(all.map(networkOf))].map((network) => ({ text: onNetwork(network), network }))
  const shown = told.slice(0, most).map((handle) => ({ text: showHandle(handle), network: networkOf(handle) }))
  return told.length > most ? [...shown, { text: `${count(told.length - most)} more` }] : shown
}

const namesOf = ({ summary }: PersonDetail): readonly CellLine[] =>
  lines([...new Set([summary.name, ...(summary.otherName === undefined ? [] : [summary.otherName]), ...(summary.alsoNamed ?? [])])].slice(0, 4).join(', '))

function placesOf({ profile, summary }: PersonDetail): readonly CellLine[] {
  const known = told(profile.entries.place, ({ name }) => name)
  return known.length > 0 || summary.where === undefined ? known : lines(summary.where)
}

/** From when to when there were words and meetings. */
function seenLines({ circle, encounters }: PersonDetail, zone: string): readonly CellLine[] {
  const span = (from: number, to: number) => {
    const [first, last] = [monthWords(from, zone), monthWords(to, zone)]
    return first === last ? dateWords(from, zone) : `${first} to ${last}`
  }
  const { firstDirect, lastDirect, firstEncounter, lastEncounter } = circle
  if (!firstDirect && !firstEncounter) return []
  const words = firstDirect && lastDirect ? `Words ${span(firstDirect.at, lastDirect.at)}` : 'No word'
  const met = encounters.filter(({ grade }) => grade !== 'candidate').length
  return [{ text: words }, ...(firstEncounter && lastEncounter ? [{ text: `${counted(met, 'meeting')}, ${span(firstEncounter.at, lastEncounter.at)}` }] : [])]
}

const mostTold = 3

function told<T>(values: readonly Told<T>[], words: (value: T) => string): readonly CellLine[] {
  return values.slice(0, mostTold).map(({ value, by }) => ({ text: words(value), by: byWords(by) })).filter(({ text }) => text !== '')
}

const byWords = (by: readonly Teller[]): string => (by[0] ? sourceWords(by[0].source) : '')

/** For two of one kind. */
const fileWords = (by: readonly Teller[]): string => (by[0]?.file === undefined ? byWords(by) : `from ${by[0].file}`)

type DateEntry = Extract<EntryValue, { entry: 'date' }>
const birthdaysOf = ({ entries }: Profile): readonly Told<DateEntry>[] => entries.date.filter(({ value }) => value.label.toLowerCase() === 'birthday')

const isOwn = ({ by }: Told<unknown>): boolean => by[0]?.source === 'you'

/** The two birthdays that show, when only one of them can be. */
function clashOfBirthdays(left: Profile, right: Profile): PairRow['choice'] {
  const [one, other] = [left, right].map((profile) => birthdaysOf(profile)[0])
  if (!one || !other) return undefined
  const named = byWords(one.by) === byWords(other.by) ? fileWords : byWords
  const choice = ({ entry, value, by }: Told<DateEntry>): Choice => ({ entry, value, words: [plainDateWords(value.date), named(by)].filter(Boolean).join(', ') })
  // The owner's word holds, whichever side it is on.
  return { left: choice(one), right: choice(other), holds: isOwn(other) && !isOwn(one) ? 'right' : 'left' }
}
