import { containerStream, idHandle, type Handle } from '../../contract/handles'
import type { Fact, InteractionFact, Position } from '../../contract/records'
import type { Outcome } from '../importer'
import { few, type Json, Leftover, list, object, text } from '../formats/jsonValues'
import { idOf, unwrap } from './json'
import type { Groups } from './groups'
import type { Owner } from './owner'
import { linkedStatus, tweetId } from './statusLinks'
import { timeOf } from './times'
import { decodeEntities } from './tweetText'

export interface MessageContext {
  readonly owner: Owner
  readonly groups: Groups
  /** UTC ms. */
  readonly now: number
  /** Told of the time of every message. */
  readonly saw: (at: number) => void
}

const known = new Set(['id', 'senderId', 'recipientId', 'text', 'createdAt', 'urls', 'mediaUrls', 'reactions'])

const passedOver = new Map([
  ['joinConversation', 'somebody joined a group'],
  ['participantsJoin', 'somebody joined a group'],
  ['participantsLeave', 'somebody left a group'],
  ['conversationNameUpdate', 'a group got a name'],
  ['reactionCreate', 'a reaction without its message'],
  ['welcomeMessageCreate', 'an automatic welcome'],
])

/** The events of one piece of a conversation; each is a record, numbered on from `index` within its file. */
export function* conversationOutcomes(value: unknown, entry: string, index: number, context: MessageContext): Generator<Outcome & { at: Position }> {
  const conversation = unwrap(value)
  const id = text(conversation?.conversationId)
  if (!conversation || id === undefined || !Array.isArray(conversation.messages)) {
    yield { at: { entry, index }, failed: 'a conversation without an id or a list of messages' }
    return
  }
  for (const item of conversation.messages as readonly unknown[]) yield eventOutcome(item, id, { entry, index: index++ }, context)
}

function eventOutcome(value: unknown, conversation: string, at: Position, context: MessageContext): Outcome & { at: Position } {
  const event = object(value)
  if (!event) return { at, failed: 'a message that is no record' }
  const message = object(event.messageCreate)
  if (!message) return { at, skipped: passedOver.get(Object.keys(event)[0] ?? '') ?? 'an event of an unknown kind' }
  const id = idOf(message.id)
  const sender = idOf(message.senderId)
  if (id === undefined || sender === undefined) return { at, failed: 'a message without an id or a sender' }
  const facts = conversation.includes('-')
    ? privateMessage(message, id, sender, conversation, context)
    : groupMessage(message, id, sender, conversation, context)
  return typeof facts === 'string' ? { at, skipped: facts } : { at, facts }
}

/** The message and its reactions, or why there is nothing to keep. */
function privateMessage(message: Json, id: string, sender: string, conversation: string, context: MessageContext): readonly Fact[] | string {
  const sent = context.owner.is(sender, undefined)
  const sides = conversation.split('-')
  if (![sender, idOf(message.recipientId), ...sides].some((side) => context.owner.is(side, undefined))) return 'a message between other accounts than yours'
  const other = [sent ? idOf(message.recipientId) : sender, ...sides].find((side) => side !== undefined && idOf(side) && !context.owner.is(side, undefined))
  if (other === undefined) return 'a conversation with yourself'
  const handle = idHandle('x', other)
  return interactions(message, id, sender, context, {
    stream: handle,
    kind: 'message',
    who: [handle],
    link: `https://x.com/messages/${conversation}`,
  })
}

function groupMessage(message: Json, id: string, sender: string, conversation: string, context: MessageContext): readonly Fact[] | string {
  const group = context.groups.of(conversation)
  const who = group.members.filter((member) => !context.owner.is(member, undefined)).map((member) => idHandle('x', member))
  if (who.length === 0) return 'a group message whose members the archive does not name'
  return interactions(message, id, sender, context, {
    stream: containerStream('x', conversation),
    kind: 'group-message',
    who,
    container: group.title,
    link: `https://x.com/messages/${conversation}`,
  })
}

type Setting = Pick<InteractionFact, 'stream' | 'kind' | 'who' | 'container' | 'link'>

function interactions(message: Json, id: string, sender: string, context: MessageContext, where: Setting): readonly Fact[] {
  const { at, note } = timeOf(message.createdAt, id, context.now)
  if (at !== null) context.saw(at)
  const sent = context.owner.is(sender, undefined)
  const rest = new Leftover()
  rest.take(message, known)
  const media = list(message.mediaUrls).filter((url) => typeof url === 'string')
  if (media.length > 0) rest.put('media', media)
  const words = messageText(message)
  const answers = sharedTweets(message)
  const { facts: reactions, others } = reactionsTo(message, id, sender, sent, at, context, where)
  if (others.length > 0) rest.put('reactions', others)
  const fact: InteractionFact = {
    fact: 'interaction',
    id: `x:dm:${id}`,
    stream: where.stream,
    at,
    ...(note !== undefined && { timeNote: note }),
    network: 'x',
    kind: where.kind,
    setting: 'private',
    direction: sent ? 'sent' : 'received',
    who: where.who,
    ...(!sent && { from: idHandle('x', sender) }),
    ...(words !== '' && { text: words }),
    link: where.link,
    ...(answers.length > 0 && { answers }),
    ...(where.container !== undefined && { container: where.container }),
    ...(rest.more && { more: rest.more }),
  }
  return [fact, ...reactions]
}

/** Links written out; those that stand for a picture go, the picture is listed. */
function messageText(message: Json): string {
  let words = decodeEntities(text(message.text) ?? '')
  for (const item of list(message.urls).slice(0, 200)) {
    const url = object(item)
    const short = text(url?.url)
    const expanded = text(url?.expanded)
    if (short === undefined || expanded === undefined) continue
    words = words.replace(short, () => (/^https?:\/\/(?:twitter|x)\.com\/messages\/media\//.test(expanded) ? '' : expanded))
  }
  return words.trim()
}

/** A tweet sent as a message is a link to it. */
const sharedTweets = (message: Json): readonly string[] => [
  ...new Set(few(message.urls).flatMap((item) => linkedStatus(text(object(item)?.expanded) ?? '')?.id ?? []).map(tweetId)),
]

/** Hearts and the like that the owner gave or got. What others gave each other stays beside the message. */
function reactionsTo(
  message: Json, id: string, author: string, authorIsOwner: boolean, messageAt: number | null, context: MessageContext, where: Setting,
): { facts: readonly InteractionFact[]; others: readonly unknown[] } {
  const facts: InteractionFact[] = []
  const others: unknown[] = []
  const ids = new Set<string>()
  for (const item of list(message.reactions)) {
    const reaction = object(item)
    const by = idOf(reaction?.senderId)
    const given = by !== undefined && context.owner.is(by, undefined)
    const key = text(reaction?.reactionKey)
    const natural = by === undefined ? '' : `x:dm:${id}:reaction:${by}:${idOf(reaction?.eventId) ?? key ?? ''}`
    if (!reaction || by === undefined || given === authorIsOwner || ids.has(natural)) {
      others.push(item)
      continue
    }
    ids.add(natural)
    const { at, note } = timeOf(reaction.createdAt, '', context.now)
    const other: Handle = idHandle('x', given ? author : by)
    facts.push({
      fact: 'interaction',
      id: natural,
      stream: where.stream,
      at: at ?? messageAt,
      ...(note !== undefined && { timeNote: messageAt === null ? note : 'time of the message' }),
      network: 'x',
      kind: 'reaction',
      setting: 'ambient',
      direction: given ? 'sent' : 'received',
      who: [other],
      ...(!given && { from: other }),
      ...(key !== undefined && { text: key }),
      answers: [`x:dm:${id}`],
      ...(where.container !== undefined && { container: where.container }),
    })
  }
  return { facts, others }
}
