/**
 * What is known of somebody beside the timeline: the owner's words and the sources', side by side. What the owner wrote comes first and hides
 * nothing; an entry written under the key of what a source says is shown in its place, and one taken away by that key stays hidden, whatever is
 * imported again. Equal things are one, with everybody who says so.
 */
import { tidy, type Handle } from '#contract/handles'
import type { Card, PartialDate } from '#contract/records'
import type { EntryKind, EntryValue, PlainDate, Standing, TextField } from '#contract/words'
import { entryKey, textKey } from './entryKeys'
import type { Profile, Teller, Told } from './model'
import { bySource, foldName } from './names'

export interface ProfileInput {
  readonly words: ProfileWords
  readonly sources: readonly SourceCard[]
  readonly relations?: Profile['relations']
  readonly groups?: Profile['groups']
}

/** What the owner said of them. */
export interface ProfileWords {
  readonly texts: ReadonlyMap<TextField, Said<string>>
  /** By id or key, in the order they were first written; null for what was taken away. */
  readonly entries: ReadonlyMap<string, Said<EntryValue | null> & { readonly about?: readonly Handle[] }>
  readonly photo: Said<string> | undefined
  /** As written; accents and case make no other tag. */
  readonly tags: ReadonlyMap<string, boolean>
  /** When each of them was said, UTC ms. */
  readonly tagged: ReadonlyMap<string, number>
  readonly notes: Profile['notes']
  readonly standings: ReadonlySet<Standing>
}

interface Said<T> {
  readonly value: T
  readonly at: number
}

/** What one source's card says. `rank`: larger for the newer archive, where nothing else decides. */
export interface SourceCard extends Teller {
  readonly rank?: number
  readonly card: Card
}

export const emptyProfile = (): Profile => ({
  texts: {},
  entries: { date: [], place: [], organisation: [], language: [], met: [], field: [] },
  hidden: [],
  relations: [],
  groups: [],
  tags: [],
  labels: [],
  photos: [],
  notes: [],
  favourite: false,
  archived: false,
  deleted: false,
})

/** The same whatever the order of the sources. */
export function profileOf({ words, sources, relations = [], groups = [] }: ProfileInput): Profile {
  const sorted = [...sources].sort(better)
  const hidden = new Set([...words.entries].flatMap(([entry, { value }]) => (value === null ? [entry] : [])))
  const texts = textsOf(words, sorted, hidden)
  const photos = told(own(words.photo, 'photo'), sorted.flatMap((source) => tellings(source, source.card.photo, 'photo')), hidden)
  const tagged = new Map([...words.tags].map(([tag, on]) => [foldName(tag), { tag, on }]))
  const ownTags = [...tagged.values()].flatMap(({ tag, on }) => (on ? [tag] : []))
  const ownLabels = ownTags.map((tag): Telling<string> => ({ key: textKey('label', tag), entry: textKey('label', tag), value: tag, by: you(words.tagged.get(tag)) }))
  const labels = told(ownLabels, sorted.flatMap((source) => (source.card.labels ?? []).flatMap((label) => tellings(source, label, 'label', label))), hidden)
    .filter(({ value }) => tagged.get(foldName(value))?.on !== false)
  const tags = [...ownTags, ...labels.flatMap(({ value }) => (tagged.has(foldName(value)) ? [] : [value]))]
  return {
    texts,
    entries: entriesOf(words, entriesOnCards(sorted), hidden),
    hidden: told([], entriesOnCards(sorted).filter(({ key }) => hidden.has(key)), new Set()),
    relations,
    groups,
    tags: tags.sort(),
    labels,
    ...(photos[0] === undefined ? {} : { photo: photos[0].value }),
    photos,
    notes: words.notes,
    favourite: words.standings.has('favourite'),
    archived: words.standings.has('archived'),
    deleted: words.standings.has('deleted'),
  }
}

/** One thing said by one teller; `key` is equal for equal things. */
interface Telling<T> {
  readonly key: string
  readonly entry: string
  readonly value: T
  readonly by: Teller
  readonly about?: readonly Handle[]
}

/** `owned` first, then what the sources say, in the order given. */
function told<T>(owned: readonly Telling<T>[], said: readonly Telling<T>[], hidden: ReadonlySet<string>): Told<T>[] {
  if (owned.length === 0 && said.length === 0) return []
  const all = new Map<string, Pick<Telling<T>, 'entry' | 'value' | 'about'> & { by: Teller[] }>()
  const replaced = new Set(owned.map(({ entry }) => entry))
  for (const { key, entry, value, by, about } of [...owned, ...said.filter((one) => !hidden.has(one.key))]) {
    const known = all.get(key)
    if (known) {
      if (!known.by.some(({ source, file }) => source === by.source && file === by.file)) known.by.push(by)
    } else if (by.source === 'you' || !replaced.has(key)) all.set(key, { entry, value, by: [by], ...(about === undefined ? {} : { about }) })
  }
  return [...all.values()]
}

const you = (at: number | undefined): Teller => ({ source: 'you', ...(at === undefined ? {} : { seen: at }) })

const own = (said: Said<string> | undefined, field: string): Telling<string>[] =>
  said === undefined ? [] : [{ key: textKey(field, said.value), entry: field, value: said.value, by: you(said.at) }]

function tellings(source: SourceCard, text: string | undefined, field: string, value = text === undefined ? '' : tidy(text)): Telling<string>[] {
  return value === '' ? [] : [{ key: textKey(field, value), entry: textKey(field, value), value, by: tellerOf(source) }]
}

const tellerOf = ({ source, file, seen }: SourceCard): Teller => ({ source, ...(file === undefined ? {} : { file }), ...(seen === undefined ? {} : { seen }) })

function better(a: SourceCard, b: SourceCard): number {
  return bySource(a, b) || (b.rank ?? 0) - (a.rank ?? 0) || compare(a.source, b.source) || compare(a.file ?? '', b.file ?? '') || compare(JSON.stringify(a.card), JSON.stringify(b.card))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const textsOnCards: { readonly [F in TextField]: (card: Card) => readonly (string | undefined)[] } = {
  given: ({ given }) => [given],
  additional: ({ additional }) => [additional],
  family: ({ family }) => [family],
  prefix: ({ prefix }) => [prefix],
  suffix: ({ suffix }) => [suffix],
  nickname: ({ nicknames = [] }) => nicknames,
  pronunciation: ({ phonetic }) => [phonetic],
  maiden: ({ maiden }) => [maiden],
  pronouns: ({ pronouns }) => [pronouns],
}

function textsOf(words: ProfileWords, sources: readonly SourceCard[], hidden: ReadonlySet<string>): Profile['texts'] {
  const texts: Partial<Record<TextField, readonly Told<string>[]>> = {}
  for (const field of Object.keys(textsOnCards) as TextField[]) {
    const said = sources.flatMap((source) => textsOnCards[field](source.card).flatMap((text) => tellings(source, text, field)))
    const all = told(own(words.texts.get(field), field), said, hidden)
    if (all.length > 0) texts[field] = all
  }
  return texts
}

function entriesOf(words: ProfileWords, said: readonly Telling<EntryValue>[], hidden: ReadonlySet<string>): Profile['entries'] {
  const owned: Telling<EntryValue>[] = []
  for (const [entry, { value, at, about }] of words.entries) {
    if (value !== null) owned.push({ key: entryKey(value), entry, value, by: you(at), ...(about === undefined ? {} : { about }) })
  }
  const all = told(owned, said, hidden)
  const of = <K extends EntryKind>(kind: K) => all.filter((one): one is Told<Extract<EntryValue, { entry: K }>> => one.value.entry === kind)
  return { date: of('date'), place: of('place'), organisation: of('organisation'), language: of('language'), met: of('met'), field: of('field') }
}

const entriesOnCards = (sources: readonly SourceCard[]): Telling<EntryValue>[] =>
  sources.flatMap((source) => entriesOnCard(source.card).map((value): Telling<EntryValue> => {
    const key = entryKey(value)
    return { key, entry: key, value, by: tellerOf(source) }
  }))

/** Related people stay words here: a name on a card is nobody in particular. */
function entriesOnCard(card: Card): EntryValue[] {
  const { dates = [], addresses = [], relations = [], organisation, department, jobTitle, howMet } = card
  const entries: EntryValue[] = []
  for (const date of dates) {
    const plain = plainDate(date)
    if (plain) entries.push({ entry: 'date', label: tidy(date.label) || 'date', date: plain })
    else if (tidy(date.raw) !== '') entries.push({ entry: 'field', label: tidy(date.label) || 'date', value: tidy(date.raw) })
  }
  for (const { value, label } of addresses) {
    const name = addressLine(value)
    if (name !== '') entries.push({ entry: 'place', name, ...labelOf(label) })
  }
  const [work, unit, job] = [organisation, department, jobTitle].map((text) => tidy(text ?? ''))
  const role = [job, work ? unit : ''].filter(Boolean).join(', ')
  if (work || unit) entries.push({ entry: 'organisation', name: (work || unit)!, ...(role === '' ? {} : { role }) })
  else if (job) entries.push({ entry: 'field', label: 'job', value: job })
  if (howMet !== undefined && tidy(howMet) !== '') entries.push({ entry: 'met', words: howMet.trim() })
  for (const { value, label } of relations) {
    if (tidy(value) !== '') entries.push({ entry: 'field', label: labelOf(label).label ?? 'related', value: tidy(value) })
  }
  return entries
}

const labelOf = (label: string | undefined): { readonly label?: string } => (label === undefined || tidy(label) === '' ? {} : { label: tidy(label) })

/** Undefined when nothing in it is known. */
function plainDate({ year, month, day }: PartialDate): PlainDate | undefined {
  if (year === undefined && month === undefined && day === undefined) return undefined
  return { ...(year === undefined ? {} : { year }), ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) }
}

/** An address on one line. */
const addressLine = (address: string): string =>
  address
    .split(/[\r\n;]+/)
    .map(tidy)
    .filter((part) => part !== '')
    .join(', ')

/** The birthday that shows. Where it lacks the year and another on the same day has one, that one. */
export function birthdayOf({ entries }: Pick<Profile, 'entries'>): PlainDate | undefined {
  const birthdays = entries.date.flatMap(({ value }) => (value.label.toLowerCase() === 'birthday' ? [value.date] : []))
  const [first] = birthdays
  if (!first || first.year !== undefined) return first
  return birthdays.find(({ year, month, day }) => year !== undefined && month === first.month && day === first.day) ?? first
}

/** Where they live now: of the places without an end the owner's latest, else the best source's. */
export function placeOf({ entries }: Pick<Profile, 'entries'>): string | undefined {
  const current = entries.place.filter(({ value }) => value.to === undefined)
  const owned = current.filter(({ by }) => by[0]?.source === 'you')
  const latest = [...owned].sort((a, b) => compareDates(b.value.from, a.value.from))[0]
  return (latest ?? current[0])?.value.name
}

/** What has no date comes before what has one. */
const compareDates = (a: PlainDate | undefined, b: PlainDate | undefined): number =>
  (a?.year ?? -1) - (b?.year ?? -1) || (a?.month ?? 0) - (b?.month ?? 0) || (a?.day ?? 0) - (b?.day ?? 0)
