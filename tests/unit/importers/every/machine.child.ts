/** Imports every fixture and says what the database then holds, as a hash: run under other zones and languages of the machine. */
// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { canonicalDump } from '../../../../renderer/db/dump'
import { newFolder, openAt, wipe } from '../../db/folder'
import { cases, importCase } from './cases'

export async function main(): Promise<void> {
  const folder = await newFolder()
  const library = await openAt(folder)
  for (const one of cases) await importCase(folder, one)
  await library.catchUp()
  const dump = await canonicalDump(library.db)
  await wipe(library)
  await folder.remove()
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions()
  process.stdout.write(`${JSON.stringify({ zone: timeZone, locale, lines: dump.split('\n').length, sha256: createHash('sha256').update(dump).digest('hex') })}\n`)
}
