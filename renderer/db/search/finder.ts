/** One search after another on one database, with what they need kept in memory and followed as it changes. */
import type { Handle } from '#contract/handles'
import type { PersonId } from '../../core/model'
import { joined } from '../../core/search/letters'
import { matchTexts, snippet } from '../../core/search/matching'
import type { Marked, SearchAnswer, WordHit } from '../../core/search/model'
import { findMistyped, findPeople, meets, personHit, type KnownPerson } from '../../core/search/people'
import { findPlaces, gatherPlaces, type KnownPlace } from '../../core/search/places'
import { asksForWords, clausesOf, parseQuery, type Clause, type SearchQuery } from '../../core/search/query'
import { hash32 } from '../../core/hashes'
import { distance, mistakesIn } from '../../core/search/spelling'
import { tokensOf } from '../../core/search/tokens'
import type { Database } from '../database'
import { watchChanges } from './changes'
import { Directory } from './directory'
import { Journal, type OwnEntry } from './journal'
import { PageRows, type ReadInteraction } from './pageRows'
import { WordIndex, type Place, type Voices, type Wanted } from './wordIndex'
import { searchedTexts } from './writing'

export interface FinderWishes {
  readonly limit: number
  /** UTC ms. */
  readonly now: number
  readonly zone: string
  /** Rather people without words (`wordsFollow`) than waiting for the index to be read. */
  readonly peopleFirst?: boolean
}

/**
 * The index knows which words an interaction has, not in which order. For phrases, and for runs of signs without blanks, the interactions
 * themselves are read, the newest first: so many of them at most. Beyond that the total says how many there are at least, and the answer is `partial`.
 */
const mostRead = 480

export class Finder {
  private readonly directory: Directory
  private readonly index: WordIndex
  private readonly journal: Journal
  private readonly rows: PageRows
  private readonly stopWatching: () => void
  private places: { readonly version: number; readonly all: readonly KnownPlace[] } | undefined
  /** By hash of the natural id: a reason stands at the time of what it is the reason of. */
  private momentTimes: ReadonlyMap<number, number> | undefined
  private names: { readonly version: number; readonly all: ReadonlySet<string> } | undefined
  private whoIsWho: Promise<unknown> = Promise.resolve()
  private whole: Promise<unknown> = Promise.resolve()

  constructor(db: Database) {
    this.directory = new Directory(db)
    this.index = new WordIndex(db)
    this.journal = new Journal(db)
    this.rows = new PageRows(db)
    this.stopWatching = watchChanges(db, (table, touches) => {
      this.directory.changed(table, touches)
      this.index.changed(table)
      this.journal.changed(table)
    })
  }

  /** The database stays open. */
  close(): void {
    this.stopWatching()
  }

  /** Reads what has changed, so that the next search need not. */
  refresh(): Promise<void> {
    return this.begin().whole
  }

  /** One after the other: each leaves what it reads as it was written at one time. Who is who does not wait for the words of before. */
  private begin(): { readonly whoIsWho: Promise<void>; readonly whole: Promise<void> } {
    const whoIsWho = this.whoIsWho.then(async () => {
      await this.directory.refresh()
      if (!(await this.journal.refresh())) return
      this.places = undefined
      this.momentTimes = undefined
    })
    const whole = Promise.all([this.whole, whoIsWho]).then(async () => {
      if (!(await this.index.refresh())) return
      this.rows.forget()
      this.momentTimes = undefined
    })
    this.whoIsWho = whoIsWho.catch(() => undefined)
    this.whole = whole.catch(() => undefined)
    return { whoIsWho, whole }
  }

  /** Answers whether the words are there as well. */
  private async ready(peopleFirst: boolean): Promise<boolean> {
    const { whoIsWho, whole } = this.begin()
    const all = whole.then(() => true)
    if (!peopleFirst) return all
    return Promise.race([all, whoIsWho.then(() => new Promise<boolean>((waited) => setTimeout(() => waited(false), patience)))])
  }

  async search(typed: string, { limit, now, zone, peopleFirst = false }: FinderWishes, signal?: AbortSignal): Promise<SearchAnswer> {
    const query = parseQuery(typed, now, zone)
    const withWords = await this.ready(peopleFirst)
    signal?.throwIfAborted()
    const onlyWords = isFiltered(query)
    const people = onlyWords ? [] : this.people(query)
    const clauses = clausesOf(query.text)
    const places = onlyWords ? [] : findPlaces(this.knownPlaces(), clauses, (id) => this.directory.person(id)?.name ?? '', limit)
    const words = withWords && asksForWords(query) ? await this.words(query, limit, signal) : { hits: [], total: 0, capped: false }
    const answer: SearchAnswer = {
      people: people.slice(0, limit).map((person) => personHit(person, clauses)),
      places,
      dates: query.dates,
      words: words.hits,
      wordsTotal: words.total,
      peopleTotal: people.length,
      partial: this.index.unfinished || words.capped || !withWords,
      ...(words.capped ? { atLeast: true } : {}),
      ...(withWords ? {} : { wordsFollow: true }),
    }
    if (!withWords || people.length + places.length + words.total + query.dates.length > 0) return answer
    const nearest = this.nearest(query)
    return nearest === undefined ? answer : { ...answer, nearest }
  }

  private people(query: SearchQuery): KnownPerson[] {
    const everybody = this.directory.everybody()
    const found = findPeople(everybody, clausesOf(query.text))
    // A name with a letter wrong: worth a look where nobody has the right ones.
    return found.length > 0 ? found : findMistyped(everybody, query.text)
  }

  private knownPlaces(): readonly KnownPlace[] {
    const { version } = this.directory
    if (this.places?.version !== version) this.places = { version, all: gatherPlaces(this.placeMentions()) }
    return this.places.all
  }

  private *placeMentions(): Generator<readonly [string, PersonId]> {
    for (const { id, where, deleted } of this.directory.everybody()) {
      if (deleted) continue
      if (where !== undefined) yield [where, id]
      for (const name of this.directory.placesOf(id)) yield [name, id]
    }
    for (const [name, about] of this.journal.places) {
      const id = this.directory.personOf(about)
      const person = id === undefined ? undefined : this.directory.person(id)
      if (person && !person.deleted && person.where !== name) yield [name, person.id]
    }
  }

  private async words(query: SearchQuery, limit: number, signal?: AbortSignal): Promise<{ hits: WordHit[]; total: number; capped: boolean }> {
    const wanted = this.wanted(query)
    const own = this.ownHits(query, wanted)
    // What was written down about an item is one with the item where both say it.
    const without = new Set(own.map(({ id }) => hash32(id)))
    const inOrder = query.clauses.some(({ together }) => together) || query.in.some(({ together }) => together)
    const { total, places } = this.index.find({ ...wanted, without }, this.directory, inOrder ? mostRead : limit)
    const read = inOrder ? await this.read(places, query, Infinity, signal) : await this.read(places, query, limit, signal)
    const hits = [...own, ...read].sort(newestFirst)
    return {
      hits: hits.slice(0, limit),
      total: (inOrder ? read.length : total) + own.length,
      capped: inOrder && total > places.length,
    }
  }

  private wanted(query: SearchQuery): Wanted {
    return {
      clauses: query.clauses,
      in: query.in,
      from: query.from.length === 0 ? undefined : this.voices(query.from),
      with: query.with.map((name) => this.voices([name]).handles),
      before: query.before ?? Infinity,
      after: query.after ?? -Infinity,
      without: new Set(),
      ids: query.isMoment ? new Set([...this.journal.moments].map(hash32)) : undefined,
    }
  }

  /** Everybody of one of the names; whole addresses are taken as such. */
  private voices(names: readonly string[]): Voices {
    const handles = new Set<Handle>()
    for (const name of names) {
      const id = this.directory.personOf(name)
      const person = id === undefined ? undefined : this.directory.person(id)
      for (const found of person ? [person] : findPeople(this.directory.everybody(), clausesOf(name))) for (const handle of found.handles) handles.add(handle)
    }
    return { owner: names.some((name) => /^(?:me|you|owner)$/i.test(name)), handles }
  }

  private async read(places: readonly Place[], query: SearchQuery, most: number, signal?: AbortSignal): Promise<WordHit[]> {
    const hits: WordHit[] = []
    for (let first = 0; first < places.length && hits.length < most; first += readAtOnce) {
      const some = await this.rows.read(places.slice(first, first + readAtOnce))
      signal?.throwIfAborted()
      for (const fact of some) {
        const hit = fact && this.hit(fact, query)
        if (hit) hits.push(hit)
      }
    }
    return hits
  }

  private hit(fact: ReadInteraction, query: SearchQuery): WordHit | undefined {
    const words = matched(searchedTexts(fact), query.clauses)
    if (!words) return undefined
    const isMoment = this.journal.moments.has(fact.id)
    if (query.isMoment && !isMoment) return undefined
    const { id, at, day, who, network, setting, stream, from } = fact
    const person = this.shownPerson([stream, ...(from === undefined ? [] : [from]), ...who])
    return { id, person: person?.id ?? null, name: person?.name ?? '', who, at, ...(day === undefined ? {} : { day }), network, setting, words, isMoment }
  }

  /** Of the first of them who is somebody. */
  private shownPerson(handles: readonly Handle[]): KnownPerson | undefined {
    for (const handle of handles) {
      const id = this.directory.personOf(handle)
      const person = id === undefined ? undefined : this.directory.person(id)
      if (person && !person.deleted) return person
    }
    return undefined
  }

  private ownHits(query: SearchQuery, wanted: Wanted): WordHit[] {
    const hits: WordHit[] = []
    for (const written of this.journal.entries) {
      const at = (written.isWhy ? this.timeOfMoment(written.id) : undefined) ?? written.at
      const entry = { ...written, at }
      if (!fits(entry, wanted)) continue
      const isMoment = this.journal.moments.has(entry.id)
      if (query.isMoment && !isMoment) continue
      const person = this.shownPerson(entry.about)
      if (!person) continue
      const words = matched(entry.texts, query.clauses)
      if (!words) continue
      const { id, day, about, setting } = entry
      hits.push({ id, person: person.id, name: person.name, who: about, at, ...(day === undefined ? {} : { day }), network: 'journal', setting, words, isMoment })
    }
    // A meeting that is a moment, and why it is one: one thing.
    const once = new Map(hits.map((hit) => [hit.id, hit]))
    return [...once.values()]
  }

  private timeOfMoment(id: string): number | undefined {
    this.momentTimes ??= this.index.timesOf(new Set([...this.journal.moments].map(hash32)))
    return this.momentTimes.get(hash32(id))
  }

  private nameWords(): ReadonlySet<string> {
    const { version } = this.directory
    if (this.names?.version !== version) {
      this.names = { version, all: new Set(this.directory.everybody().flatMap(({ nameWords, deleted }) => (deleted ? [] : nameWords.trim().split(' ')))) }
    }
    return this.names.all
  }

  /** What was typed, with every word that nothing has replaced by the nearest that something has. */
  private nearest(query: SearchQuery): string | undefined {
    const names = this.nameWords()
    const whole = joined(query.text)
    let text = ''
    let taken = 0
    for (const { term, from, to } of tokensOf(whole).filter(({ extra }) => !extra).slice(0, mostSpelled)) {
      const most = mistakesIn(term)
      if (most === 0 || names.has(term)) continue
      const better = this.index.nearest(term, most) ?? [...names].filter((name) => distance(term, name, most) <= most)[0]
      if (better === undefined || better === term) continue
      text += whole.slice(taken, from) + better
      taken = to
    }
    return taken === 0 ? undefined : text + whole.slice(taken)
  }
}

const readAtOnce = 24
/** How long words are waited for before people are answered alone, ms. */
const patience = 80
/** For each word all those with its first letter are looked at. */
const mostSpelled = 8

const isFiltered = (query: SearchQuery): boolean =>
  query.from.length > 0 || query.with.length > 0 || query.in.length > 0 || query.before !== undefined || query.after !== undefined || query.isMoment

/** The text that says most of it, cut to the stretch around it. */
function matched(texts: readonly string[], clauses: readonly Clause[]): Marked | undefined {
  if (clauses.length === 0) return texts[0] === undefined ? { text: '', marks: [] } : snippet({ text: texts[0], marks: [] })
  const marked = matchTexts(texts, clauses)
  return marked && snippet(marked.reduce((best, one) => (one.marks.length > best.marks.length ? one : best)))
}

/** All that is the owner's own is said by the owner. */
function fits(entry: OwnEntry, wanted: Wanted): boolean {
  if (wanted.from && !wanted.from.owner) return false
  if (wanted.before < Infinity && !(entry.at !== null && entry.at < wanted.before)) return false
  if (wanted.after > -Infinity && !(entry.at !== null && entry.at >= wanted.after)) return false
  if (!wanted.with.every((handles) => entry.about.some((handle) => handles.has(handle)))) return false
  return meets(entry.whereWords, wanted.in) && meets(entry.words, wanted.clauses)
}

function newestFirst(a: WordHit, b: WordHit): number {
  if (a.at !== b.at) return a.at === null ? 1 : b.at === null ? -1 : b.at - a.at
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
