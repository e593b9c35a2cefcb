import { tidy, type Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { Failed } from '../../contract/result'
import { closing } from '../comments/closing'
import { Writers } from '../comments/writers'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { Span } from '../span'
import { piecesOf } from './entries'
import { charsetOf, isExport } from './files'
import { authorHandle, Meaning, network } from './meaning'

/** The text export of Movable Type, also written by TypePad and other services of that age. */
export const movableType: Importer = { id: 'movable-type', title: 'Movable Type export', version: 1, claim, read }

interface ClaimDetail {
  /** Who wrote entries, as far as they were looked at. */
  readonly authors: readonly Handle[]
  readonly charset?: string
}

async function claim(source: Source): Promise<readonly Claim[]> {
  const claims: Claim[] = []
  for (const entry of source.entries) if (await isExport(entry)) claims.push(await claimOf(entry))
  return claims
}

async function claimOf(entry: Entry): Promise<Claim> {
  const charset = await charsetOf(entry)
  const names = new Map<Handle, { name: string; entries: number }>()
  let comments = 0
  for await (const pieces of piecesOf(glance(entry), charset, () => undefined))
    for (const { kind, keys, entry: blogEntry } of pieces) {
      if (kind === 'comment') comments++
      const name = tidy(keys.get('AUTHOR') ?? '')
      if (kind !== 'entry' || name === '') continue
      const handle = authorHandle(blogEntry)!
      names.set(handle, { name, entries: (names.get(handle)?.entries ?? 0) + 1 })
    }
  const authors = [...names].sort(([a, { entries: some }], [b, { entries: others }]) => others - some || (a < b ? -1 : 1))
  const [first, ...rest] = authors
  const detail: ClaimDetail = { authors: authors.slice(0, choices).map(([handle]) => handle), ...(charset !== undefined && { charset }) }
  return {
    importer: movableType.id,
    title: movableType.title,
    source: entry.root,
    recognised: entry.size <= glanceLength ? `${comments.toLocaleString('en')} comment${comments === 1 ? '' : 's'} on a blog` : 'comments on a blog',
    owner: first ? [first[0]] : [],
    ...(first && { ownerName: first[1].name }),
    ...(rest.length > 0 && { ownerChoices: rest.slice(0, choices).map(([handle]) => handle) }),
    asks: [{ ask: 'zone' }],
    entries: [entry.label],
    bytes: entry.size,
    ignored: ['pings: pages that linked to yours, written by nobody', 'the addresses (IP) of commenters'],
    detail,
  }
}

const glanceLength = 1024 * 1024
const choices = 20

async function* glance(entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    yield await entry.head(glanceLength)
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
  }
}

async function* read(source: Source, claimed: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const { authors, charset } = claimed.detail as ClaimDetail
  const writers = new Writers(network)
  const span = new Span()
  const owner = new Set(options.owner)
  const meaning = new Meaning({ owner, authors, writers, span, now: options.now, zone: options.zone })
  for (const entry of source.entries.filter(({ label }) => claimed.entries.includes(label))) {
    let index = 0
    let guessed = 0
    try {
      for await (const pieces of piecesOf(entry.open(), charset, () => guessed++))
        for (const piece of pieces) {
          const at = { entry: entry.label, index }
          if (piece.kind === 'entry' && piece.entry.mended) yield { at, warning: 'A line of hyphens inside an entry was kept as text; parts of the entry may be in the wrong place.', snippet: piece.keys.get('TITLE') ?? '' }
          if (piece.kind === 'entry' && piece.cut) yield { at, warning: 'The file ends inside an entry.', snippet: piece.keys.get('TITLE') ?? '' }
          yield meaning.outcome(piece, at)
          index++
        }
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure
      yield { at: { entry: entry.label, index }, warning: failure.message }
    }
    if (guessed > 0) yield { warning: `${entry.label}: ${guessed} lines are in no encoding that could be told and were read as Windows-1252. Some letters may be wrong.` }
  }
  const name = claimed.owner.some((handle) => owner.has(handle)) ? claimed.ownerName : undefined
  yield* closing(network, span, writers, { handles: options.owner, ...(name !== undefined && { name }) })
}

