import type { ConnectionFact } from '../../contract/records'
import { jsonObject } from '../formats/jsonElements'
import type { Outcome } from '../importer'
import { Failed } from '../../contract/result'
import type { Entry } from '../sources/source'
import { list, object, text } from '../formats/jsonValues'
import { firstBytes } from '../smallFiles'
import { authorOf, network, type Authors } from './authors'
import { baseName } from './files'

const largest = 16 * 1024 * 1024

/** A circle as JSON: a list of people with profile addresses. (As vCards, circles are address books.) */
export async function isCircle(entry: Entry): Promise<boolean> {
  if (!/\.json$/i.test(entry.path) || !/circle|kreis|cercle|c[ií]rculo|cerchi|kring|cirkl|круг/i.test(entry.path.slice(0, -baseName(entry).length))) return false
  const head = Buffer.from(await firstBytes(entry, 16_384)).toString('utf8')
  return /"(?:profilePageUrl|profileUrl|resourceName)"\s*:\s*"(?:https?:\/\/plus\.google\.com\/|users\/)/.test(head)
}

/** Somebody put into a circle was followed. */
export async function circleOutcomes(entry: Entry, authors: Authors): Promise<Outcome[]> {
  const bytes: Uint8Array[] = []
  try {
    if (entry.size > largest) throw new Failed('refused', 'The file is larger than 16 MB, too large for its kind.')
    for await (const chunk of entry.open()) bytes.push(chunk)
    const file = jsonObject(Buffer.concat(bytes))
    const circle = text(object(file)?.name ?? object(file)?.displayName) ?? baseName(entry).replace(/\.json$/i, '')
    const members = Array.isArray(file) ? (file as unknown[]) : (Object.values(object(file) ?? {}).find((value) => Array.isArray(value)) ?? [])
    return list(members).map((member, index): Outcome => {
      const at = { entry: entry.label, index }
      const author = authorOf({ ...object(member), profilePageUrl: object(member)?.profilePageUrl ?? object(member)?.profileUrl })
      if (!author) return { at, failed: 'somebody in a circle without name and address' }
      authors.see(author, null)
      const fact: ConnectionFact = { fact: 'connection', id: `${network}:follow:out:${author.handle.slice(network.length + 1)}`, network, handle: author.handle, relation: 'following', more: { circle } }
      return { at, facts: [fact] }
    })
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    return [{ at: { entry: entry.label, index: 0 }, failed: failure.message }]
  }
}
