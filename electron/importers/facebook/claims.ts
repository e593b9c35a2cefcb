import { nameHandle, type Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { ownerNames } from '../meta/ownerNames'
import { threadPlace, threadsOf, type Thread } from '../meta/threadFiles'
import type { Entry, Source } from '../sources/source'
import { facebookFolders, type Folder } from './archives'
import { dataFile, headText, nameType, type DataFile, type DataType } from './dataFiles'
import { leftOut } from './leftOut'
import { profileIn, type Profile } from './profile'
import { dayWords } from '../formats/dayWords'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly files: readonly { readonly label: string; readonly type: DataType }[]
  /** Labels of message files. */
  readonly messages: readonly string[]
  /** The same conversations as pages, and what holds nothing about people. */
  readonly twins: readonly string[]
  readonly nothing: readonly string[]
  /** When the download was made, UTC ms, where its name says so. */
  readonly made?: number
  readonly ownerName?: string
  /** Conversations that went on elsewhere. */
  readonly moved: number
}

interface Archive {
  readonly folders: readonly Folder[]
  readonly files: readonly DataFile[]
  readonly messages: readonly Entry[]
  readonly profile: Profile | undefined
}

/** One claim for each account. Parts that do not say whose they are join the only one there is. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const archives: Archive[] = []
  for (const folder of facebookFolders(source)) {
    const archive = await archiveIn(folder)
    if (archive) archives.push(archive)
  }
  const found: Claim[] = []
  for (const archive of together(archives)) found.push(await claimOf(archive))
  if (found.length > 0) return found
  return facebookFolders(source).flatMap((folder) => nothingIn(folder))
}

async function archiveIn(folder: Folder): Promise<Archive | undefined> {
  const files: DataFile[] = []
  const messages: Entry[] = []
  for (const entry of folder.entries) {
    if (threadPlace(entry.path)) messages.push(entry)
    else if (nameType(entry.path)) {
      const file = await dataFile(entry)
      if (file) files.push(file)
    }
  }
  const profiles = files.filter(({ type }) => type === 'profile')
  const profile = profiles[0] && (await profileIn(profiles[0].entry))
  const conversations = (await areConversations(messages)) ? messages : []
  return files.length + conversations.length === 0 ? undefined : { folders: [folder], files, messages: conversations, profile }
}

const looked = 5

/** Some of them are what their names say: the broken ones among them are then told of one by one. */
async function areConversations(entries: readonly Entry[]): Promise<boolean> {
  const step = Math.max(1, Math.floor(entries.length / looked))
  for (let index = 0; index < entries.length; index += step) {
    const head = await headText(entries[index]!)
    if (/^\s*\{/.test(head) && /"(?:participants|messages)"\s{0,20}:\s{0,20}\[/.test(head) && !/"(?:threadName|senderName)"/.test(head)) return true
  }
  return false
}

function together(archives: readonly Archive[]): Archive[] {
  const groups: Archive[] = []
  const nobodys: Archive[] = []
  for (const archive of archives) {
    if (!archive.profile) nobodys.push(archive)
    else {
      const same = groups.findIndex(({ profile }) => profile!.handles.some((handle) => !handle.startsWith('tel:') && archive.profile!.handles.includes(handle)))
      if (same < 0) groups.push(archive)
      else groups[same] = united([groups[same]!, archive])
    }
  }
  if (nobodys.length === 0) return groups
  if (groups.length === 1) return [united([groups[0]!, ...nobodys])]
  return [...groups, united(nobodys)]
}

const united = (archives: readonly Archive[]): Archive => ({
  folders: archives.flatMap(({ folders }) => folders),
  files: archives.flatMap(({ files }) => files),
  messages: archives.flatMap(({ messages }) => messages),
  profile: archives.map(({ profile }) => profile).reduce(newest, undefined),
})

/** Names of all; which is first is the longer one's, so that the order of the parts does not matter. */
function newest(a: Profile | undefined, b: Profile | undefined): Profile | undefined {
  if (!a || !b) return a ?? b
  const [first, second] = a.handles.length > b.handles.length || (a.handles.length === b.handles.length && a.handles.join('\n') <= b.handles.join('\n')) ? [a, b] : [b, a]
  return {
    ...first,
    names: [...new Set([...first.names, ...second.names])],
    handles: [...new Set([...first.handles, ...second.handles])],
  }
}

async function claimOf({ folders, files, messages, profile }: Archive): Promise<Claim> {
  const threads = threadsOf(messages)
  const guess = profile && profile.names.length > 0 ? undefined : await ownerNames(threads)
  const owner: Handle[] = [...(profile?.handles ?? []), ...(guess?.name === undefined ? [] : [nameHandle('facebook', guess.name)])]
  const ownerName = profile?.names[0] ?? guess?.name
  const all = folders.flatMap(({ entries }) => entries)
  const twins = pagesOf(threads, all)
  const read = [...files.map(({ entry }) => entry), ...messages, ...twins]
  const labels = new Set(read.map(({ label }) => label))
  const made = madeAt(all)
  const detail: ClaimDetail = {
    files: files.map(({ entry, type }) => ({ label: entry.label, type })),
    messages: messages.map(({ label }) => label),
    twins: twins.map(({ label }) => label),
    nothing: [],
    moved: threads.filter(({ folder }) => folder === 'e2ee_cutover').length,
    ...(made !== undefined && { made }),
    ...(ownerName !== undefined && { ownerName }),
  }
  return {
    importer: 'facebook',
    title: 'Facebook export',
    source: rootsOf(read),
    recognised: recognised(files, threads, made),
    owner,
    ...(ownerName !== undefined && { ownerName }),
    ...(guess && guess.choices.length > 1 && { ownerChoices: guess.choices.map((name) => nameHandle('facebook', name)) }),
    entries: [...labels],
    bytes: read.reduce((sum, entry) => sum + entry.size, 0),
    ignored: leftOut(all.filter(({ label }) => !labels.has(label))),
    detail,
  }
}

/** Conversations that lie there as pages too: two exports in one folder. The data says more. */
function pagesOf(threads: readonly Thread[], entries: readonly Entry[]): Entry[] {
  const names = new Set(threads.map(({ name }) => name))
  return entries.filter(({ path }) => {
    const match = /(?:^|\/)([^/]+)\/message(?:_\d{1,6})?\.html$/i.exec(path)
    return match !== null && names.has(match[1]!)
  })
}

const rootsOf = (entries: readonly Entry[]): string => [...new Set(entries.map(({ root }) => root))].join(', ')

/** `facebook-ana-2024-03-01-aBcD.zip`: the day it was made, at noon. Other spellings of a date can be read in two ways. */
export function madeAt(entries: readonly Pick<Entry, 'label'>[]): number | undefined {
  const days = new Set<number>()
  for (const { label } of entries) {
    const match = /(?:^|\/)facebook-[^/]{0,150}?(20\d\d)-(\d\d)-(\d\d)(?!\d)/i.exec(label)
    if (match) days.add(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12))
  }
  return days.size === 0 ? undefined : Math.max(...days)
}

const parts: readonly (readonly [words: string, ...types: DataType[]])[] = [
  ['friends and requests', 'friends', 'requestsSent', 'requestsReceived', 'requestsRejected', 'removedFriends'],
  ['followers', 'following', 'followers'],
  ['comments', 'comments'],
  ['reactions', 'reactions'],
  ['posts', 'posts', 'postsElsewhere'],
  ['posts of others on your timeline', 'wallPosts'],
  ['check-ins', 'checkIns', 'taggedPlaces'],
  ['events', 'eventResponses', 'ownEvents', 'invitations'],
  ['pokes', 'pokes'],
  ['uploaded contacts', 'addressBook'],
]

/** `messages in 214 conversations, friends and requests, comments, made 1 March 2024`. */
function recognised(files: readonly DataFile[], threads: readonly Thread[], made: number | undefined): string {
  const types = new Set(files.map(({ type }) => type))
  const words = parts.flatMap(([name, ...of]) => (of.some((type) => types.has(type)) ? [name] : []))
  if (threads.length > 0) words.unshift(`messages in ${threads.length.toLocaleString('en')} ${threads.length === 1 ? 'conversation' : 'conversations'}`)
  if (words.length === 0) words.push('account data')
  if (made !== undefined) words.push(`made ${dayWords(made)}`)
  return words.join(', ')
}

const withoutPeople =
  /(?:^|\/)(?:your_off-facebook_activity|advertisers_(?:you(?:'|’|_)ve_interacted_with|who_uploaded_a_contact_list_with_your_information|using_your_activity_or_information)|apps_and_websites|posts_from_apps_and_websites|ads_interests)\.json$/i

/** A download that holds advertising and the like: what it is can be said, though there is nothing to read. */
function nothingIn({ entries }: Folder): Claim[] {
  const found = entries.filter(({ path }) => withoutPeople.test(path))
  if (found.length === 0) return []
  const labels = found.map(({ label }) => label)
  const detail: ClaimDetail = { files: [], messages: [], twins: [], nothing: labels, moved: 0 }
  return [{
    importer: 'facebook', title: 'Facebook export', source: rootsOf(found), recognised: 'advertising and apps only, nothing about people: choose messages, friends and comments when you ask Facebook for the export',
    owner: [], entries: labels, bytes: found.reduce((sum, { size }) => sum + size, 0), ignored: leftOut(entries.filter(({ label }) => !labels.includes(label))), detail,
  }]
}
