import { count, list, object, text, type Json } from '../formats/jsonValues'
import { idOf, screenNameOf } from './json'
import { parseTime } from '../formats/writtenTimes'

export interface Announced {
  /** Inside the archive: `data/tweets.js`. */
  readonly file: string
  readonly records: number
}

export interface Manifest {
  readonly id?: string
  readonly screenName?: string
  readonly name?: string
  /** When the archive was made, UTC ms. */
  readonly generated?: number
  readonly files: readonly Announced[]
}

const mostFiles = 5000

/** `manifest.js`: the owner, the date, and how many records each file should hold. */
export function manifestOf(value: unknown): Manifest {
  const manifest = object(value)
  const user = object(manifest?.userInfo)
  const id = idOf(user?.accountId)
  const screenName = screenNameOf(user?.userName)
  const name = text(user?.displayName)
  const generated = parseTime(object(manifest?.archiveInfo)?.generationDate)
  return {
    ...(id !== undefined && { id }),
    ...(screenName !== undefined && { screenName }),
    ...(name !== undefined && { name }),
    ...(generated !== null && { generated }),
    files: Object.values(object(manifest?.dataTypes) ?? {}).flatMap((type) => list(object(type)?.files).flatMap(announced)).slice(0, mostFiles),
  }
}

function announced(value: unknown): Announced[] {
  const item: Json | undefined = object(value)
  const file = text(item?.fileName)
  const records = count(item?.count)
  return file === undefined || records === undefined ? [] : [{ file, records }]
}

/** `tweet_index.js` of archives up to 2019: the months and how many tweets each holds. */
export function monthsAnnounced(value: unknown): readonly Announced[] {
  return list(value).slice(0, mostFiles).flatMap((item) => {
    const month = object(item)
    const file = text(month?.file_name)
    const records = count(month?.tweet_count)
    return file === undefined || records === undefined ? [] : [{ file, records }]
  })
}
