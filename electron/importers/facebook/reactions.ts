import type { InteractionFact, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { nameOf, textOf } from '../meta/names'
import { hashedId } from '../naturalIds'
import { few, type Json, Leftover, object, text } from '../formats/jsonValues'
import { isOwn } from './comments'
import { handleOf, type Context } from './context'
import { labelledIn, type Labelled } from './labelled'

const known = new Set(['timestamp', 'title', 'data', 'label_values', 'media', 'fbid', 'attachments'])

/** A like of the owner's: by title until 2022, by labels since. To nobody that is named, it is passed over. */
export function reactionOutcome(value: unknown, at: Position, context: Context): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a reaction that is no record' }
  const read = Array.isArray(record.label_values) ? byLabels(record, context) : byTitle(record, context)
  if (typeof read === 'string') return { at, skipped: read }
  const time = epochTime(record.timestamp, context.now)
  context.saw(time)
  context.names.add(read.name)
  const fbid = text(record.fbid)
  const rest = new Leftover()
  rest.take(record, known)
  if (read.guessed) rest.put('name', 'read from the title')
  const fact: InteractionFact = {
    fact: 'interaction',
    id: `fb:reaction:${fbid ?? hashedId(Number(record.timestamp), read.title, read.reaction)}`,
    stream: handleOf(read.name),
    at: time,
    network: 'facebook',
    kind: 'reaction',
    setting: 'ambient',
    direction: 'sent',
    who: [handleOf(read.name)],
    ...(read.reaction !== undefined && { text: read.reaction }),
    ...(read.title !== undefined && { title: read.title }),
    ...(read.link !== undefined && { link: read.link, answers: [read.link] }),
    ...(rest.more && { more: rest.more }),
  }
  return { at, facts: [fact] }
}

interface Read {
  readonly name: string
  readonly guessed?: true
  readonly reaction?: string
  readonly title?: string
  readonly link?: string
}

/** Why a reaction is left out, in the same words for both forms. */
const toNobody = 'a reaction to something whose owner the export does not name'
const toOwn = 'a reaction to something of your own'
const toPlace = 'a reaction to a page or group'

function byTitle(record: Json, { titles }: Context): Read | string {
  const title = textOf(record.title)
  const reaction = reactionIn(record)
  if (title === undefined) return toNobody
  const other = titles.read(title, { guess: true })
  if (other.name === undefined) {
    if (isOwn(other.rest)) return toOwn
    if (other.place !== undefined) return toPlace
    titles.missed(other)
    return toNobody
  }
  return { name: other.name, title, ...(other.guessed && { guessed: true }), ...(reaction !== undefined && { reaction }) }
}

function reactionIn(record: Json): string | undefined {
  for (const item of few(record.data)) {
    const reaction = textOf(object(object(item)?.reaction)?.reaction)
    if (reaction !== undefined) return reaction
  }
  return undefined
}

/** The line with an address is the address, a known word or a sign is the reaction, what remains is the name. */
function byLabels(record: Json, { names, titles }: Context): Read | string {
  const lines = labelledIn(record)
  const link = lines.find(({ href }) => href !== undefined)?.href ?? lines.find(({ value }) => isAddress(value))?.value
  const rest = lines.filter((line): line is Labelled & { value: string } => line.value !== undefined && line.href === undefined && !isAddress(line.value))
  const reaction = rest.find(({ value }) => isReaction(value))?.value
  const candidates = rest.filter(({ value }) => !isReaction(value)).flatMap(({ value }) => nameOf(value) ?? [])
  const name = candidates.find((candidate) => names.has(candidate)) ?? candidates.find((candidate) => candidate.length <= 100)
  if (name === undefined) {
    titles.missed({ rest: 'a reaction without a name' })
    return toNobody
  }
  if (names.isOwner(name)) return toOwn
  if (names.places.has(name)) return toPlace
  if (!names.isPerson(name)) return toNobody
  return { name, ...(reaction !== undefined && { reaction }), ...(link !== undefined && { link }) }
}

const isAddress = (value: string | undefined): boolean => value !== undefined && /^https?:\/\/\S+$/i.test(value)

/** The word of the service, or an emoji and nothing else. */
const isReaction = (value: string): boolean => reactions.has(value.toLowerCase().replace(/[’`]/g, "'").replace(/[!！]+$/, '')) || /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f])+$/u.test(value)

const reactions = new Set([
  'like', 'love', 'haha', 'wow', 'sad', 'sorry', 'angry', 'anger', 'care', 'support', 'thankful', 'pride', 'none', 'dislike', 'react',
  'gefällt mir', 'liebe', 'umarmung', 'traurig', 'wütend', 'dankbar', "j'aime", "j'adore", 'solidaire', 'triste', 'grrr', 'me gusta', 'me encanta', 'me importa', 'me divierte', 'me asombra',
  'me entristece', 'me enoja', 'me enfada', 'mi piace', 'curtir', 'amei', 'força', 'uau', 'gosto', 'adoro', 'vind ik leuk', 'geweldig', 'om je te knuffelen', 'verdrietig', 'boos', 'lubię to', 'super',
  'gilla', 'synes godt om', 'liker', 'tykkää', 'нравится', 'beğen', 'いいね', 'thích', 'đã thích', 'to se mi líbí', 'tetszik',
])
