import { Failed } from '../../contract/result'
import { utf16Of } from '../formats/utf16'
import type { Entry } from '../sources/source'

export type DataType =
  | 'profile' | 'friends' | 'requestsSent' | 'requestsReceived' | 'requestsRejected' | 'removedFriends' | 'following' | 'followers' | 'addressBook' | 'pokes'
  | 'comments' | 'reactions' | 'pages' | 'groups' | 'posts' | 'postsElsewhere' | 'wallPosts' | 'checkIns' | 'taggedPlaces' | 'eventResponses' | 'ownEvents' | 'invitations'

interface Kind {
  readonly type: DataType
  /** Names of the file, without part number, apostrophes and `.json`. */
  readonly names: readonly string[]
  /** Keys its records lie under, without their version; `[]` for a file that is the list itself, `{}` for one that is a single record. */
  readonly keys: readonly string[]
}

/** All names a file had since 2018, whatever its folder was called. */
const kinds: readonly Kind[] = [
  { type: 'profile', names: ['profile_information'], keys: ['profile'] },
  { type: 'friends', names: ['friends', 'your_friends'], keys: ['friends'] },
  { type: 'requestsSent', names: ['sent_friend_requests', 'friend_requests_sent'], keys: ['sent_requests'] },
  { type: 'requestsReceived', names: ['received_friend_requests', 'friend_requests_received'], keys: ['received_requests'] },
  { type: 'requestsRejected', names: ['rejected_friend_requests'], keys: ['rejected_requests'] },
  { type: 'removedFriends', names: ['removed_friends'], keys: ['deleted_friends'] },
  { type: 'following', names: ['following', 'who_you_follow', 'who_youve_followed'], keys: ['following'] },
  { type: 'followers', names: ['followers', 'people_who_follow_you', 'people_who_followed_you'], keys: ['followers', '[]'] },
  { type: 'addressBook', names: ['your_address_books'], keys: ['address_book'] },
  { type: 'pokes', names: ['pokes'], keys: ['pokes'] },
  { type: 'comments', names: ['comments', 'your_comments'], keys: ['comments'] },
  { type: 'comments', names: ['your_comments_in_groups'], keys: ['group_comments'] },
  { type: 'reactions', names: ['posts_and_comments'], keys: ['reactions'] },
  { type: 'reactions', names: ['likes_and_reactions'], keys: ['reactions', 'likes_and_reactions', '[]', '{}'] },
  { type: 'pages', names: ['pages', 'pages_youve_liked', 'pages_you_follow', 'pages_youve_recommended'], keys: ['page_likes', 'pages_followed', 'recommended_pages'] },
  { type: 'groups', names: ['your_group_membership_activity', 'your_groups', 'groups'], keys: ['groups_joined', 'groups_admined', 'groups'] },
  { type: 'posts', names: ['your_posts', 'your_posts__check_ins__photos_and_videos', 'your_uncategorized_posts'], keys: ['[]', 'your_posts', 'posts', 'status_updates', '{}'] },
  { type: 'posts', names: ['group_posts_and_comments', 'your_posts_in_groups'], keys: ['group_posts'] },
  { type: 'wallPosts', names: ['other_peoples_posts_to_your_timeline'], keys: ['wall_posts_sent_to_you', '[]'] },
  { type: 'wallPosts', names: ['posts_on_other_pages_and_profiles'], keys: ['wall_posts_sent_to_you'] },
  { type: 'postsElsewhere', names: ['posts_on_other_pages_and_profiles'], keys: ['[]', '{}'] },
  { type: 'checkIns', names: ['check-ins', 'check_ins'], keys: ['check_ins', 'checkins', '[]', '{}'] },
  { type: 'taggedPlaces', names: ['places_you_have_been_tagged_in', 'places_youve_been_tagged_in'], keys: ['places', '[]', '{}'] },
  { type: 'eventResponses', names: ['your_event_responses', 'event_responses'], keys: ['event_responses'] },
  { type: 'ownEvents', names: ['your_events'], keys: ['your_events'] },
  { type: 'invitations', names: ['event_invitations'], keys: ['events_invited'] },
]

const byName = new Map<string, Kind[]>()
for (const kind of kinds) for (const name of kind.names) byName.set(name, [...(byName.get(name) ?? []), kind])

export interface DataFile {
  readonly entry: Entry
  readonly type: DataType
  /** 0 for a file without a number. */
  readonly part: number
}

/** Keys of a type's files, without version. */
export const keysOf = (type: DataType): readonly string[] => [...new Set(kinds.filter((kind) => kind.type === type).flatMap(({ keys }) => keys))]

/** `comments_v2` is `comments`. */
export const withoutVersion = (key: string): string => key.replace(/_v\d{1,3}$/, '')

/** What the file's name says it could be; its beginning decides. */
export function nameType(path: string): { readonly kinds: readonly Kind[]; readonly part: number } | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1)
  if (!/\.json$/i.test(base) || base.startsWith('._') || path.includes('__MACOSX/')) return undefined
  // `who_you've_followed.json`, with an apostrophe of either kind, or `_` in its place.
  const plain = base.slice(0, -5).toLowerCase().replace(/you(?:['’]|_(?=ve_))/g, 'you').replace(/people(?:['’]|_(?=s_))s/g, 'peoples').replace(/['’]/g, '')
  const number = /_(\d{1,6})$/.exec(plain)
  const found = byName.get(plain) ?? (number ? byName.get(plain.slice(0, number.index)) : undefined)
  return found && { kinds: found, part: number ? Number(number[1]) : 0 }
}

const headBytes = 4096

/** The file when its first bytes are what its name promises. */
export async function dataFile(entry: Entry): Promise<DataFile | undefined> {
  const named = nameType(entry.path)
  if (!named) return undefined
  const head = await headText(entry)
  const kind = named.kinds.find(({ keys, type }) => keys.some((key) => begins(head, key, type)))
  return kind && { entry, type: kind.type, part: named.part }
}

const firstName = /^\s*\{\s*"((?:[^"\\]|\\.){1,100})"\s*:/

function begins(head: string, key: string, type: DataType): boolean {
  if (key === '[]') return /^\s*\[\s*(?:\]|\{)/.test(head) && ofFacebook(head, type)
  if (key === '{}') return ['timestamp', 'label_values', 'media', 'fbid', 'data', 'title', 'attachments'].includes(firstName.exec(head)?.[1] ?? '') && ofFacebook(head, type)
  const first = firstName.exec(head)?.[1] ?? ''
  // Another field may come first.
  const found = withoutVersion(first) === key || new RegExp(`"${key}(?:_v\\d{1,3})?"\\s{0,20}:\\s{0,20}[[{]`).test(head)
  // `comments` and `friends` are keys of many programs: without a version, dates in seconds are the sign.
  return found && (type === 'profile' || /_v\d/.test(first) || /timestamp"\s{0,20}:\s{0,20}\d/.test(head))
}

/** A bare list has no key to be known by; an empty one is as good as none. */
function ofFacebook(head: string, type: DataType): boolean {
  if (/^\s*\[\s*\]/.test(head)) return false
  return type === 'followers' ? /"string_list_data"/.test(head) : /"(?:timestamp|label_values|attachments|creation_timestamp)"/.test(head)
}

/** The first characters, whatever encoding an editor saved them in; nothing of what cannot be opened, which reading will explain. */
export async function headText(entry: Entry, length = headBytes): Promise<string> {
  const head = await entry.head(length).catch((failure: unknown) => {
    if (failure instanceof Failed) return new Uint8Array()
    throw failure
  })
  return new TextDecoder(utf16Of(head) ?? 'utf-8').decode(head)
}
