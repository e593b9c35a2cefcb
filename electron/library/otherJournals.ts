import { join } from 'node:path'
import type { Clock } from './clock'
import type { FileInfo, Files } from './files'
import { journalDevice, readJournal, type JournalContent } from './journal'

/** Other devices' journals, read again when they have changed. A line that is still being copied waits for its end. */
export function createJournalReader(files: Files, folder: string, clock: Clock) {
  const known = new Map<string, { readonly info: FileInfo; readonly content: JournalContent }>()
  return {
    async read(without: string | undefined) {
      const contents = new Map<string, Pick<JournalContent, 'lines' | 'problems'>>()
      const problems: string[] = []
      for (const info of await files.list(folder)) {
        const device = journalDevice(info.name)
        if (device === undefined && info.name.endsWith('.ndjson')) {
          problems.push(`${info.name} is no journal of a device, perhaps a copy made while syncing. It does not count.`)
        }
        if (device === undefined || device === without) continue
        let entry = known.get(device)
        if (entry?.info.bytes !== info.bytes || entry.info.modified !== info.modified) {
          entry = { info, content: readJournal(await files.read(join(folder, info.name)), device) }
          known.set(device, entry)
          for (const line of entry.content.lines) clock.see(line.clock)
        }
        contents.set(device, entry.content)
      }
      return { contents, problems }
    },
  }
}
