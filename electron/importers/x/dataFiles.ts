import type { Entry } from '../sources/source'
import { firstBytes } from '../smallFiles'

export type DataType =
  | 'manifest' | 'account' | 'profile' | 'screenNameChange' | 'phoneNumber' | 'emailChange' | 'userDetails' | 'monthIndex'
  | 'tweets' | 'deletedTweets' | 'months' | 'csv' | 'notes'
  | 'messages' | 'groupMessages'
  | 'follower' | 'following' | 'block' | 'mute' | 'contact' | 'like'

export interface DataFile {
  readonly entry: Entry
  readonly type: DataType
  /** 0 for the file without a number. */
  readonly part: number
  /** Folder of the archive inside the source: root and directories, without `data` and the like. */
  readonly folder: string
}

/** Global names of the data files, as they stand in their first line; both generations of a name. */
const types = new Map<string, DataType>([
  ['account', 'account'],
  ['profile', 'profile'],
  ['screen_name_change', 'screenNameChange'],
  ['phone_number', 'phoneNumber'],
  ['email_address_change', 'emailChange'],
  ['tweet', 'tweets'],
  ['tweets', 'tweets'],
  ['community_tweet', 'tweets'],
  ['community_tweets', 'tweets'],
  ['twitter_circle_tweet', 'tweets'],
  ['twitter_circle_tweets', 'tweets'],
  ['deleted_tweet', 'deletedTweets'],
  ['deleted_tweets', 'deletedTweets'],
  ['note_tweet', 'notes'],
  ['note_tweets', 'notes'],
  ['direct_message', 'messages'],
  ['direct_messages', 'messages'],
  ['direct_message_group', 'groupMessages'],
  ['direct_messages_group', 'groupMessages'],
  ['follower', 'follower'],
  ['following', 'following'],
  ['block', 'block'],
  ['mute', 'mute'],
  ['contact', 'contact'],
  ['like', 'like'],
])

const headLength = 512
const deepest = 4

/** All files of X archives in a source, told by their first characters; several archives lie in different folders. */
export async function dataFiles(entries: readonly Entry[]): Promise<DataFile[]> {
  const found: DataFile[] = []
  for (const entry of entries) {
    const place = placeOf(entry)
    if (!place) continue
    const told = typeOf(await headOf(entry), place.base)
    if (told) found.push({ entry, folder: place.folder, ...told })
  }
  return found
}

/** The folder of its archive, for entries that could belong to one; nothing for what is junk or too deep. */
export function placeOf(entry: Entry): { readonly folder: string; readonly base: string; readonly inside: string } | undefined {
  const path = entry.path.split('/')
  const base = path.pop() ?? ''
  if (base.startsWith('._') || path.includes('__MACOSX')) return undefined
  if (!/\.(?:js|csv)$/i.test(base)) return undefined
  const inside = inner.find((tail) => endsWith(path, tail)) ?? []
  const outside = path.slice(0, path.length - inside.length)
  if (outside.length > deepest || path.at(-1)?.toLowerCase() === 'assets') return undefined
  // Plain files dropped together belong together.
  const root = entry.path === entry.root ? '' : entry.root
  return { folder: [root, ...outside].join('/'), base, inside: [...inside, base].join('/') }
}

const inner = [['data', 'js', 'tweets'], ['data', 'js'], ['data']]

const endsWith = (path: readonly string[], tail: readonly string[]): boolean =>
  tail.length <= path.length && tail.every((name, index) => path[path.length - tail.length + index]!.toLowerCase() === name)

function typeOf(head: string, base: string): { type: DataType; part: number } | undefined {
  const global = /^window\.YTD\.(\w{1,60})\.part(\d{1,6})\s*=/.exec(head)
  if (global) {
    const type = types.get(global[1]!.toLowerCase())
    return type && { type, part: Number(global[2]) }
  }
  if (/^window\.__THAR_CONFIG\s*=/.test(head)) return { type: 'manifest', part: 0 }
  const month = /^Grailbird\.data\.tweets_(\d{4})_(\d\d)\s*=/.exec(head)
  if (month) return { type: 'months', part: Number(month[1]) * 100 + Number(month[2]) }
  if (/^(?:var\s+)?user_details\s*=/.test(head)) return { type: 'userDetails', part: 0 }
  if (/^(?:var\s+)?tweet_index\s*=/.test(head)) return { type: 'monthIndex', part: 0 }
  if (/\.csv$/i.test(base) && isTweetHeader(head)) return { type: 'csv', part: 0 }
  return undefined
}

/** The columns by which the file is known; more could be added by a spreadsheet. */
function isTweetHeader(head: string): boolean {
  const line = head.slice(0, head.search(/[\r\n]|$/))
  return ['tweet_id', 'in_reply_to_user_id', 'timestamp', 'text', 'retweeted_status_user_id'].every((column) => line.includes(column))
}

/** The first characters, whatever encoding an editor saved them in; without mark and white space in front. */
async function headOf(entry: Entry): Promise<string> {
  const head = await firstBytes(entry, headLength)
  const wide = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(head).trimStart()
}
