import { computed, reactive, watch } from 'vue'
import type { Handle } from '#contract/handles'
import type { Place } from '#contract/records'
import type { LogKind } from '#contract/words'
import { timeWords } from '../../core/dates'
import { showHandle } from '../../core/handles'
import type { KnownPeople } from '../../core/logLine/knownPeople'
import type { KnownPlaces } from '../../core/logLine/knownPlaces'
import type { LogEntry } from '../../core/logLine/logEntry'
import { readLogLine, type Stretch } from '../../core/logLine/readLogLine'
import { leftOut } from '../../core/logLine/restOfLine'
import type { PersonId, PersonSummary } from '../../core/model'

/** What the log bar knows people by. */
export type LogPerson = Pick<PersonSummary, 'id' | 'name' | 'handles' | 'where'>

/** One person of an entry, as a chip: somebody known, or a name to be made a person with the entry. */
export interface LogChip {
  readonly key: string
  readonly id: PersonId | null
  readonly name: string
  /** How the line names them; absent for who was added by hand. */
  readonly words?: string
  /** Whom else the line may mean. */
  readonly choices: readonly LogPerson[]
}

/** An entry as it was left in the bar. */
export interface KeptDraft {
  readonly kind: LogKind
  readonly with: readonly Handle[]
  readonly newPeople: readonly string[]
  readonly day: string
  readonly time: string
  readonly place: string
  readonly text: string
  readonly moment: boolean
}

/** What was typed and corrected. The blanks follow the line until they are filled in by hand. */
export interface Draft {
  line: string
  leftOut: string[]
  /** By words of the line, and how many of them stood before: whom they mean; empty for somebody new. */
  picks: Record<string, PersonId>
  /** One of several whom the line calls the same, taken out. */
  dropped: string[]
  added: { id: PersonId | null; name: string }[]
  removed: PersonId[]
  kind?: LogKind
  day?: string
  time?: string
  place?: string
  text?: string
  moment: boolean
}

export const emptyDraft = (): Draft => ({ line: '', leftOut: [], picks: {}, dropped: [], added: [], removed: [], moment: false })

export interface LogReading {
  readonly now: number
  readonly zone: string
  readonly today: string
  readonly people: KnownPeople
  readonly places: KnownPlaces
  /** Everybody, by any of their handles. */
  readonly known: ReadonlyMap<Handle, LogPerson>
  /** Who it is for when the line names nobody. */
  readonly about: readonly Handle[]
  readonly entry: LogEntry | null
}

/** The draft with what the line says, as one. */
export function useLogDraft(kept: Draft, given: () => LogReading) {
  const draft = reactive(kept)
  const read = computed(() => {
    const { now, zone, people, places } = given()
    return readLogLine(draft.line, { now, zone, people, places, without: new Set(draft.leftOut) })
  })

  // A new line is read afresh.
  watch(() => draft.line.trim() === '', (empty) => { if (empty) Object.assign(draft, { leftOut: [], picks: {}, dropped: [], removed: [] }) })

  const chips = computed<readonly LogChip[]>(() => {
    const { known, about, entry } = given()
    const said = new Map<string, number>()
    const named = read.value.people.map(({ words, candidates }): LogChip => {
      const before = said.get(words.toLowerCase()) ?? 0
      said.set(words.toLowerCase(), before + 1)
      const key = `line ${words.toLowerCase()} ${before}`
      const pick = draft.picks[key]
      const id = pick === undefined ? (candidates[0] ?? null) : pick || null
      return { key, id, name: (id && known.get(id)?.name) ?? words, words, choices: candidates.flatMap((each) => known.get(each) ?? []) }
    })
    const all = named.filter(({ key }) => !draft.dropped.includes(key))
    if (named.length === 0 && !entry) {
      for (const handle of about) {
        const person = known.get(handle)
        if (person && !draft.removed.includes(person.id)) all.push({ key: `page ${person.id}`, id: person.id, name: person.name, choices: [] })
      }
    }
    for (const { id, name } of draft.added) all.push({ key: `added ${id ?? name}`, id, name: (id && known.get(id)?.name) ?? name, choices: [] })
    const seen = new Set<string>()
    return all.filter(({ id, name }) => {
      const who = id ?? `new ${name}`
      return seen.has(who) ? false : seen.add(who)
    })
  })

  const kind = computed({ get: () => draft.kind ?? read.value.kind, set: (to) => { draft.kind = to } })
  const day = computed({ get: () => draft.day ?? read.value.day ?? given().today, set: (to) => { draft.day = to } })
  const time = computed({
    get: () => draft.time ?? (read.value.at === undefined ? '' : timeWords(read.value.at, given().zone)),
    set: (to) => { draft.time = to },
  })
  const place = computed({ get: () => draft.place ?? read.value.place?.name ?? '', set: (to) => { draft.place = to } })
  const text = computed({ get: () => draft.text ?? read.value.text, set: (to) => { draft.text = to } })

  /** The words of a blank that follows the line; empty when it does not. */
  const saidWords = (what: Stretch['what']) => read.value.stretches.filter((stretch) => stretch.what === what).map(({ from, to }) => draft.line.slice(from, to))
  const dayWords = computed(() => (draft.day === undefined ? [...saidWords('day'), ...saidWords('time')] : []))
  const placeWords = computed(() => (draft.place === undefined ? saidWords('place') : []))

  /** `12 May` was no date, `a hurry` no place: the words are text again. */
  function leave(what: 'day' | 'place'): void {
    const kinds: readonly Stretch['what'][] = what === 'day' ? ['day', 'time'] : ['place']
    for (const each of kinds) draft.leftOut = [...draft.leftOut, ...saidWords(each).map((words) => leftOut(each, words))]
    delete draft[what]
    if (what === 'day') delete draft.time
  }

  function remove(chip: LogChip): void {
    const words = chip.words?.toLowerCase()
    if (words !== undefined && read.value.people.filter((said) => said.words.toLowerCase() === words).length > 1) draft.dropped = [...draft.dropped, chip.key]
    else if (chip.words !== undefined) draft.leftOut = [...draft.leftOut, leftOut('person', chip.words)]
    else if (chip.key.startsWith('page')) draft.removed = [...draft.removed, chip.id!]
    else draft.added = draft.added.filter(({ id, name }) => `added ${id ?? name}` !== chip.key)
  }
  const pick = (chip: LogChip, id: PersonId) => { if (chip.words !== undefined) draft.picks = { ...draft.picks, [chip.key]: id } }
  /** Whoever stands there because of the page stays when others are added by hand. */
  const add = (person: { id: PersonId | null; name: string }) => { draft.added = [...draft.added, person] }

  /** Whoever stands in the entry stays there under the handles it names: two who became one may be two again. */
  function namedAs(id: PersonId): readonly Handle[] {
    const { known, entry } = given()
    const before = entry?.with.filter((handle) => (known.get(handle)?.id ?? handle) === id) ?? []
    return before.length > 0 ? before : [id]
  }

  const outcome = computed<KeptDraft>(() => ({
    kind: kind.value,
    with: chips.value.flatMap(({ id }) => (id === null ? [] : namedAs(id))),
    newPeople: chips.value.flatMap(({ id, name }) => (id === null ? [name] : [])),
    day: day.value,
    time: time.value,
    place: place.value.trim(),
    text: text.value.trim(),
    moment: draft.moment,
  }))

  return { draft, read, chips, kind, day, time, place, text, dayWords, placeWords, leave, remove, pick, add, outcome }
}

/** An entry opened again: every blank is filled in by hand. */
export function draftOf(entry: LogEntry, known: ReadonlyMap<Handle, LogPerson>): Draft {
  const people = new Map(entry.with.map((handle) => {
    const person = known.get(handle)
    return [person?.id ?? handle, { id: person?.id ?? handle, name: person?.name ?? showHandle(handle) }] as const
  }))
  return {
    ...emptyDraft(), added: [...people.values()], kind: entry.kind, day: entry.day, time: entry.time, place: entry.place?.name ?? entry.place?.address ?? '', text: entry.text, moment: entry.moment,
  }
}

/** The place as it was, where its name was not touched: it may know more than its name. */
export const placeOf = (name: string, entry: LogEntry | null): Place | undefined =>
  name === '' ? undefined : entry?.place && (entry.place.name ?? entry.place.address) === name ? entry.place : { name }
