import type { ImporterCommand, ImporterMessage } from '../contract/reading'
import type { Claim } from '../contract/records'
import { Failed } from '../contract/result'
import type { Importer } from './importer'
import { importers as allImporters } from './index'
import { openSource } from './sources/index'
import type { Source } from './sources/source'
import { whyUnrecognised } from './unrecognised'

export type DetectCommand = Extract<ImporterCommand, { command: 'detect' }>
export type Detected = Omit<Extract<ImporterMessage, { message: 'detected' }>, 'message'>

export interface DetectionParts {
  readonly importers?: readonly Importer[]
  readonly openSource?: typeof openSource
}

/** Asks every importer what it knows of the dropped things, and says of the rest why nobody wants it. */
export async function detect(command: DetectCommand, parts: DetectionParts = {}): Promise<Detected> {
  const all = parts.importers ?? allImporters
  const importers = command.importer === undefined ? all : all.filter(({ id }) => id === command.importer)
  if (importers.length === 0) {
    throw new Failed('notRecognised', `There is no importer called “${command.importer}”. There are: ${all.map(({ id }) => id).join(', ')}.`)
  }
  const source = await (parts.openSource ?? openSource)(command.dropped)
  try {
    const claims: Claim[] = []
    const warnings = [...source.warnings]
    for (const importer of importers) {
      try {
        claims.push(...(await importer.claim(source)))
      } catch (error) {
        // One importer's fault must not hide what the others recognise.
        warnings.push({ reason: `Looking for ${importer.title} failed (${error instanceof Error ? error.name : 'an unknown fault'}).` })
      }
    }
    const names = command.dropped.map(({ name }) => name.normalize('NFC'))
    return { claims, unrecognised: await unrecognised(source, claims, names, importers), warnings }
  } finally {
    await source.close()
  }
}

async function unrecognised(source: Source, claims: readonly Claim[], dropped: readonly string[], importers: readonly Importer[]): Promise<Detected['unrecognised']> {
  const claimed = new Set(claims.flatMap((claim) => claim.entries))
  const known = new Set(source.entries.filter((entry) => claimed.has(entry.label)).map((entry) => entry.root))
  const roots = new Set([...dropped, ...source.entries.map((entry) => entry.root)])
  const titles = importers.map(({ title }) => title)
  const list: { name: string; reason: string }[] = []
  for (const name of roots) {
    if (known.has(name)) continue
    const entries = source.entries.filter((entry) => entry.root === name)
    const refused = source.warnings.filter(({ entry }) => entry === name || entry?.startsWith(`${name}/`)).map(({ reason }) => reason)
    list.push({ name, reason: await whyUnrecognised(entries, refused, titles) })
  }
  return list
}
