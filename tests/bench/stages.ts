/**
 * The stages that need no browser, one to a process, so that none pays for what another left in memory: `node stages.mjs STAGE ZIP FOLDER`
 * prints one `Stage` as JSON. `runStage.ts` bundles it as the app is bundled. `inflate`, `json` and `deflate` are the raw limits.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { Claim } from '../../electron/contract/records'
import { importers } from '../../electron/importers'
import type { Importer, Outcome } from '../../electron/importers/importer'
import { readInto, type Finished, type ReadCommand } from '../../electron/importers/reading'
import { openSource } from '../../electron/importers/sources'
import { createFiles } from '../../electron/library/files'
import { openImportFile } from '../../electron/library/importFile'
import { openLibrary } from '../../electron/library/library'
import type { Stage, StageName } from './stage'
import { dataEntries, inflatedBytes } from './zipData'

/** Where a stage needs its input ready in memory, it takes the first part of the archive: more would measure the garbage collector. */
const heldBytes = 128 * 1024 * 1024
const heldRecords = 100_000

type Measured = Omit<Stage, 'rssMb'>
const stages: Readonly<Record<StageName, (zip: string, folder: string) => Promise<Measured>>> = { inflate, json, parse, library, deflate, importer }

/** zlib over the bytes of the entries; what is no zip is only read. */
async function inflate(file: string): Promise<Measured> {
  const entries = file.endsWith('.zip') ? await dataEntries(file) : []
  let bytes = 0
  const time = await timed(async () => {
    for (const entry of entries) for await (const chunk of inflatedBytes(file, entry)) bytes += chunk.length
    if (entries.length === 0) for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) bytes += (chunk as Buffer).length
  })
  return { ...time, bytes, records: 0 }
}

/** Bytes of tweets to objects. */
async function json(file: string): Promise<Measured> {
  const chunks: Buffer[] = []
  let size = 0
  for (const entry of await dataEntries(file)) {
    if (!/tweets(-part\d+)?\.js$/.test(entry.fileName)) continue
    for await (const chunk of inflatedBytes(file, entry)) if (size < heldBytes) size += chunks.push(chunk) && chunk.length
  }
  const text = Buffer.concat(chunks)
  const spans: (readonly [number, number])[] = []
  // Tweets are written indented, so only a tweet's own brackets stand at the beginning of a line.
  for (let at = text.indexOf('\n{'); at >= 0; at = text.indexOf('\n{', at)) {
    const end = text.indexOf('\n}', at)
    if (end < 0) break
    spans.push([at + 1, end + 2])
    at = end
  }
  let bytes = 0
  const time = await timed(() => {
    for (const [start, end] of spans) {
      JSON.parse(text.toString('utf8', start, end))
      bytes += end - start
    }
  })
  return { ...time, bytes, records: spans.length }
}

/** Unzip, check, split, parse, normalise. */
async function parse(file: string): Promise<Measured> {
  const archive = await claimed(file)
  let records = 0
  const time = await timed(async () => {
    for await (const outcome of read(archive)) if ('at' in outcome && outcome.at && !('warning' in outcome)) records++
  })
  await archive.source.close()
  return { ...time, bytes: archive.claim.bytes, records }
}

/** Outcomes that are ready in memory become a sorted, compressed, synced and verified import file. */
async function library(file: string, folder: string): Promise<Measured> {
  const outcomes = await heldOutcomes(file)
  const time = await timed(async () => void (await writeFileOf(outcomes, folder)))
  return { ...time, bytes: sizeOf(await blocksOf(join(folder, 'a.part'))), records: outcomes.length }
}

/** The lines of the same file, sorted already: compressed as strongly, written and synced. */
async function deflate(file: string, folder: string): Promise<Measured> {
  const { trailer } = await writeFileOf(await heldOutcomes(file), folder)
  const blocks = await blocksOf(join(folder, 'a.part'))
  const time = await timed(async () => {
    const out = await open(join(folder, 'raw'), 'w')
    for (const block of blocks) await out.write(deflateRawSync(block, { level: 1, memLevel: 9, chunkSize: 256 * 1024 }))
    await out.datasync()
    await out.close()
  })
  return { ...time, bytes: sizeOf(blocks), records: trailer.read }
}

/** All of step 1, from the zip to a kept import file; it stays in the library folder. */
async function importer(file: string, folder: string): Promise<Measured> {
  const { source, claim } = await claimed(file)
  await source.close()
  const home = await openLibrary(folder, { device: 'bench' })
  const importId = randomUUID().slice(0, 8)
  const places = { importId, partFile: home.partFile(importId), scratchFolder: home.scratchFolder(importId), mediaFolder: home.pictureFolder(importId) }
  let records = 0
  const time = await timed(async () => {
    const { trailer } = await readInto({ ...readCommand(claim, places), dropped: [dropped(file)] }, () => undefined)
    records = trailer.read
  })
  await home.keep(importId)
  await home.close()
  return { ...time, bytes: claim.bytes, records }
}

/** What the first importer takes that takes any of it. */
async function claimed(file: string) {
  const source = await openSource([dropped(file)])
  for (const importer of importers) {
    const [claim] = await importer.claim(source)
    if (claim) return { source, importer, claim }
  }
  throw new Error('the archive was not recognised')
}

const dropped = (path: string) => ({ path, name: basename(path) })
const now = Date.UTC(2026, 10, 2)

/** Where an archive does not say whose it is, the likeliest. */
const ownerOf = ({ owner, ownerChoices = [] }: Claim) => (owner.length > 0 ? owner : ownerChoices.slice(0, 1))

const read = ({ source, importer, claim }: Awaited<ReturnType<typeof claimed>>): AsyncIterable<Outcome> =>
  importer.read(source, claim, { owner: ownerOf(claim), zone: 'UTC', region: 'DE', now })

async function heldOutcomes(file: string): Promise<Outcome[]> {
  const archive = await claimed(file)
  const held: Outcome[] = []
  for await (const outcome of read(archive)) {
    held.push(outcome)
    if (held.length >= heldRecords) break
  }
  await archive.source.close()
  return held
}

function writeFileOf(outcomes: readonly Outcome[], folder: string): Promise<Finished> {
  const claim: Claim = { importer: 'x', title: 'X archive', source: 'archive.zip', recognised: '', owner: ['x:id:1000'], entries: [], bytes: 0, ignored: [] }
  const replaying: Importer = {
    id: 'x', title: 'X archive', version: 1,
    claim: () => Promise.resolve([claim]),
    async *read() {
      yield* outcomes
    },
  }
  const places = { importId: 'a', partFile: join(folder, 'a.part'), scratchFolder: join(folder, 'scratch'), mediaFolder: join(folder, 'media') }
  return readInto(readCommand(claim, places), () => undefined, {
    importers: [replaying],
    openSource: () => Promise.resolve({ name: 'archive.zip', entries: [], warnings: [], close: () => Promise.resolve() }),
  })
}

type Places = Pick<ReadCommand, 'importId' | 'partFile' | 'scratchFolder' | 'mediaFolder'>

const readCommand = (claim: Claim, places: Places): ReadCommand => ({
  command: 'read', dropped: [], claim, owner: ownerOf(claim), zone: 'UTC', region: 'DE', now, app: 'bench', ...places,
})

/** The lines of an import file, in the blocks they were written in. */
async function blocksOf(file: string): Promise<Buffer[]> {
  const reader = await openImportFile(createFiles(), file)
  const blocks: Buffer[] = []
  for (let last = false; !last; ) {
    const batch = await reader.next()
    blocks.push(Buffer.concat([batch.lines, Buffer.from('\n')]))
    last = batch.last
  }
  return blocks
}

const sizeOf = (blocks: readonly Buffer[]) => blocks.reduce((sum, { length }) => sum + length, 0)

async function timed(work: () => void | Promise<void>): Promise<Pick<Measured, 'seconds' | 'cpuSeconds'>> {
  const started = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 }
}

const [name, zip = '', folder = ''] = process.argv.slice(2)
const measured = await stages[name as StageName](zip, folder)
process.stdout.write(`${JSON.stringify({ ...measured, rssMb: Math.round(process.resourceUsage().maxRSS / 1024) } satisfies Stage)}\n`)
