/** What the palette lists: the answer of a search and the commands, in groups of one line each. */
import { circleWords } from '../../core/circleWords'
import { dateWords, localDate } from '../../core/dates'
import type { PersonId, PersonSummary } from '../../core/model'
import { foldName } from '../../core/names'
import type { DateHit, Marked, PersonHit, PlaceHit, SearchAnswer, WordHit } from '../../core/search/model'
import { count } from '../base/amounts'
import type { IconName } from '../base/icons'

/** Something the app can be told to do. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  /** `Ctrl L` */
  readonly keys?: string
  /** Other words for it, for finding. */
  readonly also?: string
}

export type Choice =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'place'; readonly hit: PlaceHit }
  | { readonly kind: 'date'; readonly hit: DateHit }
  | { readonly kind: 'word'; readonly hit: WordHit }
  | { readonly kind: 'command'; readonly id: string }
  /** Another query: the nearest spelling. */
  | { readonly kind: 'query'; readonly query: string }
  | { readonly kind: 'more' }

export interface PaletteItem {
  readonly key: string
  readonly choice: Choice
  /** Set for a person, whose ring stands before the line. */
  readonly person?: PersonId
  readonly icon?: IconName
  readonly look: 'name' | 'says' | 'plain'
  readonly text: Marked
  readonly also?: Marked
  readonly aside?: string
  readonly keys?: string
}

/** Something said or met, in somebody's timeline: no note, and no field of theirs. */
export const isMarkable = ({ choice }: PaletteItem): boolean =>
  choice.kind === 'word' && (choice.hit.person !== null || choice.hit.who.length > 0) && !/^(?:note|field):/.test(choice.hit.id)

export interface PaletteGroup {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly items: readonly PaletteItem[]
}

export interface PaletteWorld {
  readonly people: ReadonlyMap<PersonId, PersonSummary>
  /** UTC ms. */
  readonly now: number
  readonly zone: string
}

/** Groups for what was typed; `answer` is null until there is one. */
export function groupsFor(query: string, answer: SearchAnswer | null, commands: readonly Command[], world: PaletteWorld): readonly PaletteGroup[] {
  const doing = commandGroup(query, commands)
  if (!answer) return doing ? [doing] : []
  const found = [peopleGroup(answer, world), placeGroup(answer), dateGroup(answer), wordGroup(answer, world)].filter((group) => group !== null)
  const nearest: PaletteGroup[] = answer.nearest === undefined ? [] : [{
    id: 'nearest', label: 'The nearest spelling', items: [{ key: 'nearest', choice: { kind: 'query', query: answer.nearest }, icon: 'search', look: 'plain', text: plain(answer.nearest) }],
  }]
  // Whoever types the beginning of a command means it, unless somebody is called so.
  const first = doing && answer.people.length === 0 && doing.items.some(({ text }) => text.marks[0]?.[0] === 0)
  const all = first ? [doing, ...found, ...nearest] : [...found, ...nearest, ...(doing ? [doing] : [])]
  return all
}

/** Before anything is typed: what was chosen last, and what can be done. */
export function groupsAtFirst(recent: readonly PaletteItem[], commands: readonly Command[]): readonly PaletteGroup[] {
  return [
    ...(recent.length > 0 ? [{ id: 'recent', label: 'Chosen last', items: recent.map((item) => ({ ...item, key: `recent ${item.key}` })) }] : []),
    { id: 'do', label: 'Do', items: commands.map((command) => commandItem(command, plain(command.label))) },
  ]
}

/** As a query: all that was said in this time. */
export function dateQuery({ from, to }: DateHit, zone: string): string {
  return `after:${isoDay(from - 1, zone)} before:${isoDay(to, zone)} `
}

const isoDay = (at: number, zone: string): string => {
  const { year, month, day } = localDate(at, zone)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const plain = (text: string): Marked => ({ text, marks: [] })

function peopleGroup({ people, peopleTotal }: SearchAnswer, { people: known, now, zone }: PaletteWorld): PaletteGroup | null {
  if (people.length === 0) return null
  const items = people.map(({ id, name, also }: PersonHit): PaletteItem => {
    const summary = known.get(id)
    return {
      key: `person ${id}`, choice: { kind: 'person', id }, person: id, look: 'name', text: name, ...(also ? { also } : {}),
      ...(summary ? { aside: circleWords(summary, now, zone) } : {}),
    }
  })
  return { id: 'people', label: 'People', note: count(peopleTotal), items: more(items, 'people', people.length < peopleTotal) }
}

function placeGroup({ places }: SearchAnswer): PaletteGroup | null {
  if (places.length === 0) return null
  const items = places.map((hit): PaletteItem => ({
    key: `place ${hit.name.text}`, choice: { kind: 'place', hit }, icon: 'map-pin', look: 'plain', text: hit.name,
    aside: hit.people.slice(0, 2).map(({ name }) => name).join(', ') + (hit.people.length > 2 ? ` and others` : ''),
  }))
  return { id: 'places', label: 'Places', note: count(places.length), items }
}

function dateGroup({ dates }: SearchAnswer): PaletteGroup | null {
  if (dates.length === 0) return null
  const items = dates.map((hit): PaletteItem => ({
    key: `date ${hit.from} ${hit.to}`, choice: { kind: 'date', hit }, icon: 'calendar', look: 'plain', text: plain(hit.words), aside: 'all that was said then',
  }))
  return { id: 'dates', label: 'Dates', items }
}

function wordGroup({ words, wordsTotal, atLeast }: SearchAnswer, { zone }: PaletteWorld): PaletteGroup | null {
  if (words.length === 0) return null
  const items = words.map((hit): PaletteItem => ({
    key: `word ${hit.id}`, choice: { kind: 'word', hit }, ...(hit.isMoment ? { icon: 'asterisk' as const } : hit.person === null ? { icon: 'info' as const } : { person: hit.person }),
    look: 'says', text: around(hit.words), aside: wordAside(hit, zone),
  }))
  return { id: 'words', label: 'Words', note: `${atLeast ? 'at least ' : ''}${count(wordsTotal)}, newest first`, items: more(items, 'words', words.length < wordsTotal) }
}

function wordAside({ id, name, at, day }: WordHit, zone: string): string {
  const when = at === null ? '' : dateWords(at, day === undefined ? zone : 'UTC')
  const whose = id.startsWith('note:') ? `note on ${name}` : name
  return [whose, when].filter((part) => part !== '').join(', ')
}

const more = (items: readonly PaletteItem[], id: string, there: boolean): readonly PaletteItem[] =>
  there ? [...items, { key: `more ${id}`, choice: { kind: 'more' }, icon: 'ellipsis', look: 'plain', text: plain('Show more') }] : items

function commandGroup(query: string, commands: readonly Command[]): PaletteGroup | null {
  const wanted = foldName(query).split(' ').filter((word) => word !== '')
  if (wanted.length === 0) return null
  const items = commands.flatMap((command) => {
    const text = foldName(`${command.label} ${command.also ?? ''}`)
    const begins = (word: string) => text.startsWith(word) || text.includes(` ${word}`)
    return wanted.every(begins) ? [commandItem(command, { text: command.label, marks: marksOf(command.label, wanted) })] : []
  })
  return items.length > 0 ? { id: 'do', label: 'Do', items } : null
}

const commandItem = ({ id, icon, keys }: Command, text: Marked): PaletteItem =>
  ({ key: `command ${id}`, choice: { kind: 'command', id }, icon, look: 'plain', text, ...(keys ? { keys } : {}) })

/** Where the words begin in a label; labels whose folded form has another length are left unmarked. */
function marksOf(label: string, wanted: readonly string[]): Marked['marks'] {
  const folded = foldName(label)
  if (folded.length !== label.length) return []
  const marks = wanted.flatMap((word): [number, number][] => {
    const at = folded.startsWith(word) ? 0 : folded.indexOf(` ${word}`) + 1
    return at === 0 && !folded.startsWith(word) ? [] : [[at, at + word.length]]
  }).sort((a, b) => a[0] - b[0])
  return marks.filter(([from], at) => at === 0 || from >= marks[at - 1]![1])
}

/** A match that ends within this much of a line is seen; else so much stands before it. */
const seen = 52
const lead = 32

/** The words from shortly before the first match, so that a line that is cut at its end shows it. */
export function around({ text, marks }: Marked): Marked {
  const first = marks[0]?.[0] ?? 0
  if ((marks[0]?.[1] ?? 0) <= seen) return { text, marks }
  const blank = text.indexOf(' ', first - lead)
  const from = blank >= 0 && blank < first ? blank + 1 : first
  return { text: `…${text.slice(from)}`, marks: marks.map(([start, end]) => [start - from + 1, end - from + 1] as const) }
}
