import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Files } from '../library/files'

/** The browser's data of one library. Losing it loses nothing but time: it is filled again from the library folder. */
export const profileFolder = (base: string, libraryId: string): string =>
  join(base, 'profiles', /^[A-Za-z0-9-]{1,64}$/.test(libraryId) ? libraryId : createHash('sha256').update(libraryId).digest('hex').slice(0, 32))

/** The name of this computer's journal, made once for each profile: 8 hex digits. */
export async function deviceId(files: Files, profile: string): Promise<string> {
  const path = join(profile, 'device')
  if (!(await files.exists(path))) await files.writeAtomic(path, Buffer.from(`${randomUUID().slice(0, 8)}\n`))
  const stored = (await files.read(path)).toString('utf8').trim()
  if (/^[0-9a-f]{8}$/.test(stored)) return stored
  // A damaged file gets a new name: journals of old names stay and are read like another computer's.
  await files.remove(path)
  return deviceId(files, profile)
}
