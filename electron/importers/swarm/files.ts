import { jsonElements } from '../formats/jsonElements'
import { listsInHead, only, type ListPath } from '../formats/jsonLists'
import type { Entry } from '../sources/source'
import { object, type Json } from '../formats/jsonValues'
import { firstBytes } from '../smallFiles'

export interface CheckinFile {
  readonly entry: Entry
  readonly list: ListPath
  /** The first check-ins of it. */
  readonly first: readonly Json[]
}

/** The export, and what tools save of the programming interface: whole answers, or one page of them after the other. */
const lists: readonly ListPath[] = [[], ['items'], ['checkins', 'items'], ['checkins'], ['response', 'checkins', 'items'], ['response', 'items']]

const headLength = 64 * 1024

/** Told by its first records. Only a file that could be one by its name is looked into, or one that was dropped alone. */
export async function checkinFile(entry: Entry): Promise<CheckinFile | undefined> {
  const name = baseName(entry)
  const named = /^checkins?\d*\.json$/i.test(name)
  if (!named && !(/\.json$/i.test(name) && (entry.path === entry.root || /check-?ins?|swarm|foursquare|4sq/i.test(name)))) return undefined
  const head = await firstBytes(entry, headLength)
  const [list] = await listsInHead(head, lists)
  if (!list) return undefined
  const first: Json[] = []
  let elements = 0
  for await (const batch of jsonElements(only(head), list))
    for (const { value, error } of batch.map((element) => ('value' in element ? { value: element.value, error: undefined } : { value: undefined, error: element }))) {
      if (error?.cut) continue
      elements++
      const record = object(value)
      if (record && isCheckin(record)) first.push(record)
    }
  // A name alone is no proof, but an empty list with it is: the account has none.
  return first.length > 0 || (named && elements === 0 && list[0] === 'items') ? { entry, list, first } : undefined
}

const isCheckin = (record: Json): boolean =>
  'createdAt' in record && 'id' in record && (record.type === 'checkin' || ('venue' in record && ('timeZoneOffset' in record || 'shout' in record)))

export const baseName = ({ path }: Entry): string => path.slice(path.lastIndexOf('/') + 1)

/** The folder an entry lies in; plain files dropped together lie together. */
export const folderOf = ({ label, path, root }: Entry): string => (path === root ? '' : label.slice(0, label.lastIndexOf('/')))
