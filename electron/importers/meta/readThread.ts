import { containerStream, type Handle } from '../../contract/handles'
import { Failed } from '../../contract/result'
import type { JsonElement } from '../formats/jsonElements'
import type { Outcome } from '../importer'
import { Ordinals } from '../naturalIds'
import { object } from '../formats/jsonValues'
import { messageOutcome, type Conversation, type Near } from './messages'
import { isNobody, nameOf } from './names'
import { withNeighbours, type Voiced } from './neighbours'
import { describeThread, type Described } from './thread'
import { threadKey, type Thread } from './threadFiles'
import type { ThreadFile } from './threadFile'

/** What an importer brings along for all of its conversations. */
export interface Messaging {
  readonly network: string
  /** Of natural ids: `fb`, `ig`. */
  readonly prefix: string
  readonly isOwner: (name: string) => boolean
  /** The handle of a display name. */
  readonly handle: (name: string) => Handle
  /** UTC ms. */
  readonly now: number
  /** Told of the time of every message that is kept. */
  readonly saw: (at: number) => void
  /** Told of everybody that takes part, the owner and the placeholders for lost accounts left out. */
  readonly met: (name: string) => void
  /** True for who never answered and nobody knows: pages, shops, spam. Then the messages are kept, and are no contact. */
  readonly isStrange?: (thread: Thread, described: Described) => boolean
  /** What stands for a group where its folder may not: in natural ids (`''`: a message is known by sender, millisecond and text), and as its stream. */
  readonly groupKey?: (thread: Thread, described: Described) => { readonly id: string; readonly stream: string }
}

/** The messages of one conversation, in batches; everything that is wrong with its files is an outcome too. */
export async function* threadOutcomes(thread: Thread, messaging: Messaging): AsyncGenerator<readonly Outcome[]> {
  const described = await describeThread(thread, messaging.isOwner)
  const { group, other, writers } = described
  for (const name of group ? writers : other === undefined ? [] : [other]) messaging.met(name)
  const conversation = group || other !== undefined ? conversationOf(thread, described, messaging) : undefined
  for (const file of described.files) yield* fileOutcomes(file, described, conversation, messaging)
}

function conversationOf(thread: Thread, described: Described, messaging: Messaging): Conversation {
  const { network, prefix, isOwner, handle, now } = messaging
  const { group, other, participants, title, writers } = described
  const who = (group ? writers : [other!]).map(handle)
  const keys = messaging.groupKey?.(thread, described) ?? { id: threadKey(thread.name), stream: threadKey(thread.name) }
  const key = group ? keys.id : (participants.length === 2 ? [...participants] : [other!]).sort().join(' | ')
  return {
    network, prefix, isOwner, handle, now, group, key,
    stream: group ? containerStream(network, keys.stream) : who[0]!,
    who: [...new Set(who)],
    ...(group && { container: title }),
    strange: messaging.isStrange?.(thread, described) ?? false,
  }
}

async function* fileOutcomes(file: ThreadFile, described: Described, conversation: Conversation | undefined, { isOwner, saw }: Messaging): AsyncGenerator<readonly Outcome[]> {
  const entry = file.entry.label
  const ordinals = new Ordinals()
  const number = (id: string) => ordinals.number(id)
  const lost = whyLost(described, isOwner)
  let otherEncoding = 0
  let last = 0
  const outcome = (element: JsonElement, near: Near): Outcome => {
    const at = { entry, index: (last = element.index) }
    if (element.error !== undefined) {
      if (element.cut) return { at, warning: `The file breaks off: what follows record ${element.index} is missing. ${element.error}`, snippet: element.snippet }
      return { at, failed: element.error, snippet: element.snippet }
    }
    if (element.fallback) otherEncoding++
    if (!conversation) return { at, skipped: lost }
    const { time, ...found } = messageOutcome(element.value, at, conversation, near, number)
    if (time !== undefined) saw(time)
    return found
  }
  try {
    if (described.group && described.large) {
      for await (const batch of withNeighbours(voiced(file.elements()), isOwner)) yield batch.map(({ item, near }) => outcome(item, near))
    } else for await (const batch of file.elements()) yield batch.map((element) => outcome(element, null))
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield [{ at: { entry, index: last }, warning: failure.message }]
  }
  if (otherEncoding > 0) yield [{ warning: `${entry}: ${otherEncoding} messages are not in UTF-8 and were read as Windows-1252.` }]
}

function whyLost({ participants, ownerWrote }: Described, isOwner: (name: string) => boolean): string {
  if (participants.length > 0 && participants.every(isOwner)) return 'a conversation with yourself'
  const named = participants.filter((name) => !isNobody(name))
  return named.length === 2 && !ownerWrote && !named.some(isOwner) ? 'a conversation in which nobody has your name' : 'a conversation whose other side the export does not name'
}

async function* voiced(batches: AsyncIterable<readonly JsonElement[]>): AsyncGenerator<readonly Voiced<JsonElement>[]> {
  for await (const batch of batches) yield batch.map((item) => ({ item, sender: senderOf(item) }))
}

function senderOf(element: JsonElement): string | undefined {
  const message = element.error === undefined ? object(element.value) : undefined
  return nameOf(message?.sender_name ?? message?.senderName)
}
