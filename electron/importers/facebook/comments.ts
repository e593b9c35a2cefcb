import { ownStream } from '../../contract/handles'
import type { InteractionFact, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { nameOf, textOf } from '../meta/names'
import { hashedId } from '../naturalIds'
import { few, type Json, Leftover, object } from '../formats/jsonValues'
import { handleOf, type Context } from './context'
import { attachedTo, baseName, withLinks } from './writing'

const known = new Set(['timestamp', 'title', 'data', 'attachments'])
const knownOfComment = new Set(['timestamp', 'comment', 'author', 'group'])

/** One of the owner's comments. Whom it answers stands only in its title; to whom it is not known, it is kept among the owner's own words. */
export function commentOutcome(value: unknown, at: Position, context: Context): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a comment that is no record' }
  const comment = few(record.data).map((item) => object(object(item)?.comment)).find((item) => item !== undefined)
  const title = textOf(record.title)
  const attached = attachedTo(record)
  const words = textOf(comment?.comment)
  if (title === undefined && words === undefined && attached.links.length + attached.media.length === 0) return { at, skipped: 'a comment without text or title' }
  const seconds = record.timestamp ?? comment?.timestamp
  const time = epochTime(seconds, context.now)
  const other = title === undefined ? { rest: '' } : context.titles.read(title, { guess: true })
  if (other.name !== undefined) context.names.add(other.name)
  else if (title !== undefined && !isOwn(other.rest)) context.titles.missed(other)
  context.saw(time)
  const who = other.name === undefined ? [] : [handleOf(other.name)]
  const shown = withLinks([...(words === undefined ? [] : [words]), ...attached.texts], attached.links)
  const group = nameOf(comment?.group) ?? other.place
  const more = moreOf(record, comment, attached.media, other.guessed)
  const fact: InteractionFact = {
    fact: 'interaction',
    // The title is in the language the account had at export: the same comment must not become another.
    id: `fb:comment:${words === undefined ? hashedId(Number(seconds), attached.media.map(baseName).join(' '), attached.links.join(' '), title) : hashedId(Number(seconds), words)}`,
    stream: who[0] ?? ownStream('facebook'),
    at: time,
    network: 'facebook',
    kind: 'comment',
    setting: 'public',
    direction: 'sent',
    who,
    ...(shown !== undefined && { text: shown }),
    ...(title !== undefined && { title }),
    ...(group !== undefined && { container: group }),
    ...(more && { more }),
  }
  return { at, facts: [fact] }
}

function moreOf(record: Json, comment: Json | undefined, media: readonly string[], guessed: true | undefined): Readonly<Record<string, unknown>> | undefined {
  const rest = new Leftover()
  rest.take(record, known)
  if (comment) rest.take(comment, knownOfComment)
  if (media.length > 0) rest.put('media', media)
  if (guessed) rest.put('name', 'read from the title')
  return rest.more
}

/** `commented on his own photo.` To whom the others there belonged is not written. Other languages are told by naming nobody. */
export const isOwn = (rest: string): boolean => /\b(?:his|her|their|your) own\b/i.test(rest)
