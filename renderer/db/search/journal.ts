/** What the owner wrote down: notes, logged meetings, why a moment mattered, and fields. They are few, so they are looked through. */
import type { Handle } from '#contract/handles'
import type { OperationArguments, OperationName } from '#contract/operations'
import type { Setting } from '#contract/records'
import type { EntryValue } from '#contract/words'
import { wordsIn } from '../../core/search/people'
import type { Database, DecisionRow } from '../database'
import { inOrder, ownWords, timeOf } from '../words'
import { searchedPlaces, searchedTexts } from './writing'

export interface OwnEntry {
  readonly id: string
  readonly about: readonly Handle[]
  readonly at: number | null
  readonly day?: string
  readonly setting: Setting
  /** Why an item is a moment: it has the id of the item, and stands at its time. */
  readonly isWhy?: true
  readonly texts: readonly string[]
  readonly where: readonly string[]
  /** The words of both, each with a blank before it. */
  readonly words: string
  readonly whereWords: string
}

export class Journal {
  entries: readonly OwnEntry[] = []
  /** Natural ids of the moments. */
  moments: ReadonlySet<string> = new Set()
  /** Places that were written down of somebody. */
  places: readonly (readonly [name: string, about: Handle])[] = []
  private stale = true

  constructor(private readonly db: Database) {}

  changed(table: string): void {
    if (table === 'decisions') this.stale = true
  }

  /** Whether it was read anew. */
  async refresh(): Promise<boolean> {
    if (!this.stale) return false
    this.stale = false
    try {
      this.take(inOrder(await this.db.decisions.where('name').anyOf([...searched]).toArray()))
    } catch (error) {
      this.stale = true
      throw error
    }
    return true
  }

  private take(rows: readonly DecisionRow[]): void {
    const entries = new Map<string, OwnEntry>()
    const moments = new Set<string>()
    const places = new Map<string, readonly [string, Handle]>()
    for (const row of rows) {
      for (const [key, entry] of entriesOf(row)) {
        if (entry) entries.set(key, entry)
        else entries.delete(key)
      }
      if (is(row, 'markMoment')) moments.add(row.args.item)
      else if (is(row, 'putEntry') && row.args.value.entry === 'place') places.set(row.args.entry, [row.args.value.name, row.args.about])
      else if (is(row, 'dropEntry')) places.delete(row.args.entry)
    }
    this.entries = [...entries.values()]
    this.moments = moments
    this.places = [...places.values()]
  }
}

const searched: ReadonlySet<OperationName> = new Set<OperationName>(['notePerson', 'logMeeting', 'markMoment', 'setText', 'putEntry', 'dropEntry'])

/** What a row says, under a key that a later row replaces it by; undefined takes it away. */
function entriesOf(row: DecisionRow): [key: string, entry: OwnEntry | undefined][] {
  const at = timeOf(row)
  if (is(row, 'notePerson')) return [said(`note:${row.args.about}`, row.args.about, at, [row.args.text])]
  if (is(row, 'setText')) return [said(`field:${row.args.field}:${row.args.about}`, row.args.about, at, [row.args.value])]
  if (is(row, 'putEntry')) return [said(`field:${row.args.entry}:${row.args.about}`, row.args.about, at, entryTexts(row.args.value))]
  if (is(row, 'dropEntry')) return [[`field:${row.args.entry}:${row.args.about}`, undefined]]
  if (is(row, 'markMoment')) {
    const [, why] = said(row.args.item, row.args.about, at, [row.args.why])
    return [[`why ${row.args.item}`, why && { ...why, isWhy: true }]]
  }
  // A meeting in full, as the timeline has it.
  return ownWords([row], row.about).meetings.map(({ fact }): [string, OwnEntry] => [
    fact.id,
    entry(fact.id, fact.who, fact.at, fact.setting, searchedTexts(fact), searchedPlaces(fact), fact.day),
  ])
}

/** Empty words take away what was said before. */
function said(id: string, about: Handle, at: number, texts: readonly string[]): [string, OwnEntry | undefined] {
  const told = texts.filter((text) => text.trim() !== '')
  return [id, told.length === 0 ? undefined : entry(id, [about], at, 'ambient', told, [])]
}

const entry = (id: string, about: readonly Handle[], at: number | null, setting: Setting, texts: readonly string[], where: readonly string[], day?: string): OwnEntry => ({
  id, about, at, setting, texts, where, words: texts.map(wordsIn).join(''), whereWords: where.map(wordsIn).join(''), ...(day === undefined ? {} : { day }),
})

function entryTexts(value: EntryValue): string[] {
  switch (value.entry) {
    case 'place':
    case 'language':
      return [value.name]
    case 'organisation':
      return [value.name, value.role ?? '']
    case 'met':
      return [value.words ?? '', value.place ?? '']
    case 'field':
      return [`${value.label}: ${value.value}`]
    default:
      // Dates are no words; what a newer version writes is not known here.
      return []
  }
}

const is = <N extends keyof OperationArguments>(row: DecisionRow, name: N): row is DecisionRow<N> => row.name === name
