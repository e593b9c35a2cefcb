import { listsInHead, type ListPath } from '../formats/jsonLists'
import { baseName } from '../instagram/files'
import type { Entry } from '../sources/source'
import { firstBytes } from '../smallFiles'

export type DataType = 'post' | 'follower' | 'following' | 'requested' | 'unfollowed' | 'like'

export interface DataFile {
  readonly entry: Entry
  readonly type: DataType
  readonly list: ListPath
}

const names = /^(?:threads_and_replies|followers|following|pending_follow_requests|recent_follow_requests|recently_unfollowed_(?:accounts|profiles)|liked_threads)(?:_\d+)?\.json$/i

/** Instagram has files of the same names: the key inside tells, or, of a bare list, the folder. */
const keys: readonly (readonly [key: RegExp, name: RegExp, type: DataType])[] = [
  [/^text_post_app_text_posts$/, /^threads_and_replies/i, 'post'],
  [/^text_post_app_text_post_app_followers$/, /^followers/i, 'follower'],
  [/^text_post_app_text_post_app_following$/, /^following/i, 'following'],
  [/^text_post_app_.*unfollow/, /^recently_unfollowed/i, 'unfollowed'],
  [/^text_post_app_.*request/, /^(?:pending|recent)_follow_requests/i, 'requested'],
  [/^text_post_app_.*likes$/, /^liked_threads/i, 'like'],
]

const headLength = 4096

export async function dataFiles(entries: readonly Entry[]): Promise<DataFile[]> {
  const found: DataFile[] = []
  for (const entry of entries) {
    if (!names.test(baseName(entry))) continue
    const head = Buffer.from(await firstBytes(entry, headLength))
    const text = head.toString('utf8').replace(/^\uFEFF/, '').trimStart()
    const key = /^\{\s*"(text_post_app_[a-z_]{1,80})"\s*:\s*\[/.exec(text)?.[1]
    if (key !== undefined) {
      const type = keys.find(([form]) => form.test(key))?.[2]
      const [list] = await listsInHead(head, [[key]])
      if (type && list) found.push({ entry, type, list })
    } else if (/(?:^|\/)threads\/[^/]*$/i.test(entry.path) && /^\[\s*\{/.test(text) && /"(?:string_list_data|string_map_data|label_values|media)"\s*:/.test(text)) {
      const type = keys.find(([, name]) => name.test(baseName(entry)))?.[2]
      if (type) found.push({ entry, type, list: [] })
    }
  }
  return found
}
