/** Where the relationships of several people stand, out of the rows of `touches`: pages are read for the few words that are quoted, and for what the owner spoke of. */
import type { Handle, Stream } from '#contract/handles'
import { hash53 } from '../core/hashes'
import type { PersonId } from '../core/model'
import { hasText, joined, stretchOf, type Stretch, type Touches } from '../core/touches'
import { readSome } from './buckets'
import type { Database, PageRow } from './database'
import { byCodeUnit, rowsOf } from './pages'
import { standAmong, type Standing, type StandingInput } from './standing'
import { concernedBy, isContainer, type Directory, type StreamEntry } from './streams'
import type { Ranked } from './timeline'
import { pageOf, pieceOfPage, piecesOf, storyItem, stretchOfPiece, type Piece, type StretchOfPages } from './touches'
import type { OwnWords } from './words'

export type People = ReadonlyMap<PersonId, readonly Handle[]>

/** What is known of a person besides what passed. */
export type Inputs = (id: PersonId) => Omit<StandingInput, 'id' | 'handles' | 'touches'>

/** So few are read one by one, without knowing what else there is. */
const few = 8
/** People whose words are read at once. */
const atOnce = 200

/** `directory` is asked for only where there are several. Null: there is nothing of them. */
export async function* standings(db: Database, people: People, imports: Ranked, directory: () => Promise<Directory>, inputs: Inputs): AsyncGenerator<readonly [PersonId, Standing, Touches]> {
  let some: Gathered[] = []
  for await (const one of people.size <= few ? gatherFew(db, people, imports) : gatherMany(db, people, imports, await directory())) {
    some.push(one)
    if (some.length < atOnce) continue
    yield* standTogether(db, some, imports, inputs)
    some = []
  }
  yield* standTogether(db, some, imports, inputs)
}

interface Gathered {
  readonly id: PersonId
  readonly handles: readonly Handle[]
  readonly pieces: readonly Piece[]
}

async function* standTogether(db: Database, some: readonly Gathered[], imports: Ranked, inputs: Inputs): AsyncGenerator<readonly [PersonId, Standing, Touches]> {
  const rows = new Rows(db)
  const people = some.map(({ id, handles, pieces }) => {
    const input = inputs(id)
    const own = new Set(handles)
    const touches = joined([...stretchesOf(pieces, own, imports), ...meetingsOf(input.words)])
    const spoken = touches.placesOf(new Set([...input.words.moments.keys(), ...input.words.verdicts.keys()].map(hash53)))
    for (const place of spoken) if (!touches.full.has(place)) rows.want(touches, place)
    return { id, handles, own, input, touches, spoken }
  })
  await rows.read()
  const told = people.map(({ id, handles, own, input, touches, spoken }) => {
    for (const place of spoken) {
      const item = touches.full.get(place) ?? storyItem(rows.content(touches, place), false, own)
      touches.put({ ...item, why: input.words.moments.get(item.id)?.why, verdict: input.words.verdicts.get(item.id)?.verdict }, place)
    }
    const { standing, quotes } = standAmong({ ...input, id, handles, touches })
    for (const { place } of quotes) if (isToRead(touches, place)) rows.want(touches, place)
    return { id, standing, quotes, touches }
  })
  await rows.read()
  for (const { id, standing, quotes, touches } of told) {
    for (const { place, fill } of quotes) fill(isToRead(touches, place) ? (rows.content(touches, place)[8] as string) : (touches.text(place) ?? ''))
    yield [id, standing, touches]
  }
}

const isToRead = (touches: Touches, place: number): boolean => (touches.flags[place]! & hasText) !== 0 && touches.text(place) === undefined

/** The newest archive first; of one archive the lesser stream: what comes first stands. */
function stretchesOf(pieces: readonly Piece[], own: ReadonlySet<Handle>, imports: Ranked): StretchOfPages[] {
  const rankOf = (piece: Piece) => imports.get(piece.import)!.rank
  return [...pieces].sort((a, b) => rankOf(b) - rankOf(a) || byCodeUnit(a.stream, b.stream) || a.part - b.part).map((piece) => stretchOfPiece(piece, own))
}

/** What the owner wrote down is read for what its words say. */
const meetingsOf = ({ meetings }: OwnWords): Stretch[] =>
  meetings.length === 0 ? [] : [stretchOf(meetings.map(({ fact }) => (fact.text === undefined ? fact : { ...fact, cue: true })), 'journal', hash53)]

/** Rows of pages that are wanted, each page read once. */
class Rows {
  private readonly wanted = new Map<string, [Stream, string, number]>()
  private readonly pages = new Map<string, ReturnType<typeof rowsOf>>()

  constructor(private readonly db: Database) {}

  want(touches: Touches, place: number): void {
    const { key, at } = placeOf(touches, place)
    if (!this.pages.has(key)) this.wanted.set(key, at)
  }

  async read(): Promise<void> {
    const keys = [...this.wanted]
    this.wanted.clear()
    if (keys.length === 0) return
    const pages = await this.db.pages.bulkGet(keys.map(([, at]) => at))
    for (const [at, page] of pages.entries()) this.pages.set(keys[at]![0], rowsOf(page!))
  }

  content(touches: Touches, place: number) {
    const { key, row } = placeOf(touches, place)
    return this.pages.get(key)![row]![2]
  }
}

function placeOf(touches: Touches, place: number): { readonly key: string; readonly at: [Stream, string, number]; readonly row: number } {
  const { stretch, index } = touches.where(place)
  const { piece } = stretch as StretchOfPages
  const [seq, row] = pageOf(stretch as StretchOfPages, index)
  return { key: `${seq} ${piece.import}`, at: [piece.stream, piece.import, seq], row }
}

/** One by one: their own streams from the rows that hold them, what they shared from pages, or from rows where it is long. */
async function* gatherFew(db: Database, people: People, imports: Ranked): AsyncGenerator<Gathered> {
  for (const [id, handles] of people) {
    const entries = await readSome<StreamEntry>(db.streams, handles)
    const places: (readonly [importId: string, stream: Stream])[] = []
    for (const [stream, entry] of entries) for (const importId of entry.imports) if (imports.has(importId)) places.push([importId, stream])
    const shared = new Map<string, [Stream, string, number][]>()
    for (const key of (await db.pages.where('members').anyOf([...handles]).distinct().primaryKeys())) {
      if (!imports.has(key[1])) continue
      const known = shared.get(`${key[1]} ${key[0]}`)
      if (known) known.push(key)
      else shared.set(`${key[1]} ${key[0]}`, [key])
    }
    const single: [Stream, string, number][] = []
    for (const keys of shared.values()) {
      if (keys.length > fewPages) places.push([keys[0]![1], keys[0]![0]])
      else single.push(...keys)
    }
    const pieces = (await Promise.all(places.map(([importId, stream]) => piecesIn(db, importId, stream)))).flat()
    for (const page of await pagesAt(db, single)) pieces.push(pieceOfPage(page))
    yield { id, handles, pieces }
  }
}
/** So many pages are read sooner than the rows of their stream. */
const fewPages = 2

const pagesAt = async (db: Database, keys: readonly [Stream, string, number][]): Promise<PageRow[]> => (keys.length === 0 ? [] : (await db.pages.bulkGet([...keys])).flatMap((page) => page ?? []))

/** All of one stream of one import: the rows that begin with it, and the one before, which may end with it. */
async function piecesIn(db: Database, importId: string, stream: Stream): Promise<Piece[]> {
  const rows = db.touches.where('[import+stream+part]')
  const [before, own] = await Promise.all([
    rows.between([importId, '', -Infinity], [importId, stream, -Infinity]).last(),
    rows.between([importId, stream, -Infinity], [importId, stream, Infinity]).toArray(),
  ])
  return [...(before && before.to >= stream ? [before] : []), ...own].flatMap((row) => piecesOf(row, (one) => one === stream))
}

/** In the order of the streams: a person is let go of as soon as the last of their streams is through, so that few are in memory at once. */
async function* gatherMany(db: Database, people: People, imports: Ranked, directory: Directory): AsyncGenerator<Gathered> {
  const { wanted, last } = streamsOf(people, directory)
  const pieces = new Map([...people.keys()].map((id): [PersonId, Piece[]] => [id, []]))
  const taken = (id: PersonId): Gathered => {
    const own = pieces.get(id)!
    pieces.delete(id)
    return { id, handles: people.get(id)!, pieces: own }
  }
  for (const id of people.keys()) if (!last.has(id)) yield taken(id)
  const ends = [...last].sort(([, a], [, b]) => byCodeUnit(a, b))
  let ended = 0
  const places = await rowsWith(db, [...wanted.keys()].sort(byCodeUnit), imports)
  for (let from = 0; from < places.length; from += rowsAtOnce) {
    const some = places.slice(from, from + rowsAtOnce)
    for (const [at, row] of (await db.touches.bulkGet(some)).entries()) {
      const [, begins] = some[at]!
      for (; ended < ends.length && ends[ended]![1] < begins; ended++) yield taken(ends[ended]![0])
      for (const piece of piecesOf(row!, (stream) => wanted.has(stream))) for (const id of wanted.get(piece.stream)!) pieces.get(id)!.push(piece)
    }
  }
  for (; ended < ends.length; ended++) yield taken(ends[ended]![0])
}
const rowsAtOnce = 64

/** Who is concerned by each stream, and the last stream of each of them. */
function streamsOf(people: People, directory: Directory): { readonly wanted: ReadonlyMap<Stream, PersonId[]>; readonly last: ReadonlyMap<PersonId, Stream> } {
  const idOf = new Map([...people].flatMap(([id, handles]) => handles.map((handle) => [handle, id] as const)))
  const wanted = new Map<Stream, PersonId[]>()
  const last = new Map<PersonId, Stream>()
  for (const [stream, { members }] of directory.interactionStreams()) {
    const concerned = isContainer(stream) ? new Set(concernedBy(stream, members).flatMap((handle) => idOf.get(handle) ?? [])) : one(idOf.get(stream))
    if (concerned.size === 0) continue
    wanted.set(stream, [...concerned])
    for (const id of concerned) if (stream > (last.get(id) ?? '')) last.set(id, stream)
  }
  return { wanted, last }
}

const one = (id: PersonId | undefined): ReadonlySet<PersonId> => new Set(id === undefined ? [] : [id])

/** Keys of the rows that hold some of these streams (in order), in the order of their first streams. */
async function rowsWith(db: Database, wanted: readonly Stream[], imports: Ranked): Promise<[string, Stream, number][]> {
  const found: [string, Stream, number][] = []
  const keys = await db.touches.orderBy('[import+stream+part]').primaryKeys()
  let next = 0
  for (const [at, key] of keys.entries()) {
    const after = keys[at + 1]
    if (!imports.has(key[0])) continue
    if (keys[at - 1]?.[0] !== key[0]) next = 0
    while (next < wanted.length && wanted[next]! < key[1]) next++
    // The next row of the import may go on with the stream that this one ends with.
    if (next < wanted.length && (after?.[0] !== key[0] || wanted[next]! <= after[1])) found.push(key)
  }
  return found.sort((a, b) => byCodeUnit(a[1], b[1]) || byCodeUnit(a[0], b[0]) || a[2] - b[2])
}
