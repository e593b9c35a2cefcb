import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { pictureProblem } from '../contract/pictures'
import { Failed } from '../contract/result'

interface PictureFiles {
  exists(path: string): Promise<boolean>
  ensureFolder(path: string): Promise<void>
  writeAtomic(path: string, bytes: Uint8Array): Promise<void>
}

/** Keeps pictures in the media folder under their hash. Throws `Failed('refused')` for what is no picture or too large to show. */
export function createPictureKeeper(files: PictureFiles, folder: string): (bytes: Uint8Array) => Promise<string> {
  return async (bytes) => {
    const problem = pictureProblem(bytes)
    if (problem !== undefined) throw new Failed('refused', problem)
    const name = createHash('sha256').update(bytes).digest('hex')
    const path = join(folder, name)
    if (!(await files.exists(path))) {
      await files.ensureFolder(folder)
      await files.writeAtomic(path, bytes)
    }
    return name
  }
}
