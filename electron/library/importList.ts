import { join } from 'node:path'
import type { StoredImport } from '../contract/ipc'
import type { ImportHeader } from '../contract/records'
import { Failed } from '../contract/result'
import type { FileInfo, Files } from './files'
import { readEnds, verifyImportFile } from './importFile'

const ending = '.ndjson.gz'

/** The name of a finished import: `2026-11-03-x-<id>.ndjson.gz`. */
export const importName = (importId: string, { time, importer }: Pick<ImportHeader, 'time' | 'importer'>): string =>
  `${new Date(time).toISOString().slice(0, 10)}-${importer.replace(/[^A-Za-z0-9]/g, '')}-${importId}${ending}`

/** The finished imports of a folder. What was read of a file is kept for as long as its size and date stay the same. */
export function createImportList(files: Files, folder: string) {
  type Found = StoredImport | string
  const known = new Map<string, { readonly info: FileInfo; readonly found: Found }>()

  const look = async (info: FileInfo): Promise<Found> => {
    const path = join(folder, info.name)
    try {
      const ends = await readEnds(files, path)
      if (!ends) return `${info.name} is not complete: it was cut off, or is still being copied. It does not count until it is whole.`
      return { id: ends.header.id, header: ends.header, trailer: ends.trailer, fileBytes: ends.fileBytes }
    } catch (error) {
      if (error instanceof Failed) return error.message
      throw error
    }
  }

  const each = async (): Promise<{ name: string; found: Found }[]> => {
    const infos = (await files.list(folder)).filter(({ name }) => name.endsWith(ending))
    const all: { name: string; found: Found }[] = []
    for (const info of infos) {
      const before = known.get(info.name)
      const same = before?.info.bytes === info.bytes && before.info.modified === info.modified
      const found = same ? before.found : await look(info)
      known.set(info.name, { info, found })
      all.push({ name: info.name, found })
    }
    return all
  }

  const list = async () => {
    const imports = new Map<string, StoredImport>()
    const problems: string[] = []
    for (const { name, found } of await each()) {
      if (typeof found === 'string') problems.push(found)
      else if (imports.has(found.id)) problems.push(`${name} is a second copy of an import that is there already. It does not count and can be deleted.`)
      else imports.set(found.id, found)
    }
    return { imports: [...imports.values()], problems }
  }

  return {
    list,
    async path(importId: string): Promise<string> {
      const match = (await each()).find(({ found }) => typeof found !== 'string' && found.id === importId)
      if (!match) throw new Failed('notFound', 'The file of this import is not in the library folder.')
      return join(folder, match.name)
    },
    async verify(): Promise<string[]> {
      const { problems } = await list()
      for (const { name, found } of await each()) {
        if (typeof found === 'string') continue
        await verifyImportFile(files, join(folder, name)).catch((error: unknown) => {
          if (!(error instanceof Failed)) throw error
          problems.push(error.message)
        })
      }
      return problems
    },
  }
}
