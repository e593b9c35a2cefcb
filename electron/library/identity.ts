import { randomUUID } from 'node:crypto'
import { Failed } from '../contract/result'
import type { Files } from './files'

const formatVersion = 1

/** The library's id. A folder without `library.json` becomes a library; two that try at once get the same one. */
export async function libraryId(files: Files, path: string, now: () => number): Promise<string> {
  if (!(await files.exists(path))) {
    const created = new Date(now()).toISOString()
    await files.writeNew(path, Buffer.from(`${JSON.stringify({ format: 'full-circle-library', version: formatVersion, id: randomUUID(), created }, null, 2)}\n`))
  }
  const { version, id } = parseIdentity((await files.read(path)).toString('utf8'))
  if (version > formatVersion) {
    throw new Failed('newerLibrary', 'This library was written by a newer version of Full Circle. Nothing was changed. Update the app to open it.')
  }
  return id
}

function parseIdentity(text: string): { readonly version: number; readonly id: string } {
  try {
    const value = JSON.parse(text) as { readonly version?: unknown; readonly id?: unknown } | null
    if (typeof value?.version === 'number' && typeof value.id === 'string') return { version: value.version, id: value.id }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Failed('unreadable', 'library.json is damaged. Put it back from a backup: the rest of the folder was not touched.')
}
