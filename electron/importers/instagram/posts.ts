import { ownStream } from '../../contract/handles'
import type { InteractionFact, Place, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { textOf } from '../meta/names'
import { hashedId, type Ordinals } from '../naturalIds'
import { list, object, type Json } from '../formats/jsonValues'
import { accountHandle, mentionsIn, network } from './handles'

export interface PostContext {
  readonly now: number
  readonly isOwner: (account: string) => boolean
  readonly ordinals: Ordinals
  readonly saw: (at: number) => void
  /** Told of whom it is addressed to. */
  readonly addressed: (account: string) => void
}

/** A post of the owner: to everybody its words name with an @, else to nobody. */
export function postOutcome(value: unknown, at: Position, { now, isOwner, ordinals, saw, addressed }: PostContext): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a post that is no record' }
  const media = list(record.media).map(object).filter((item) => item !== undefined)
  const first = media[0] ?? record
  const words = textOf(record.title) ?? textOf(first.title)
  const time = epochTime(record.creation_timestamp, now) ?? epochTime(first.creation_timestamp, now)
  const files = [...(media.length > 0 ? media : [record])].flatMap(({ uri }) => textOf(uri) ?? [])
  if (words === undefined && files.length === 0) return { at, failed: 'a post without words or pictures' }
  if (time !== null) saw(time)
  const accounts = mentionsIn(words ?? '').filter((account) => !isOwner(account))
  accounts.forEach(addressed)
  const who = accounts.map(accountHandle)
  const place = placeOf(first)
  const base: Omit<InteractionFact, 'stream' | 'kind'> = {
    fact: 'interaction', id: ordinals.number(`ig:post:${hashedId(time, words, files[0]?.replace(/^.*\//, ''))}`), at: time, ...(time === null && { timeNote: 'time unknown' }), network,
    setting: 'public', direction: 'sent', who, ...(words !== undefined && { text: words }), ...(place && { place }), ...(files.length > 0 && { more: { media: files.slice(0, 50) } }),
  }
  if (who.length === 0) return { at, facts: [{ ...base, stream: ownStream(network), kind: 'post' }] }
  return { at, facts: who.map((stream): InteractionFact => ({ ...base, stream, kind: 'mention' })) }
}

/** Where the picture was taken, as the camera wrote it. */
function placeOf(media: Json): Place | undefined {
  const metadata = object(media.media_metadata)
  for (const kind of ['photo_metadata', 'video_metadata'])
    for (const item of list(object(metadata?.[kind])?.exif_data)) {
      const { latitude, longitude } = object(item) ?? {}
      if (typeof latitude === 'number' && typeof longitude === 'number' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)) return { latitude, longitude }
    }
  return undefined
}
