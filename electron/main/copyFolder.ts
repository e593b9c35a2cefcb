import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from '../library/files'

/** Copies plain files and folders. The source may lie inside the packed app. */
export async function copyFolder(files: Files, from: string, to: string): Promise<void> {
  await files.ensureFolder(to)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyFolder(files, source, target)
    else if (entry.isFile()) await files.writeAtomic(target, await files.read(source))
  }
}
