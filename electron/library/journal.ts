import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { JournalLine, Operation } from '../contract/operations'
import { createClock, type Clock } from './clock'
import type { Appender, Files } from './files'

/** What a journal file holds. */
export interface JournalContent {
  /** Valid lines, by rising sequence. */
  readonly lines: readonly JournalLine[]
  /** Damage, in words. */
  readonly problems: readonly string[]
  /** Complete lines, valid or not. */
  readonly lineCount: number
  /** Bytes up to and with the last line end: what follows is a line that was cut off or is still being copied. */
  readonly wholeBytes: number
}

/** This device's journal: the only one that is ever written. */
export interface Journal extends Pick<JournalContent, 'lines' | 'problems'> {
  /** Answers once the line is on the medium. Calls are done one after the other, in the order they came. */
  append(operation: Operation): Promise<JournalLine>
  /** The same for several, with one sync. What fails leaves none of them. */
  appendAll(operations: readonly Operation[]): Promise<readonly JournalLine[]>
  close(): Promise<void>
}

export const journalName = (device: string): string => `${device}.ndjson`

/** The device a journal's file name stands for; undefined for any other file. */
export const journalDevice = (name: string): string | undefined => /^([A-Za-z0-9-]{1,64})\.ndjson$/.exec(name)?.[1]

/** Opens the journal of `device` for writing. A last line that a crash cut off is moved to a file beside it. */
export async function openJournal(files: Files, folder: string, device: string, clock: Clock): Promise<Journal> {
  const path = join(folder, journalName(device))
  const bytes = (await files.exists(path)) ? await files.read(path) : Buffer.alloc(0)
  const content = readJournal(bytes, device)
  const lines = [...content.lines]
  const problems = [...content.problems]
  for (const line of lines) clock.see(line.clock)

  const torn = bytes.subarray(content.wholeBytes)
  if (torn.length > 0) {
    const aside = `${device}.torn-${content.wholeBytes}-${hash(torn).slice(0, 8)}`
    await files.writeAtomic(join(folder, aside), torn)
    await cutOff(files, path, content.wholeBytes)
    problems.push(
      `The last edit in ${journalName(device)} was cut off while it was being saved (${torn.length} bytes). It was set aside as ${aside}; every edit before it counts.`,
    )
  }

  // A damaged line keeps its number, so that no two edits ever share one.
  let lastSeq = Math.max(content.lineCount, lines.at(-1)?.seq ?? 0)
  let file: Appender | undefined
  let goodLength = content.wholeBytes
  let queue: Promise<unknown> = Promise.resolve()

  const openFile = async (): Promise<Appender> => {
    const opened = await files.append(path)
    try {
      await files.syncFolder(folder)
    } catch (error) {
      await opened.close()
      throw error
    }
    return opened
  }

  const write = async (operations: readonly Operation[]): Promise<readonly JournalLine[]> => {
    file ??= await openFile()
    if (file.length !== goodLength) await file.cut(goodLength)
    const texts = operations.map((operation, at) => encodeLine(operation, lastSeq + 1 + at, clock.next(), device))
    const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''))
    try {
      await file.write(bytes)
      await file.sync()
    } catch (error) {
      // What was not answered must not stay between the lines that were. If cutting fails as well, the next edit does it.
      await file.cut(goodLength).catch(nothing)
      throw error
    }
    goodLength += bytes.length
    lastSeq += texts.length
    const written = texts.map((text) => JSON.parse(text) as JournalLine)
    for (const line of written) lines.push(line)
    return written
  }

  const appendAll = (operations: readonly Operation[]): Promise<readonly JournalLine[]> => {
    const done = queue.then(() => write(operations))
    queue = done.then(nothing, nothing)
    return done
  }

  return {
    lines,
    problems,
    append: async (operation) => (await appendAll([operation]))[0]!,
    appendAll,
    async close() {
      await queue
      await file?.close()
    },
  }
}

/** Takes a journal apart. Damage costs the damaged line: the lines before and after it count. */
export function readJournal(bytes: Buffer, device: string): JournalContent {
  const wholeBytes = bytes.lastIndexOf(lineFeed) + 1
  const texts = wholeBytes === 0 ? [] : bytes.toString('utf8', 0, wholeBytes - 1).split('\n')
  const lines: JournalLine[] = []
  const problems: string[] = []
  const name = journalName(device)
  let expected = 1
  texts.forEach((text, index) => {
    const line = decodeLine(text, device)
    if (!line) {
      problems.push(`Line ${index + 1} of ${name} is damaged: its checksum does not fit. The lines before and after it count.`)
      expected++
      return
    }
    if (line.seq < expected && lines.length > 0) {
      problems.push(`Line ${index + 1} of ${name} repeats the number ${line.seq} and does not count.`)
      return
    }
    if (line.seq > expected) problems.push(`${name} lacks the edits ${expected} to ${line.seq - 1}.`)
    lines.push(line)
    expected = line.seq + 1
  })
  return { lines, problems, lineCount: texts.length, wholeBytes }
}

const lineFeed = 10
const nothing = () => {}
const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

async function cutOff(files: Files, path: string, length: number): Promise<void> {
  const file = await files.append(path)
  try {
    await file.cut(length)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The checksum is the last field, so that it can be taken off as text and nobody depends on how JSON is spelled. */
const checkField = /^(.*),"check":"([0-9a-f]{16})"\}$/

function encodeLine(operation: Operation, seq: number, clock: string, device: string): string {
  const { name, version, args, act } = operation
  const body = JSON.stringify({ seq, clock, device, name, version, args, ...(act === undefined ? {} : { act }) })
  return `${body.slice(0, -1)},"check":"${hash(body).slice(0, 16)}"}`
}

function decodeLine(text: string, device: string): JournalLine | undefined {
  const parts = checkField.exec(text)
  if (!parts || hash(`${parts[1]}}`).slice(0, 16) !== parts[2]) return undefined
  const line = parsed(text)
  return isLine(line) && line.device === device ? line : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isLine(value: unknown): value is JournalLine {
  if (typeof value !== 'object' || value === null) return false
  const line = value as Partial<Record<keyof JournalLine, unknown>>
  return (
    Number.isSafeInteger(line.seq) &&
    (line.seq as number) > 0 &&
    typeof line.clock === 'string' &&
    createClock('reader').see(line.clock) &&
    typeof line.name === 'string' &&
    typeof line.version === 'number' &&
    typeof line.args === 'object' &&
    line.args !== null &&
    (line.act === undefined || typeof line.act === 'string')
  )
}
