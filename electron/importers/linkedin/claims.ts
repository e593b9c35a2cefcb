import type { Claim } from '../../contract/records'
import { csvPreview } from '../formats/csv'
import { dayWords } from '../formats/dayWords'
import { filesByOwner } from '../filesByOwner'
import type { Entry, Source } from '../sources/source'
import { noonOf } from './dates'
import { linkedInFiles, normalName, type FileType, type LinkedInFile } from './files'
import { ownerOf, type OwnerFound } from './owner'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly files: readonly { readonly label: string; readonly type: FileType }[]
  /** The day the export was made, as its name says: `2026-03-09`. */
  readonly made?: string
}

interface Archive {
  readonly files: readonly LinkedInFile[]
  readonly owner: OwnerFound
}

/** One claim for each member. The fast and the complete part of an export are one, and so are files that do not say whose they are. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const folders = new Map<string, LinkedInFile[]>()
  for (const file of await linkedInFiles(source.entries)) folders.set(file.folder, [...(folders.get(file.folder) ?? []), file])
  const archives: Archive[] = []
  for (const files of folders.values()) archives.push({ files, owner: await ownerOf(files) })
  return Promise.all((await together(archives)).map((archive) => claimOf(source, archive)))
}

async function together(archives: readonly Archive[]): Promise<Archive[]> {
  const found: Archive[] = []
  for (const files of filesByOwner(archives, (known, handles) => handles.some((handle) => known.includes(handle)))) found.push({ files, owner: await ownerOf(files) })
  return found
}

async function claimOf(source: Source, { files, owner }: Archive): Promise<Claim> {
  const read = new Set(files.map(({ entry }) => entry.label))
  const made = files.map(({ entry }) => madeOn(entry)).filter((day) => day !== undefined).sort().at(-1)
  const folders = new Set(files.map(({ folder }) => folder))
  const detail: ClaimDetail = { files: files.map(({ entry, type }) => ({ label: entry.label, type })), ...(made !== undefined && { made }) }
  const beside = source.entries.filter((entry) => !read.has(entry.label) && belongs(entry, folders))
  const reserves: string[] = []
  for (const entry of beside) if (await isLinkedIns(entry)) reserves.push(entry.label)
  return {
    importer: 'linkedin',
    title: 'LinkedIn export',
    source: [...new Set(files.map(({ entry }) => entry.root))].join(', '),
    recognised: recognised(files, made),
    owner: owner.handles,
    ...(owner.name !== undefined && { ownerName: owner.name }),
    ...(owner.choices.length > 0 && { ownerChoices: owner.choices }),
    entries: [...read],
    ...(reserves.length > 0 && { reserves }),
    bytes: files.reduce((sum, { entry }) => sum + entry.size, 0),
    ignored: leftOut(beside),
    detail,
  }
}

/** `Complete_LinkedInDataExport_03-09-2026.zip`: the month first. */
function madeOn({ label }: Entry): string | undefined {
  const match = /linkedindataexport_(\d\d)-(\d\d)-(\d{4})/i.exec(label)
  return match ? `${match[3]}-${match[1]}-${match[2]}` : undefined
}

const words: readonly (readonly [FileType, string])[] = [
  ['connections', 'connections'], ['messages', 'messages'], ['invitations', 'invitations'], ['endorsementsReceived', 'endorsements'],
  ['endorsementsGiven', 'endorsements'], ['recommendationsReceived', 'recommendations'], ['recommendationsGiven', 'recommendations'], ['notes', 'notes on people'],
  ['follows', 'followed members'], ['comments', 'comments'], ['shares', 'posts'], ['reactions', 'reactions'], ['votes', 'votes'], ['reposts', 'reposts'], ['profile', 'your profile'],
]

function recognised(files: readonly LinkedInFile[], made: string | undefined): string {
  const types = new Set(files.map(({ type }) => type))
  const parts = [...new Set(words.flatMap(([type, word]) => (types.has(type) ? [word] : [])))]
  if (parts.length === 0) parts.push('account data')
  return `${parts.join(', ')}: ${files.length} ${files.length === 1 ? 'file' : 'files'}${made === undefined ? '' : `, made ${dayWords(noonOf(made))}`}`
}

function belongs(entry: Entry, folders: ReadonlySet<string>): boolean {
  if (entry.path === entry.root) return false
  const label = `${entry.root}/${entry.path}`
  return [...folders].some((folder) => folder !== '' && label.startsWith(`${folder}/`))
}

const reasons: readonly (readonly [name: RegExp, why: string])[] = [
  [/^(?:contacts|importedcontacts)$/, 'the address book once uploaded, old and large; dropped alone, it can be read as a table'],
  [/coach|guidemessages|roleplay/, 'chats with an assistant'],
  [/^(?:logins|receipts.*|securitychallenges|verifications.*|registration)$/, 'private technical data, never read'],
  [/^(?:adtargeting|adsclicked|lanads.*|inferencesaboutyou)$/, 'ad data'],
  [/^(?:positions|education|volunteering|skills|languages|projects|publications|patents|courses|honors|certifications|testscores|organizations|causesyoucareabout|profilesummary)$/, 'your own history'],
  [/^(?:companyfollows|hashtagfollows)$/, 'companies and topics you follow'],
  [/^(?:saveditems|richmedia|events|searchqueries|learning|jobs.*|savedjob.*)$/, 'lists without people'],
]

/** What is there and not read, so that nothing is left out silently. */
function leftOut(entries: readonly Entry[]): string[] {
  const byReason = new Map<string, string[]>()
  for (const { path } of entries) {
    const file = path.slice(path.lastIndexOf('/') + 1)
    if (file.startsWith('.') || path.includes('__MACOSX/')) continue
    const why = reasonFor(path) ?? 'other data'
    byReason.set(why, [...(byReason.get(why) ?? []), file])
  }
  return [...byReason].sort(([a], [b]) => (a < b ? -1 : 1)).map(([why, files]) => `${why}: ${named(files)}`)
}

function reasonFor(path: string): string | undefined {
  const folder = /(?:^|\/)(articles|jobs|services marketplace|verifications)\//i.exec(path)?.[1]?.toLowerCase()
  if (folder === 'articles') return 'articles you wrote'
  if (folder !== undefined) return folder === 'verifications' ? 'private technical data, never read' : 'lists without people'
  const name = normalName(path)
  return reasons.find(([pattern]) => pattern.test(name))?.[1]
}

/** Tables and pages of the export that are left out. `Contacts.csv` may as well be the address book of another program that lies beside it. */
async function isLinkedIns(entry: Entry): Promise<boolean> {
  if (!/\.(?:csv|html?)$/i.test(entry.path) || reasonFor(entry.path) === undefined) return false
  return normalName(entry.path) !== 'contacts' || (csvPreview(await entry.head(4096))?.header.has('source', 'firstname', 'lastname', 'phonenumbers') ?? false)
}

function named(files: readonly string[]): string {
  const shown = [...new Set(files)].sort().slice(0, 8)
  const rest = files.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest.toLocaleString('en')} more` : shown.join(', ')
}
