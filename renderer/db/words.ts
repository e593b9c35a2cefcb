/** What the owner has said, as it stands: of the operations in force, the latest by clock wins each field. */
import { tidy, type Handle } from '#contract/handles'
import type { OperationArguments, OperationId, OperationName } from '#contract/operations'
import type { InteractionFact, Place } from '#contract/records'
import type { EntryValue, LogKind, Standing, TextField, Verdict } from '#contract/words'
import { isSourceKey } from '../core/entryKeys'
import type { EarlierWord } from '../core/model'
import { foldName } from '../core/names'
import { markedKey } from '../core/nominations'
import type { RelationWord } from '../core/relations'
import type { DecisionRow } from './database'

export interface Moment {
  readonly why: string
  readonly operation: OperationId
}

/** A word of the owner's and when it was written, UTC ms. */
export interface Said<T> {
  readonly value: T
  readonly at: number
}

/** What hangs on one handle; after a merge a person may have several. */
export interface OwnNote {
  readonly about: Handle
  readonly text: string
  readonly at: number
  readonly operation: OperationId
}

/**
 * What the owner said about one person. Whatever is one thing (a name, a field, an entry, whether they are in the trash) is as the last word
 * about any of their handles has it. Notes hang on one handle each, and tags and groups are those of all their handles, so that two people
 * who become one keep what either had; who takes one away names every handle.
 */
export interface OwnWords {
  /** Empty when the imported name stands. */
  readonly name: string
  /** The same, unless it is but the name they were created with. */
  readonly renamed: string
  /** The name they were created with by hand: shown where neither a later word nor a source has one. */
  readonly created: string
  /** When the owner last gave a name, UTC ms. */
  readonly namedAt: number | undefined
  /** All notes, the oldest first, a blank line between. */
  readonly note: string
  readonly notes: readonly OwnNote[]
  /** None is empty. */
  readonly texts: ReadonlyMap<TextField, Said<string>>
  /**
   * By their id or key, in the order they were first written; null for those taken away. What was written over a source's entry stands although
   * another handle's was taken away: it was two people's. `about` has the handles it was written about.
   */
  readonly entries: ReadonlyMap<string, Said<EntryValue | null> & { readonly about?: readonly Handle[] }>
  /** Undefined when the sources' pictures stand. */
  readonly photo: Said<string> | undefined
  /**
   * Whether each tag is on, for any of their handles. Accents and case make no other tag; it is written as it was last. One that is off
   * hides a source's label of the same words.
   */
  readonly tags: ReadonlyMap<string, boolean>
  /** Ids of those they are in, whether or not there is such a group (any more). In text order. */
  readonly groups: readonly string[]
  /** When each of the tags and groups was said last, UTC ms. */
  readonly tagged: ReadonlyMap<string, number>
  readonly joined: ReadonlyMap<string, number>
  /** In the order they were said. */
  readonly relations: readonly RelationWord[]
  readonly standings: ReadonlySet<Standing>
  /** By natural id of the item. */
  readonly moments: ReadonlyMap<string, Moment>
  readonly verdicts: ReadonlyMap<string, Judgement>
  /** By the keys of `core/statements.ts`. */
  readonly statements: ReadonlyMap<string, Verdict>
  /** When statements were judged, by key, and items marked (`markedKey`), UTC ms. */
  readonly answered: ReadonlyMap<string, number>
  /** The last word on each introduction, whoever it is about. */
  readonly introductions: readonly IntroductionWord[]
  /** About every so many days; 0 where the owner no longer wants it. Undefined where nothing was said of the person. */
  readonly cadence: number | undefined
  /** As they were written last; false for what was taken off. */
  readonly topics: ReadonlyMap<string, boolean>
  /** SHA-256 of the pictures kept with a meeting, by natural id of one of its records. */
  readonly pictures: ReadonlyMap<string, readonly string[]>
  readonly meetings: readonly Meeting[]
  /** Names, notes and fields that a later word replaced, the latest first. */
  readonly earlier: readonly EarlierWord[]
}

/** What the owner says of a piece of evidence, and when and where it was really, if that is not what the evidence says. */
export interface Judgement {
  readonly verdict: Verdict
  readonly day?: string
  /** UTC ms. */
  readonly at?: number
  readonly place?: Place
}

/** Who brought whom together, in the owner's word. */
export interface IntroductionWord {
  readonly by: Handle | ''
  readonly people: readonly Handle[]
  readonly verdict: Verdict
  readonly day?: string
  readonly text?: string
  readonly operation: OperationId
  /** When it was said, UTC ms. */
  readonly at: number
}

/** A meeting logged by hand, as an interaction of everybody who was there. */
export interface Meeting {
  readonly fact: InteractionFact
  readonly operation: OperationId
  readonly clock: string
}

/** `rows`: all that speaks of the person's `handles`, and perhaps of others as well; undone ones are left out here. */
export function ownWords(rows: Iterable<DecisionRow>, handles: Iterable<Handle>): OwnWords {
  const inForce = inOrder(rows)
  const said = new Sayings()
  let created = ''
  let photo: Said<string> | undefined
  const entries = new Entries()
  const tags = new OfHandles(handles)
  const groups = new OfHandles(handles)
  const relations: RelationWord[] = []
  const standings = new Map<Standing, boolean>()
  const moments = new Map<string, Moment>()
  const verdicts = new Map<string, Judgement>()
  const statements = new Map<string, Verdict>()
  const answered = new Map<string, number>()
  const introductions = new Map<string, IntroductionWord>()
  let cadence: number | undefined
  const topics = new Map<string, { readonly topic: string; readonly on: boolean }>()
  const pictures = new Map<string, Set<string>>()
  const meetings = new Map<string, Meeting>()
  for (const row of inForce) {
    const at = timeOf(row)
    if (is(row, 'renamePerson')) said.add('name', 'name', row.args.name, row)
    else if (is(row, 'createPerson')) said.add('name', 'name', (created = row.args.name), row)
    else if (is(row, 'notePerson')) said.add(`note ${row.args.about}`, 'note', row.args.text, row)
    else if (is(row, 'setText')) said.add(row.args.field, row.args.field, row.args.value, row)
    else if (is(row, 'putEntry')) entries.say(row.args.entry, row.args.about, { value: row.args.value, at })
    else if (is(row, 'dropEntry')) entries.say(row.args.entry, row.args.about, { value: null, at })
    else if (is(row, 'setPhoto')) photo = row.args.photo === '' ? undefined : { value: row.args.photo, at }
    else if (is(row, 'tagPeople')) tags.say(foldName(row.args.tag), row.about, row.args.on, at, tidy(row.args.tag))
    else if (is(row, 'joinGroup')) groups.say(row.args.group, row.about, row.args.on, at)
    else if (is(row, 'relatePeople')) relations.push({ ...row.args, at })
    else if (is(row, 'setStanding')) standings.set(row.args.standing, row.args.on)
    else if (is(row, 'markMoment')) {
      moments.set(row.args.item, { why: row.args.why, operation: row.id })
      answered.set(markedKey(row.args.item), at)
    }
    else if (is(row, 'judgeEvidence')) verdicts.set(row.args.item, judgementOf(row, verdicts.get(row.args.item)))
    else if (is(row, 'judgeStatement')) {
      statements.set(row.args.statement, row.args.verdict)
      answered.set(row.args.statement, at)
    }
    else if (is(row, 'judgeIntroduction')) introductions.set(introductionKey(row.args), { ...row.args, operation: row.id, at })
    else if (is(row, 'setCadence')) cadence = row.args.days
    else if (is(row, 'setTopic')) sayTopic(topics, row.args)
    else if (is(row, 'attachPicture')) keepPicture(pictures, row.args)
    else if (is(row, 'logMeeting')) meetings.set(row.args.meeting, meetingOf(row))
  }
  const [named] = said.last('name')
  const notes = said.last('note').map(({ row, words, at }): OwnNote => ({ about: row.about[0]!, text: words, at, operation: row.id }))
  return {
    name: named?.words ?? '',
    renamed: named && is(named.row, 'renamePerson') ? named.words : '',
    created,
    namedAt: named?.at,
    note: notes.map(({ text }) => text.trimEnd()).join('\n\n'),
    notes,
    texts: said.texts(),
    entries: entries.standing(),
    photo,
    tags: tags.states(),
    groups: [...groups.states()].flatMap(([group, on]) => (on ? [group] : [])).sort(),
    tagged: tags.times(),
    joined: groups.times(),
    relations,
    standings: new Set([...standings].flatMap(([standing, on]) => (on ? [standing] : []))),
    moments,
    verdicts,
    statements,
    answered,
    introductions: [...introductions.values()],
    cadence,
    topics: new Map([...topics.values()].map(({ topic, on }) => [topic, on])),
    pictures: new Map([...pictures].flatMap(([item, photos]) => (photos.size > 0 ? [[item, [...photos]]] : []))),
    meetings: [...meetings.values()],
    earlier: said.earlier(),
  }
}

/** A later yes or no leaves when and where it was as it was corrected before, unless it says otherwise. */
function judgementOf({ args: { verdict, day, at, place } }: DecisionRow<'judgeEvidence'>, before: Partial<Judgement> = {}): Judgement {
  const when = day === undefined && at === undefined ? before : { day, at }
  const where = place ?? before.place
  return { verdict, ...(when.day === undefined ? {} : { day: when.day }), ...(when.at === undefined ? {} : { at: when.at }), ...(where === undefined ? {} : { place: where }) }
}

const introductionKey = ({ by, people }: Pick<IntroductionWord, 'by' | 'people'>): string => JSON.stringify([by, ...[...people].sort()])

/** The last said stands last: two spellings may be one topic. */
function sayTopic(topics: Map<string, { readonly topic: string; readonly on: boolean }>, { topic, on }: OperationArguments['setTopic']): void {
  topics.delete(foldName(topic))
  topics.set(foldName(topic), { topic: tidy(topic), on })
}

function keepPicture(pictures: Map<string, Set<string>>, { item, photo, on }: OperationArguments['attachPicture']): void {
  const known = pictures.get(item) ?? new Set<string>()
  pictures.set(item, known)
  if (on) known.add(photo)
  else known.delete(photo)
}

/** The last word on each entry of a list; on a source's, the last word about each handle. */
class Entries {
  private readonly said = new Map<string, Map<Handle, Said<EntryValue | null>>>()

  /** In the order of the clock. */
  say(entry: string, about: Handle, one: Said<EntryValue | null>): void {
    const words = this.said.get(entry) ?? new Map<Handle, Said<EntryValue | null>>()
    this.said.set(entry, words)
    const whose = isSourceKey(entry) ? about : ''
    words.delete(whose)
    words.set(whose, one)
  }

  standing(): OwnWords['entries'] {
    return new Map([...this.said].map(([entry, words]) => {
      const written = [...words].filter(([, { value }]) => value !== null)
      const [, last] = written.at(-1) ?? [...words].at(-1)!
      return [entry, { ...last, ...(written.length > 0 && isSourceKey(entry) ? { about: written.map(([handle]) => handle) } : {}) }]
    }))
  }
}

/** Yes or no of each thing, for each handle of a person. */
class OfHandles {
  private readonly handles: ReadonlySet<Handle>
  private readonly things = new Map<string, { words: string; at: number; readonly said: Map<Handle, boolean> }>()

  constructor(handles: Iterable<Handle>) {
    this.handles = new Set(handles)
  }

  /** In the order of the clock. `words`: as it was written. */
  say(thing: string, about: readonly Handle[], on: boolean, at: number, words = thing): void {
    const isNamed = naming(about)
    const own = [...this.handles].filter(isNamed)
    if (own.length === 0) return
    const known = this.things.get(thing) ?? { words, at, said: new Map<Handle, boolean>() }
    this.things.set(thing, known)
    known.words = words
    known.at = at
    for (const handle of own) known.said.set(handle, on)
  }

  /** Yes where any of them says so. As it was written last. */
  states(): Map<string, boolean> {
    return new Map([...this.things.values()].map(({ words, said }) => [words, [...said.values()].includes(true)]))
  }

  /** When each was said last. */
  times(): Map<string, number> {
    return new Map([...this.things.values()].map(({ words, at }) => [words, at]))
  }
}

/** What was said of very many in one go is asked for each of them. */
function naming(about: readonly Handle[]): (handle: Handle) => boolean {
  if (about.length < 16) return (handle) => about.includes(handle)
  const known = named.get(about) ?? new Set(about)
  named.set(about, known)
  return (handle) => known.has(handle)
}
const named = new WeakMap<readonly Handle[], ReadonlySet<Handle>>()

interface Saying extends EarlierWord {
  readonly row: DecisionRow
}

/** The fields whose history is shown, each with all that was said of it. */
class Sayings {
  private readonly fields = new Map<string, Saying[]>()
  private readonly all: Saying[] = []

  /** In the order of the clock. */
  add(field: string, what: EarlierWord['what'], words: string, row: DecisionRow): void {
    const one: Saying = { what, words, at: timeOf(row), row }
    this.all.push(one)
    const before = this.fields.get(field)
    if (before) before.push(one)
    else this.fields.set(field, [one])
  }

  /** What stands now, the oldest first; what was emptied is left out. */
  last(what: EarlierWord['what']): Saying[] {
    const standing = new Set([...this.fields.values()].map((said) => said.at(-1)))
    return this.all.filter((one) => one.what === what && standing.has(one) && one.words.trim() !== '')
  }

  texts(): Map<TextField, Said<string>> {
    const texts = new Map<TextField, Said<string>>()
    for (const said of this.fields.values()) {
      const { what, words, at } = said.at(-1)!
      if (what !== 'name' && what !== 'note' && words.trim() !== '') texts.set(what, { value: tidy(words), at })
    }
    return texts
  }

  /** What later words replaced, the latest first. */
  earlier(): EarlierWord[] {
    const standing = new Set([...this.fields.values()].map((said) => said.at(-1)))
    return this.all.filter((one) => !standing.has(one) && one.words !== '').map(({ what, words, at }) => ({ what, words, at })).reverse()
  }
}

/** The imports taken back, each with the operation that did it last. */
export function undoneImports(rows: Iterable<DecisionRow>): ReadonlyMap<string, OperationId> {
  const undone = new Map<string, OperationId>()
  for (const row of inOrder(rows)) if (is(row, 'undoImport')) undone.set(row.args.import, row.id)
  return undone
}

/** Handles the owner has written down, in force. */
export function handlesInMeetings(rows: Iterable<DecisionRow>): Set<Handle> {
  const handles = new Set<Handle>()
  for (const row of rows) if (!row.undone && is(row, 'logMeeting')) for (const handle of row.args.with) handles.add(handle)
  return handles
}

export const meetingItem = (meeting: string) => `meeting:${meeting}`

function meetingOf(row: DecisionRow<'logMeeting'>): Meeting {
  const { meeting, with: who, day, at, place, text, kind = 'meeting' } = row.args
  const id = meetingItem(meeting)
  const fact: InteractionFact = {
    fact: 'interaction', id, stream: who[0] ?? id, network: 'journal', kind, ...logged[kind], who,
    ...(kind === 'meeting' ? { event: id, grade: 'confirmed' } : {}),
    ...(at === undefined ? { at: noonOf(day), day } : { at }),
    ...(place === undefined ? {} : { place }),
    ...(text === undefined ? {} : { text }),
  }
  return { fact, operation: row.id, clock: row.clock }
}

/** As the archives have them: a call is a touch of both, a note is something written down about them and no touch. */
const logged: { readonly [K in LogKind]: Pick<InteractionFact, 'setting' | 'direction'> } = {
  meeting: { setting: 'inPerson', direction: 'mutual' },
  call: { setting: 'private', direction: 'mutual' },
  note: { setting: 'ambient', direction: 'sent' },
}

/** Days without a time stand at noon UTC; null when it is no day at all. */
function noonOf(day: string): number | null {
  const at = Date.parse(`${day}T12:00:00Z`)
  return Number.isNaN(at) ? null : at
}

/** The wall time of a hybrid clock, UTC ms: its first 13 digits. */
export const timeOf = (row: DecisionRow): number => Number(row.clock.slice(0, 13))

const is = <N extends OperationName>(row: DecisionRow, name: N): row is DecisionRow<N> => row.name === name

/** Those in force, in the order they were said. */
export const inOrder = <R extends DecisionRow>(rows: Iterable<R>): R[] => [...rows].filter((row) => !row.undone).sort(byClock)

/** Clocks end with the device, so two of them are equal only when they are one. */
const byClock = (a: DecisionRow, b: DecisionRow) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : 0)
