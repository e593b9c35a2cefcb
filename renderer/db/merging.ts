/** The timelines of several people, each page read once. */
import type { Handle, Stream } from '#contract/handles'
import type { PersonId } from '../core/model'
import type { Database, PageRow } from './database'
import { pagesOf, pagesOfFew, rowsOf } from './pages'
import { concernedBy, type Directory } from './streams'
import { mergeOf, TimelineMerge, type Ranked } from './timeline'

export type People = ReadonlyMap<PersonId, readonly Handle[]>

/** So few are read one by one, without knowing what else there is. */
const few = 8

/**
 * In the order of the streams: a person is let go of as soon as the last of their streams is through, so that few are in memory at once.
 * `directory` is asked for only where there are several.
 */
export async function* merging(db: Database, people: People, imports: Ranked, directory: () => Promise<Directory>): AsyncGenerator<readonly [PersonId, TimelineMerge]> {
  if (people.size <= few) {
    for (const [id, handles] of people) yield [id, await mergeOf(db, handles, imports)]
    return
  }
  const { wanted, left, all } = streamsOf(people, await directory())
  const merges = new Map<PersonId, TimelineMerge>()
  const openMerge = (id: PersonId) => {
    const open = merges.get(id) ?? new TimelineMerge(people.get(id)!, imports)
    merges.set(id, open)
    return open
  }
  function* through(stream: Stream): Generator<readonly [PersonId, TimelineMerge]> {
    for (const id of wanted.get(stream) ?? []) {
      const rest = left.get(id)! - 1
      left.set(id, rest)
      if (rest > 0) continue
      yield [id, openMerge(id)]
      merges.delete(id)
    }
    wanted.delete(stream)
  }

  for (const id of people.keys()) if (!left.has(id)) yield [id, openMerge(id)]
  let current: Stream | undefined
  const pages: AsyncIterable<PageRow> = wanted.size * sparse < all ? pagesOfFew(db, wanted.keys()) : pagesOf(db, wanted.keys())
  for await (const page of pages) {
    if (current !== undefined && page.stream !== current) yield* through(current)
    current = page.stream
    const rows = rowsOf(page)
    for (const id of wanted.get(page.stream) ?? []) openMerge(id).add(page, rows)
  }
  // The last one, and streams that hold nothing.
  for (const stream of [...wanted.keys()]) yield* through(stream)
}
/** Of one stream in so many each is asked for by itself: a stretch would mostly hold what nobody wants. */
const sparse = 5

/** Who is concerned by each stream, and by how many each of them is. */
function streamsOf(people: People, directory: Directory): { readonly wanted: Map<Stream, PersonId[]>; readonly left: Map<PersonId, number>; readonly all: number } {
  const idOf = new Map([...people].flatMap(([id, handles]) => handles.map((handle) => [handle, id] as const)))
  const wanted = new Map<Stream, PersonId[]>()
  const left = new Map<PersonId, number>()
  let all = 0
  for (const [stream, { members }] of directory.interactionStreams()) {
    all++
    const concerned = new Set(concernedBy(stream, members).flatMap((handle) => idOf.get(handle) ?? []))
    if (concerned.size === 0) continue
    wanted.set(stream, [...concerned])
    for (const id of concerned) left.set(id, (left.get(id) ?? 0) + 1)
  }
  return { wanted, left, all }
}
