import { listsInHead, type ListPath } from '../formats/jsonLists'
import { productOf } from '../meta/product'
import { threadPlace } from '../meta/threadFiles'
import type { Entry } from '../sources/source'
import { firstBytes } from '../smallFiles'

export type DataType =
  | 'follower' | 'following' | 'closeFriend' | 'blocked' | 'hidden' | 'restricted' | 'requested' | 'requestReceived' | 'unfollowed' | 'removed'
  | 'like' | 'sticker' | 'comment' | 'post' | 'contact'
  | 'oldConnections' | 'oldComments' | 'oldLikes' | 'oldMessages'

export interface DataFile {
  readonly entry: Entry
  readonly type: DataType
  /** Where in the file its records lie. */
  readonly list: ListPath
}

/** Everything of one download. */
export interface Home {
  /** Label of the folder; of all parts that lie under one name. */
  readonly folder: string
  readonly entries: readonly Entry[]
}

/** Folders of the export, at any of its times: what lies above them is the archive. */
const inner = new Set([
  'your_instagram_activity', 'your_facebook_activity', 'your_activity_across_facebook', 'connections', 'followers_and_following', 'contacts', 'personal_information', 'account_information',
  'messages', 'comments', 'likes', 'content', 'media', 'saved', 'stories', 'photos', 'videos', 'direct', 'profile', 'threads', 'subscriptions', 'gifts', 'shopping', 'events', 'monetization', 'reports',
  'story_interactions', 'story_sticker_interactions', 'ads_information', 'ads_and_topics', 'ads_and_businesses', 'your_topics', 'preferences', 'logged_information', 'recent_searches', 'recent_search',
  'security_and_login_information', 'login_and_account_creation', 'device_information', 'past_instagram_insights', 'apps_and_websites', 'apps_and_websites_off_of_instagram', 'information_about_you',
  'fundraisers', 'guides', 'loyalty_accounts', 'autofill_information', 'digital_wallets', 'cookies', 'other_activity', 'ai', 'avatars_store', 'secret_conversations', 'inbox', 'message_requests',
])

/** What was downloaded as one: one folder above everything, whatever lies in it. Plain files dropped together belong together. */
export function homesOf(entries: readonly Entry[]): Home[] {
  const homes = new Map<string, Entry[]>()
  for (const entry of entries) {
    if (isLitter(entry)) continue
    const folder = homeOf(entry)
    const there = homes.get(folder)
    if (there) there.push(entry)
    else homes.set(folder, [entry])
  }
  return [...homes].map(([folder, within]) => ({ folder, entries: within }))
}

function homeOf({ label, path, root }: Entry): string {
  if (path === root) return ''
  const names = label.split('/')
  names.pop()
  // The dropped folder itself may be one of them.
  const first = names.findIndex((name) => inner.has(name.toLowerCase()))
  return names.slice(0, first < 0 ? names.length : first).join('/')
}

const isLitter = ({ path }: Entry): boolean => path.includes('__MACOSX/') || /(?:^|\/)(?:\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini|no-data\.txt)$/.test(path)

export const baseName = ({ path }: Entry): string => path.slice(path.lastIndexOf('/') + 1)

const names: readonly (readonly [name: RegExp, type: DataType])[] = [
  [/^followers(?:_\d+)?\.json$/, 'follower'],
  [/^following(?:_\d+)?\.json$/, 'following'],
  [/^close_friends(?:_\d+)?\.json$/, 'closeFriend'],
  [/^blocked_(?:accounts|profiles)(?:_\d+)?\.json$/, 'blocked'],
  [/^hide_story_from(?:_\d+)?\.json$/, 'hidden'],
  [/^restricted_(?:accounts|profiles)(?:_\d+)?\.json$/, 'restricted'],
  [/^(?:pending|recent)_follow_requests(?:_\d+)?\.json$/, 'requested'],
  [/^follow_requests_you(?:['’_])?ve_received(?:_\d+)?\.json$/, 'requestReceived'],
  [/^recently_unfollowed_(?:accounts|profiles)(?:_\d+)?\.json$/, 'unfollowed'],
  [/^removed_suggestions(?:_\d+)?\.json$/, 'removed'],
  [/^liked_(?:posts|comments)(?:_\d+)?\.json$/, 'like'],
  [/^(?:story_likes|polls|emoji_sliders|questions|quizzes|countdowns)(?:_\d+)?\.json$/, 'sticker'],
  [/^(?:post|reels|story)_comments(?:_\d+)?\.json$/, 'comment'],
  [/^(?:posts|reels|igtv_videos|archived_posts)(?:_\d+)?\.json$/, 'post'],
  [/^synced_contacts(?:_\d+)?\.json$/, 'contact'],
  [/^connections\.json$/, 'oldConnections'],
  [/^comments\.json$/, 'oldComments'],
  [/^likes\.json$/, 'oldLikes'],
  [/^messages\.json$/, 'oldMessages'],
]

const keys: Readonly<Record<string, RegExp>> = {
  follower: /^relationships_followers/, following: /^relationships_following/, closeFriend: /^relationships_/, blocked: /^relationships_/, hidden: /^relationships_/, restricted: /^relationships_/,
  requested: /^relationships_/, requestReceived: /^relationships_/, unfollowed: /^relationships_/, removed: /^relationships_/, like: /^likes_/, sticker: /^story_activities/, comment: /^comments_/, post: /^ig_/, contact: /^contacts_contact_info$/,
}

const headLength = 16 * 1024

/** The data files among the entries of one download: told by name, then by what they hold. The folder of Threads is another network's. */
export async function dataFiles(entries: readonly Entry[]): Promise<DataFile[]> {
  const found: DataFile[] = []
  for (const entry of entries) {
    const name = baseName(entry).toLowerCase()
    const type = names.find(([form]) => form.test(name))?.[1]
    if (type === undefined || /(?:^|\/)(?:threads|your_facebook_activity|your_activity_across_facebook)\//i.test(entry.path)) continue
    const head = Buffer.from(await firstBytes(entry, headLength))
    const list = await listOf(type, head)
    if (list) found.push({ entry, type, list })
  }
  return found
}

async function listOf(type: DataType, head: Buffer): Promise<ListPath | undefined> {
  const text = head.toString('utf8').replace(/^\uFEFF/, '').trimStart()
  if (type.startsWith('old')) return isOld(type, text) ? [] : undefined
  if (text.startsWith('[')) {
    if (!bare.test(text) && !(type === 'post' && /^\[\s*\{\s*"(?:media|title|creation_timestamp|uri)"\s*:/.test(text))) return undefined
    return []
  }
  const key = /^\{\s*"([a-z_]{1,80})"\s*:\s*\[/.exec(text)?.[1]
  if (key === undefined || !keys[type]!.test(key)) return undefined
  return (await listsInHead(head, [[key]]))[0]
}

/** What all bare lists of records have one of. */
const bare = /"(?:string_list_data|string_map_data|label_values|media_list_data)"\s*:/

/** The files of 2018 to 2020 at the root. */
function isOld(type: DataType, text: string): boolean {
  if (type === 'oldConnections') return /^\{\s*"(?:followers|following|close_friends|blocked_users|follow_requests_sent|permanent_follow_requests|following_hashtags|dismissed_suggested_users)"\s*:\s*\{/.test(text)
  if (type === 'oldComments') return /^\{\s*"(?:media|live|story)_comments"\s*:\s*\[/.test(text)
  if (type === 'oldLikes') return /^\{\s*"(?:media|comment)_likes"\s*:\s*\[/.test(text)
  return /^\[\s*\{\s*"(?:participants|conversation)"\s*:\s*\[/.test(text)
}

/** The messages of one download that are of Instagram, not of the Facebook account beside it. */
export function messageFiles(entries: readonly Entry[]): Entry[] {
  const messages = entries.filter(({ path }) => threadPlace(path) !== undefined)
  if (messages.length === 0) return []
  const sure = messages.filter(({ path }) => /(?:^|\/)your_instagram_activity\//i.test(path))
  if (sure.length > 0) return sure
  const others = entries.filter(({ path }) => !/(?:^|\/)(?:your_facebook_activity|your_activity_across_facebook)\//i.test(path))
  return productOf(others) === 'instagram' ? messages.filter((entry) => others.includes(entry)) : []
}
