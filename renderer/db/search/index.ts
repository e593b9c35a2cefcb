/** Finding: people, places, days, and words in everything ever said. Runs in a worker of its own; where there are none, in place. */
import type { SearchAnswer } from '../../core/search/model'
import { database, libraryOf, type Database } from '../database'
import { Finder, type FinderWishes } from './finder'
import { searchInWorker, type Searching } from './inWorker'

export interface SearchWishes extends FinderWishes {
  /** How many people, places and sentences of each at most. */
  readonly limit: number
  /** UTC ms. */
  readonly now: number
  /** IANA zone in which days begin. */
  readonly zone: string
  /** Of a query that a newer one has overtaken: it ends at once, with the reason of the signal. */
  readonly signal?: AbortSignal
}

/** Filters and phrases are those of `core/search/query.ts`. */
export async function searchAll(query: string, { signal, ...wishes }: SearchWishes): Promise<SearchAnswer> {
  signal?.throwIfAborted()
  return searching().search(query, wishes, signal)
}

/** Makes the search ready, so that the first letter typed does not wait for it: when the palette opens. */
export const warmSearch = (): Promise<void> => searching().refresh()

let current: { readonly db: Database; readonly searching: Searching } | undefined

/** Of the library that is open. */
function searching(): Searching {
  const db = database()
  if (current?.db === db) return current.searching
  current?.searching.close()
  current = { db, searching: typeof Worker === 'undefined' ? new Finder(db) : searchInWorker(libraryOf(db)) }
  return current.searching
}
