import type { ImporterCommand, ImporterMessage } from '../contract/reading'
import type { ImportHeader, ImportTrailer } from '../contract/records'
import { Failed } from '../contract/result'
import { createFiles, type Files } from '../library/files'
import { blockLines, createImportFile, verifyImportFile, type ImportWriter } from '../library/importFile'
import { batchesOf } from './batched'
import { createGate, type Gate } from './gate'
import type { Importer, ReadOptions } from './importer'
import { importers as allImporters } from './index'
import { createPace } from './pace'
import { createPictureKeeper } from './pictures'
import { withoutLeftOut } from './leftOut'
import { createSorted, type Sorted } from './sorted'
import { openSource } from './sources/index'
import type { Source } from './sources/source'
import { createTally, type Tally } from './tally'
import { watchSource } from './watchedSource'

export type ReadCommand = Extract<ImporterCommand, { command: 'read' }>
export type ReadProgress = Omit<Extract<ImporterMessage, { message: 'progress' }>, 'message'>
export type Finished = Omit<Extract<ImporterMessage, { message: 'finished' }>, 'message'>

/** What a test may replace. */
export interface ReadingParts {
  readonly importers?: readonly Importer[]
  readonly openSource?: typeof openSource
  readonly files?: Files
  /** Paused, reading stands still between two batches of records. */
  readonly gate?: Gate
}

/** Records of a batch: one may be a conversation of 100,000 messages. */
const betweenBreaths = 256

/** Issues that are told at once; the file lists more. */
const toldIssues = 200

/**
 * Step 1 of an import: reads one claim into one import file, sorted and counted, under the name `partFile`. Progress comes at most
 * five times a second. When it throws, the part is gone: there is no half file.
 */
export async function readInto(command: ReadCommand, onProgress: (progress: ReadProgress) => void, parts: ReadingParts = {}): Promise<Finished> {
  const { importers = allImporters, files = createFiles(), gate = createGate() } = parts
  const { claim, partFile, scratchFolder } = command
  const importer = importers.find(({ id }) => id === claim.importer)
  if (!importer) throw new Failed('notRecognised', `There is no importer called “${claim.importer}”.`)

  const started = performance.now()
  const pace = createPace()
  const source = await (parts.openSource ?? openSource)(command.dropped)
  const watched = watchSource(source, claim.entries)
  const tally = createTally()
  const report = (phase: ReadProgress['phase']) =>
    onProgress({ bytes: Math.min(watched.bytes, claim.bytes), totalBytes: claim.bytes, records: tally.read, phase })
  const breathe = async (phase: ReadProgress['phase']) => {
    if (pace.reportDue()) report(phase)
    if (pace.turnDue()) await pace.turn()
    if (!gate.paused) return
    report('paused')
    await gate.passed()
    report(phase)
  }

  try {
    for (const { entry, reason } of warningsFor(claim.entries, source)) tally.warn(reason, entry)

    const sorted = createSorted(files, scratchFolder)
    report('reading')
    try {
      const options = readOptions(command, createPictureKeeper(files, command.mediaFolder))
      for await (const batch of batchesOf(importer.read(watched.source, claim, options))) {
        let since = 0
        for (const outcome of withoutLeftOut(batch, command.answers?.without)) {
          tally.take(outcome, sorted.add)
          if (sorted.full) await sorted.spill()
          if (++since % betweenBreaths === 0) await breathe('reading')
        }
        await breathe('reading')
      }
    } catch (error) {
      throw explained(error, importer, claim.source, tally)
    }

    report('sorting')
    const header: ImportHeader = {
      format: 'full-circle-import',
      version: 1,
      id: command.importId,
      importer: importer.id,
      importerVersion: importer.version,
      app: command.app,
      time: command.now,
      source: claim.source,
      files: watched.files(),
      owner: command.owner,
      ...(command.drop !== undefined && { drop: command.drop }),
    }
    const writer = await createImportFile(files, partFile, header)
    const trailer = await write(writer, sorted, tally, command.now, () => breathe('sorting'))

    report('checking')
    await verifyImportFile(files, partFile, () => breathe('checking'))
    const issues = tally.issues.slice(0, toldIssues)
    return { header, trailer, issues, seconds: (performance.now() - started - gate.waited) / 1000, peakRssMb: pace.peakRssMb() }
  } catch (error) {
    await files.remove(partFile)
    throw error
  } finally {
    await source.close()
    await files.remove(scratchFolder)
  }
}

/** What was seen while opening whatever the claim lies in: an entry that was refused could not be claimed, and is missed all the same. */
function warningsFor(claimed: readonly string[], source: Source): Source['warnings'] {
  const labels = new Set(claimed)
  const roots = [...new Set(source.entries.filter(({ label }) => labels.has(label)).map(({ root }) => root))]
  return source.warnings.filter(({ entry }) => entry !== undefined && roots.some((root) => entry === root || entry.startsWith(`${root}/`)))
}

type Asked = Pick<ReadCommand, 'owner' | 'answers' | 'zone' | 'region' | 'now'>

/** What an importer is told of a command. The user's answer about the zone is the zone. */
export const readOptions = (command: Asked, keepPicture?: ReadOptions['keepPicture']): ReadOptions => ({
  owner: command.owner,
  answers: command.answers,
  zone: command.answers?.zone ?? command.zone,
  region: command.region,
  now: command.now,
  keepPicture,
})

async function write(writer: ImportWriter, sorted: Sorted, tally: Tally, now: number, breathe: () => Promise<void>): Promise<ImportTrailer> {
  try {
    for await (const block of sorted.blocks()) {
      await writer.write(block)
      await breathe()
    }
    for (let first = 0; first < tally.issues.length; first += blockLines) {
      const lines = tally.issues.slice(first, first + blockLines).map((issue) => `${JSON.stringify(issue)}\n`)
      await writer.write(Buffer.from(lines.join('')))
    }
    const { lines, ...counts } = sorted.counts
    return await writer.finish({
      format: 'full-circle-import-end',
      ...tally.result(),
      ...counts,
      lines: { ...lines, issue: tally.issues.length },
      // Planned events lie ahead: an archive never speaks of a day after it was read.
      asOf: tally.asOf ?? Math.min(counts.to ?? now, now),
    })
  } finally {
    await writer.close()
  }
}

/** An importer answers for bad records with outcomes; what it throws instead is a fault of ours, told with where it happened. */
function explained(error: unknown, importer: Importer, source: string, { last }: Tally): Failed {
  if (error instanceof Failed) return error
  const where = last ? ` at or after ${last.entry}, record ${last.index + 1}` : ''
  const what = error instanceof Error ? error.message : String(error)
  return new Failed('failed', `Reading ${source} as ${importer.title} stopped${where}, because of a fault in Full Circle (${what}). Nothing was imported.`, {
    cause: error,
  })
}
