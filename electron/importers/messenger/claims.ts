import { nameHandle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { headText } from '../facebook/dataFiles'
import { isJunk, baseOf } from '../facebook/archives'
import { ownerNames } from '../meta/ownerNames'
import type { Thread } from '../meta/threadFiles'
import type { Entry, Source } from '../sources/source'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly ownerName?: string
}

/** Files that are looked at: names say little, and a folder may hold many. */
const mostLooked = 20_000

/** One claim: the export of one account is a flat list of conversations. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const found: Entry[] = []
  let looked = 0
  for (const entry of source.entries) {
    if (!/\.json$/i.test(entry.path) || isJunk(entry.path)) continue
    if (++looked > mostLooked) break
    if (await isConversation(entry)) found.push(entry)
  }
  if (found.length === 0) return []
  const { name, choices } = await ownerNames(found.map(threadOf))
  const folders = new Set(found.map(baseOf))
  const media = source.entries.filter((entry) => /(?:^|\/)media\/[^/]+$/i.test(entry.path) && folders.has(baseOf(entry).replace(/\/media$/i, ''))).length
  const detail: ClaimDetail = { ...(name !== undefined && { ownerName: name }) }
  return [
    {
      importer: 'messenger',
      title: 'Messenger end-to-end encrypted chats',
      source: [...new Set(found.map(({ root }) => root))].join(', '),
      recognised: found.length === 1 ? 'messages in 1 conversation' : `messages in ${found.length.toLocaleString('en')} conversations`,
      owner: name === undefined ? [] : [nameHandle('facebook', name)],
      ...(name !== undefined && { ownerName: name }),
      ...(choices.length > 1 && { ownerChoices: choices.map((choice) => nameHandle('facebook', choice)) }),
      entries: found.map(({ label }) => label),
      bytes: found.reduce((sum, { size }) => sum + size, 0),
      ignored: media === 0 ? [] : [`media: ${media === 1 ? '1 file is' : `${media.toLocaleString('en')} files are`} listed, not copied`],
      detail,
    },
  ]
}

/** Its file is its conversation: the name has nothing that stays. */
export const threadOf = (entry: Entry): Thread => ({ name: entry.label, folder: '', files: [entry] })

/** People are plain texts here, and names are written together. */
async function isConversation(entry: Entry): Promise<boolean> {
  const head = await headText(entry)
  if (!/^\s*\{/.test(head)) return false
  const people = /"participants"\s{0,20}:\s{0,20}\[\s{0,50}(?:"|\])/.test(head)
  return people ? /"(?:threadName|messages)"\s{0,20}:/.test(head) || head.length >= 4_000 : /"senderName"\s{0,20}:/.test(head) && /"messages"\s{0,20}:\s{0,20}\[/.test(head)
}
