import type { Handle } from '../../contract/handles'
import type { Claim, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { unwrapped } from '../formats/gzip'
import type { JsonElement } from '../formats/jsonElements'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { Span } from '../span'
import { closing } from './closing'
import type { Page } from './meaning'
import { commentOutcome } from './outcome'
import { wallReader, type Time } from './times'
import { nobody, Writers, type Writer } from './writers'
import { WrittenBy } from './writtenBy'

/** One comment as a program keeps it. */
export interface Raw {
  readonly id: string
  readonly parent?: string
  readonly writer: Omit<Writer, 'me'> & { readonly admin?: boolean }
  readonly page: Omit<Page, 'writer'>
  readonly time: Time
  readonly text: string
  readonly link?: string
  /** Fields nobody reads yet. */
  readonly more?: Readonly<Record<string, unknown>>
  /** Why it is left out; who answers it answers nobody. */
  readonly skipped?: string
  readonly failed?: string
}

export interface Clock {
  readonly now: number
  /** For times without a zone. */
  readonly wall: (wall: number | null) => Time
}

/** What is different from program to program. `Context` is what must be known before the first comment. */
export interface System<Context> {
  readonly id: string
  readonly title: string
  recognises(head: string): boolean
  gather(entry: Entry): Promise<Context>
  elements(entry: Entry): AsyncIterable<readonly JsonElement[]>
  raws(value: unknown, context: Context, clock: Clock): readonly Raw[]
  readonly asksZone?: true
}

/** An importer for the comments of one program: all are the owner's, for the export is made by whoever has the site. */
export function commentImporter<Context>(system: System<Context>): Importer {
  return {
    id: system.id,
    title: system.title,
    version: 1,
    claim: (source) => claims(system, source),
    read: (source, claim, options) => read(system, source, claim, options),
  }
}

async function claims<Context>(system: System<Context>, source: Source): Promise<readonly Claim[]> {
  const found: Claim[] = []
  for (const packed of source.entries) {
    if (!mayBe(packed)) continue
    const entry = unwrapped(packed)
    if (system.recognises(await headOf(entry))) found.push(await claimOf(system, entry))
  }
  return found
}

const mayBe = ({ path }: Entry): boolean => /(?:\.(?:json|jsonl|ndjson|gz|backup|txt)|(?:^|\/)[^./]+)$/i.test(path) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(path)

async function headOf(entry: Entry): Promise<string> {
  try {
    return Buffer.from(await entry.head(headLength)).toString('utf8')
  } catch (failure) {
    if (failure instanceof Failed) return ''
    throw failure
  }
}

const headLength = 64 * 1024
/** Small enough to count before anybody waits. */
const countedSize = 32 * 1024 * 1024

async function claimOf<Context>(system: System<Context>, entry: Entry): Promise<Claim> {
  const people = new Map<Handle, { name: string | undefined; comments: number; admin: boolean; handles: readonly Handle[] }>()
  let comments = 0
  if (entry.size <= countedSize)
    for await (const raw of rawsOf(system, entry, { now: Infinity, wall: () => ({ at: null }) })) {
      comments++
      const { handles, name, admin = false } = raw.writer
      const [key] = handles
      if (key === undefined) continue
      const known = people.get(key)
      people.set(key, { name, handles, comments: (known?.comments ?? 0) + 1, admin: admin || (known?.admin ?? false) })
    }
  const order = [...people].sort(([a, one], [b, two]) => Number(two.admin) - Number(one.admin) || two.comments - one.comments || (a < b ? -1 : 1)).map(([, person]) => person)
  const owner = order[0]?.admin ? order.shift() : undefined
  return {
    importer: system.id,
    title: system.title,
    source: entry.root,
    recognised: comments === 0 ? 'comments on a site' : `${comments.toLocaleString('en')} comment${comments === 1 ? '' : 's'} on a site`,
    owner: owner?.handles ?? [],
    ...(owner?.name !== undefined && { ownerName: owner.name }),
    ...(order.length > 0 && { ownerChoices: order.slice(0, choices).flatMap(({ handles }) => handles.slice(0, 1)) }),
    ...(system.asksZone && { asks: [{ ask: 'zone' as const }] }),
    entries: [entry.label],
    bytes: entry.size,
    ignored: ['deleted comments and those that were not approved', 'the addresses (IP) of commenters'],
  }
}

const choices = 20

async function* read<Context>(system: System<Context>, source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const clock: Clock = { now: options.now, wall: wallReader(options.zone, options.now) }
  const owner = new Set(options.owner)
  const writers = new Writers(system.id)
  const span = new Span()
  for (const packed of source.entries.filter(({ label }) => claim.entries.includes(label))) {
    const entry = unwrapped(packed)
    const written = new WrittenBy<Writer>()
    for await (const raw of rawsOf(system, entry, clock)) written.add(raw.id, raw.skipped === undefined ? writerOf(raw, owner) : nobody)
    for await (const outcome of outcomesOf(system, entry, clock, (raw, at) => {
      if (raw.failed !== undefined) return { at, failed: raw.failed }
      if (raw.skipped !== undefined) return { at, skipped: raw.skipped }
      return commentOutcome({
        network: system.id,
        id: raw.id,
        at: raw.time.at,
        ...(raw.time.note !== undefined && { timeNote: raw.time.note }),
        writer: writerOf(raw, owner),
        text: raw.text,
        ...(raw.parent !== undefined && { parent: { id: raw.parent, writer: written.get(raw.parent) } }),
        page: { ...raw.page, writer: { handles: [], me: true } },
        ...(raw.link !== undefined && { link: raw.link }),
        ...(raw.more && { more: raw.more }),
      }, at, writers, span)
    })) yield outcome
  }
  const name = claim.owner.some((handle) => owner.has(handle)) ? claim.ownerName : undefined
  yield* closing(system.id, span, writers, { handles: options.owner, ...(name !== undefined && { name }) })
}

/** Without the mark of administrators: the owner is who the user says. */
function writerOf({ writer: { handles, name, site } }: Raw, owner: ReadonlySet<Handle>): Writer {
  return { handles, ...(name !== undefined && { name }), ...(site !== undefined && { site }), me: handles.some((handle) => owner.has(handle)) }
}

/** For gathering; what is wrong is told when the comments are read for good. */
async function* rawsOf<Context>(system: System<Context>, entry: Entry, clock: Clock): AsyncGenerator<Raw> {
  try {
    const context = await system.gather(entry)
    for await (const batch of system.elements(entry)) for (const element of batch) if (element.error === undefined) yield* system.raws(element.value, context, clock)
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
  }
}

async function* outcomesOf<Context>(system: System<Context>, entry: Entry, clock: Clock, meaning: (raw: Raw, at: Position) => Outcome): AsyncGenerator<Outcome> {
  let index = 0
  let otherEncoding = 0
  try {
    const context = await system.gather(entry)
    for await (const batch of system.elements(entry))
      for (const element of batch) {
        const at = { entry: entry.label, index }
        if (element.error === undefined) {
          if (element.fallback) otherEncoding++
          for (const raw of system.raws(element.value, context, clock)) yield meaning(raw, { entry: entry.label, index: index++ })
        } else if (element.cut) yield { at, warning: `The file breaks off: what follows record ${index} is missing. ${element.error}`, snippet: element.snippet }
        else {
          yield { at, failed: element.error, snippet: element.snippet }
          index++
        }
      }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield { at: { entry: entry.label, index }, warning: failure.message }
  }
  if (otherEncoding > 0) yield { warning: `${entry.label}: ${otherEncoding} records are not in UTF-8 and were read as Windows-1252.` }
}
