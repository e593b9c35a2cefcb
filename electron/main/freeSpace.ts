import { Failed } from '../contract/result'
import type { Files } from '../library/files'

const spare = 500_000_000

/** Bytes that must be free before `bytes` of entries are read: twice what is written. An import file and its sorted runs are about half as large as what they came from. */
export const roomFor = (bytes: number): number => 2 * (bytes / 2) + spare

/** Fails with `diskFull` when the disk of the folder has no room for reading `bytes` of entries. */
export async function assertRoom(files: Pick<Files, 'free'>, folder: string, bytes: number): Promise<void> {
  const missing = roomFor(bytes) - (await files.free(folder))
  if (missing > 0) {
    throw new Failed('diskFull', `The disk of the library is too full: ${Math.ceil(missing / 1e6)} MB more are needed. Nothing was changed.`)
  }
}
