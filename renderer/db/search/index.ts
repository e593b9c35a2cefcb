/** Finding: people, places, days, and words in everything ever said. */
import type { PersonSummary } from '../../core/model'
import type { PersonHit, SearchAnswer, WordHit } from '../../core/search/model'
import { foldName } from '../../core/names'
import { appliedImports } from '../applyImport'
import { readAll } from '../buckets'
import { database } from '../database'
import { rowsOf } from '../pages'
import { interactionFields } from '../rows'

export interface SearchWishes {
  /** How many people and sentences at most. */
  readonly limit: number
  /** UTC ms. */
  readonly now: number
  /** IANA zone in which days begin. */
  readonly zone: string
  /** Of a query that a newer one has overtaken: it answers with an `AbortError`. */
  readonly signal?: AbortSignal
}

export async function searchAll(query: string, { limit, signal }: SearchWishes): Promise<SearchAnswer> {
  const wanted = foldName(query)
  const nothing: SearchAnswer = { people: [], places: [], dates: [], words: [], wordsTotal: 0, peopleTotal: 0, partial: false }
  if (wanted === '') return nothing
  const db = database()
  const summaries = await readAll<PersonSummary>(db.summaries)
  const handles = await readAll<string>(db.handles)
  const people = [...summaries.values()].flatMap((person): PersonHit[] => {
    const at = foldName(person.name).indexOf(wanted)
    return at < 0 || person.deleted ? [] : [{ id: person.id, name: { text: person.name, marks: [[at, at + wanted.length]] } }]
  })
  const found = new Map<string, WordHit>()
  const applied = new Set((await appliedImports(db)).map(({ id }) => id))
  for (let after = 0; ; after += pagesAtOnce) {
    signal?.throwIfAborted()
    const pages = await db.pages.offset(after).limit(pagesAtOnce).toArray()
    for (const page of pages) {
      if (!applied.has(page.import) || page.stream.startsWith('~')) continue
      for (const [, , content] of rowsOf(page)) {
        const { id, at, day, network, setting, who, from, text } = interactionFields(page.stream, content)
        const place = foldName(text ?? '').indexOf(wanted)
        if (place < 0) continue
        const person = [from, page.stream, ...who].map((handle) => handles.get(handle ?? '')).find((one) => one !== undefined) ?? null
        const owner = person === null ? undefined : summaries.get(person)
        if (owner?.deleted) continue
        const words = { text: text!, marks: [[place, place + wanted.length]] as const }
        found.set(id, { id, person, name: owner?.name ?? '', who, at, ...(day === undefined ? {} : { day }), network, setting, words, isMoment: false })
      }
    }
    if (pages.length < pagesAtOnce) break
  }
  const words = [...found.values()].sort((a, b) => (b.at ?? -Infinity) - (a.at ?? -Infinity))
  return { ...nothing, people: people.slice(0, limit), peopleTotal: people.length, words: words.slice(0, limit), wordsTotal: words.length }
}
const pagesAtOnce = 64
