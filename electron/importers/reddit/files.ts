import { csvPreview, type CsvHeader } from '../formats/csv'
import type { Entry } from '../sources/source'

export type FileType = 'statistics' | 'comments' | 'posts' | 'messages' | 'chat' | 'friends'

export interface RedditFile {
  readonly entry: Entry
  readonly type: FileType
  /** The rows without their texts: worth reading only when the file with the texts is not there. */
  readonly headersOnly: boolean
}

const known: readonly (readonly [type: FileType, columns: readonly string[], names: RegExp | undefined])[] = [
  ['chat', ['message_id', 'created_at', 'username', 'message', 'channel_url'], undefined],
  ['messages', ['id', 'permalink', 'thread_id', 'date', 'from', 'to'], undefined],
  ['comments', ['id', 'permalink', 'date', 'subreddit', 'link', 'parent'], undefined],
  ['posts', ['id', 'permalink', 'date', 'subreddit', 'title', 'url'], undefined],
  ['friends', ['username', 'note'], /^friends$/],
  ['statistics', ['statistic', 'value'], /^statistics$/],
]

/** `post_votes_2.csv`: large tables are cut into numbered parts. */
export const normalName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase().replace(/\.csv$/, '').replace(/(?:_\d{1,4}| ?\(\d{1,4}\))$/, '')

/** Private technical data, which is nobody's business; and lists of things without people. Neither is opened. */
export const neverRead = /^(?:checkfile|ip_logs|linked_identities|linked_phone_number|stripe|persona|account_gender|birthdate|twitter|user_preferences|sensitive_ads_preferences|payouts|purchases|subscriptions)$/
export const withoutPeople = /^(?:(?:post|comment|poll)_votes|saved_(?:posts|comments)|hidden_posts|gold_received|gilded_content|gold_information|approved_submitter_subreddits|moderated_subreddits|subscribed_subreddits|multireddits|drafts|scheduled_posts|announcements)$/

const headLength = 16 * 1024
const fewTables = 200

/** The tables of a Reddit data request. They are told by their columns, in any order. */
export async function redditFiles(entries: readonly Entry[]): Promise<RedditFile[]> {
  const tables = entries.filter(({ path }) => /\.csv$/i.test(path) && !neverRead.test(normalName(path)) && !withoutPeople.test(normalName(path)))
  const looked = tables.length > fewTables ? tables.filter(({ path }) => /^(?:statistics|comments?|posts?|messages?|chat_history|friends)/.test(normalName(path))) : tables
  const found: RedditFile[] = []
  for (const entry of looked) {
    const preview = csvPreview(await entry.head(headLength))
    const name = normalName(entry.path)
    const type = preview && typeOf(preview.header, name)
    if (type) found.push({ entry, type, headersOnly: /_headers$/.test(name) })
  }
  // Lists of names and numbers are Reddit's only beside something that surely is.
  if (!found.some(({ type }) => type !== 'friends' && type !== 'statistics') && !(found.some(({ type }) => type === 'friends') && found.length > 1)) return []
  const whole = new Set(found.filter(({ headersOnly }) => !headersOnly).map(({ type }) => type))
  return found.filter(({ type, headersOnly }) => !headersOnly || !whole.has(type))
}

const typeOf = (header: CsvHeader, name: string): FileType | undefined => known.find(([, columns, names]) => header.has(...columns) && (names === undefined || names.test(name)))?.[0]
