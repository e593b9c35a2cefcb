/** What all generated archives share: invented people and words, seeded, and files written as they are made. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import yazl from 'yazl'

export interface Making {
  /** Where the archive goes: a zip or a plain file, as the source hands it out. */
  readonly file: string
  readonly records: number
}

export interface Made {
  /** Input records a complete import must read. */
  readonly records: number
}

export const first = Date.UTC(2012, 0, 2, 8)
export const last = Date.UTC(2026, 9, 30, 20)

/** Mulberry32: the same archive every time. */
export function seeded(seed = 1): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const given = ['Ana', 'Bea', 'Ciro', 'Dana', 'Edda', 'Finn', 'Gaia', 'Hugo', 'Ines', 'Jon', 'Kaja', 'Levi', 'Mira', 'Nils', 'Oda', 'Pau']
const family = ['Duarte', 'Ek', 'Sandoval', 'Brenner', 'Okafor', 'Lindqvist', 'Marek', 'Tanaka', 'Weiss', 'Yilmaz', 'Novak', 'Rossi', 'Haas', 'Kovac', 'Iversen', 'Moreau']
const words = 'the letter came with rain on the window and we talked until the café closed about boats bread winters trains small gardens und über Brücken 🌿'.split(' ')

/** Unlike any other number's. */
export const personName = (number: number) => `${given[number % 16]!} ${family[(number >> 4) % 16]!}${number > 255 ? ` ${number >> 8}` : ''}`

export function sentence(random: () => number): string {
  const length = 4 + Math.floor(random() * 24)
  let text = ''
  for (let word = 0; word < length; word++) text += `${word > 0 ? ' ' : ''}${words[Math.floor(random() * words.length)]!}`
  return text
}

/** Evenly from first to last. */
export const timeOf = (record: number, records: number) => first + Math.floor(((last - first) * record) / records / 1000) * 1000

export const two = (number: number) => String(number).padStart(2, '0')

/** Small pieces joined before they go through a stream. */
export async function* joined(pieces: Iterable<string>, size = 256 * 1024): AsyncGenerator<Buffer> {
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < size) continue
    yield await Promise.resolve(Buffer.from(text))
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

export const writePlain = (file: string, pieces: Iterable<string>): Promise<void> => pipeline(Readable.from(joined(pieces)), createWriteStream(file))

/** One zip of several files, each written as it is made. */
export async function writeZip(file: string, entries: readonly (readonly [name: string, pieces: () => Iterable<string>])[]): Promise<void> {
  const zip = new yazl.ZipFile()
  const output = createWriteStream(file)
  zip.outputStream.pipe(output)
  for (const [name, pieces] of entries) zip.addReadStreamLazy(name, { mtime: new Date(last) }, (give) => give(null, Readable.from(joined(pieces()))))
  zip.end()
  await finished(output)
}
