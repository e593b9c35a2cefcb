import { createHash, randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Interrupted, ReadRequest, Token } from '../contract/ipc'
import type { Claim } from '../contract/records'
import { Failed } from '../contract/result'
import type { Files } from '../library/files'
import type { HeldSource } from './pickedSources'

type Asked = Omit<ReadRequest, 'source' | 'claim'>

/** Enough of a claim to know it again in the same files. */
export interface ClaimMark {
  readonly importer: string
  readonly title: string
  readonly bytes: number
  /** Hash of the names of its entries. */
  readonly entries: string
}

interface StoredPath {
  readonly path: string
  readonly name: string
  /** Of a file; a folder has none. */
  readonly bytes?: number
  readonly modified?: number
}

interface StoredReading {
  readonly reading: Token
  readonly claim: ClaimMark
  readonly asked: Asked
}

export interface StoredDrop {
  readonly token: Token
  readonly library: string
  readonly time: number
  readonly importer?: string
  readonly dropped: readonly StoredPath[]
  readonly readings: readonly StoredReading[]
}

/**
 * The readings that have begun and are neither kept nor left, in a small file of this computer: after a crash or a restart they can
 * be offered again. It holds paths, which the page never learns.
 */
export class Unfinished {
  readonly #files: Files
  readonly #path: string
  #drops: readonly StoredDrop[] | undefined
  /** Drops of this start: not interrupted, but under way. */
  readonly #alive = new Map<Token, Token>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(files: Files, profile: string) {
    this.#files = files
    this.#path = join(profile, 'unfinished.json')
  }

  /** Notes a reading before it begins. Readings of one source are one drop. */
  begin(library: string, source: HeldSource, reading: Token, claim: Claim, asked: Asked, now: number): Promise<void> {
    return this.#change(async (drops) => {
      const known = this.#alive.get(source.picked.token)
      const stored: StoredReading = { reading, claim: markOf(claim), asked }
      if (known !== undefined && drops.some(({ token }) => token === known)) {
        return drops.map((drop) => (drop.token === known ? { ...drop, readings: [...drop.readings, stored] } : drop))
      }
      const token = randomUUID()
      this.#alive.set(source.picked.token, token)
      const dropped = await Promise.all(source.dropped.map(async ({ path, name }) => ({ path, name, ...(await measured(path)) })))
      return [...drops, { token, library, time: now, importer: source.importer, dropped, readings: [stored] }]
    })
  }

  /** It was kept, left, or ended by itself. */
  end(reading: Token): Promise<void> {
    return this.#change((drops) =>
      drops
        .map((drop) => ({ ...drop, readings: drop.readings.filter((one) => one.reading !== reading) }))
        .filter(({ readings }) => readings.length > 0),
    )
  }

  /** After the readings under way were stopped because the window goes: from now on they are interrupted. */
  release(): void {
    this.#alive.clear()
  }

  async list(library: string): Promise<readonly Interrupted[]> {
    const under = new Set(this.#alive.values())
    const drops = (await this.#load()).filter((drop) => drop.library === library && !under.has(drop.token))
    return Promise.all(
      drops.map(async ({ token, time, dropped, readings }) => ({
        token,
        names: dropped.map(({ name }) => name),
        titles: [...new Set(readings.map(({ claim }) => claim.title))],
        time,
        ...(await state(dropped)),
      })),
    )
  }

  async get(token: Token): Promise<StoredDrop> {
    const drop = (await this.#load()).find((one) => one.token === token)
    if (!drop) throw new Failed('notFound', 'This reading is not remembered any more. Please choose the files again.')
    return drop
  }

  forget(token: Token): Promise<void> {
    return this.#change((drops) => drops.filter((drop) => drop.token !== token))
  }

  async #load(): Promise<readonly StoredDrop[]> {
    return (this.#drops ??= (await this.#files.exists(this.#path)) ? storedDrops((await this.#files.read(this.#path)).toString('utf8')) : [])
  }

  #change(change: (drops: readonly StoredDrop[]) => readonly StoredDrop[] | Promise<readonly StoredDrop[]>): Promise<void> {
    const mine = this.#turn.then(async () => {
      const before = await this.#load()
      const after = await change(before)
      if (after.length === 0 && before.length === 0) return
      await this.#files.writeAtomic(this.#path, Buffer.from(`${JSON.stringify({ version: 1, drops: after })}\n`))
      this.#drops = after
    })
    this.#turn = mine.catch(() => undefined)
    return mine
  }
}

/** The claim of a new detection that is the same as the one read before; by its files, else by what it is. */
export function sameClaim(mark: ClaimMark, claims: readonly Claim[]): number {
  const marks = claims.map(markOf)
  const exact = marks.findIndex((one) => one.importer === mark.importer && one.entries === mark.entries)
  return exact >= 0 ? exact : marks.findIndex((one) => one.importer === mark.importer && one.title === mark.title)
}

export const markOf = ({ importer, title, bytes, entries }: Claim): ClaimMark => ({
  importer,
  title,
  bytes,
  entries: createHash('sha256').update([...entries].sort().join('\n')).digest('hex'),
})

async function state(dropped: readonly StoredPath[]): Promise<Pick<Interrupted, 'gone' | 'changed'>> {
  const now = await Promise.all(dropped.map(({ path }) => measured(path)))
  const missing = dropped.filter((_, at) => now[at] === undefined).map(({ name }) => name)
  if (missing.length > 0) {
    return { gone: `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not where ${missing.length === 1 ? 'it was' : 'they were'} any more. Choose ${missing.length === 1 ? 'it' : 'them'} again to read ${missing.length === 1 ? 'it' : 'them'}.` }
  }
  const changed = dropped.filter((was, at) => was.bytes !== now[at]?.bytes || was.modified !== now[at]?.modified).map(({ name }) => name)
  return changed.length > 0 ? { changed: `${changed.join(', ')} ${changed.length === 1 ? 'has' : 'have'} changed since: what is read is what is there now.` } : {}
}

/** Undefined when it is not there (any more), or cannot be looked at: a disk that was taken out. */
async function measured(path: string): Promise<{ readonly bytes?: number; readonly modified?: number } | undefined> {
  try {
    const about = await stat(path)
    // The date of a folder says nothing about what is deeper in it.
    return about.isFile() ? { bytes: about.size, modified: Math.trunc(about.mtimeMs) } : {}
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

/** A damaged file offers nothing: what it named can be chosen again. */
function storedDrops(text: string): readonly StoredDrop[] {
  try {
    const { drops } = JSON.parse(text) as { readonly drops?: unknown }
    return Array.isArray(drops) ? drops.filter(isDrop) : []
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return []
    throw error
  }
}

const isDrop = (value: unknown): value is StoredDrop => {
  const drop = fieldsOf(value)
  return typeof drop.token === 'string' && typeof drop.library === 'string' && typeof drop.time === 'number' &&
    Array.isArray(drop.dropped) && drop.dropped.every(isPath) && Array.isArray(drop.readings) && drop.readings.every(isReading)
}

const isPath = (value: unknown): boolean => {
  const { path, name } = fieldsOf(value)
  return typeof path === 'string' && typeof name === 'string'
}

const isReading = (value: unknown): boolean => {
  const { reading, claim, asked } = fieldsOf(value)
  const { importer, title } = fieldsOf(claim)
  return typeof reading === 'string' && typeof importer === 'string' && typeof title === 'string' && typeof asked === 'object' && asked !== null
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {})
