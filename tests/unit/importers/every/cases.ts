/** Every fixture of every importer as a user would drop it, read and kept by the real parts. */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { StoredImport } from '../../../../electron/contract/ipc'
import type { DroppedPath } from '../../../../electron/contract/reading'
import type { Answers, Claim } from '../../../../electron/contract/records'
import { detect } from '../../../../electron/importers/detection'
import { readInto, type ReadingParts } from '../../../../electron/importers/reading'
import type { Library } from '../../../../electron/library/library'

export interface Case {
  /** `x/a-months`. */
  readonly name: string
  /** Name of the folder of fixtures: the importer's, or one of its formats'. */
  readonly group: string
  readonly dropped: readonly DroppedPath[]
  readonly options: { readonly owner?: readonly string[]; readonly zone?: string; readonly region?: string; readonly answers?: Answers }
}

const fixtures = join(import.meta.dirname, '../../../fixtures')
const notDropped = new Set(['expected.json', 'options.json'])

export const cases: readonly Case[] = folders(fixtures).flatMap((group) => folders(group).map((folder) => caseOf(group, folder)))

function caseOf(group: string, folder: string): Case {
  const options = join(folder, 'options.json')
  return {
    name: `${basename(group)}/${basename(folder)}`,
    group: basename(group),
    dropped: readdirSync(folder).filter((name) => !notDropped.has(name)).sort().map((name) => ({ path: join(folder, name), name })),
    options: existsSync(options) ? (JSON.parse(readFileSync(options, 'utf8')) as Case['options']) : {},
  }
}

export const claimsOf = async (one: Case): Promise<readonly Claim[]> => (await detect({ command: 'detect', dropped: one.dropped })).claims

/** The moment all of them are read at: the same archive read later is not another archive. */
const now = Date.UTC(2026, 10, 22, 12)

/** Reads the claims of a case and keeps them, but the first few. */
export async function importCase(library: Library, one: Case, parts: ReadingParts = {}, but = 0): Promise<StoredImport[]> {
  const kept: StoredImport[] = []
  for (const claim of (await claimsOf(one)).slice(but)) {
    const importId = randomUUID()
    const { owner = claim.owner, zone = 'Europe/Berlin', region = 'DE', answers } = one.options
    await readInto(
      {
        command: 'read', dropped: one.dropped, claim, owner, zone, region, now, importId, app: 'test', ...(answers && { answers }),
        partFile: library.partFile(importId), scratchFolder: library.scratchFolder(importId), mediaFolder: library.pictureFolder(importId),
      },
      () => undefined,
      parts,
    )
    kept.push(await library.keep(importId))
  }
  return kept
}

function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)).sort()
}
