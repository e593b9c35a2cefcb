import { containerStream } from '../../contract/handles'
import type { InteractionFact, Position } from '../../contract/records'
import type { CsvRecord } from '../csvOutcomes'
import { htmlToText, looksLikeHtml } from '../formats/html'
import type { Outcome } from '../importer'
import { hashedId, type Ordinals } from '../naturalIds'
import { conversationKey, isDraft, isSuspect, type Conversations } from './conversations'
import { momentOf } from './dates'
import { partiesOf } from './parties'
import { isPlaceholder, partyHandle, type Owner } from './profiles'

export interface MessageContext {
  readonly owner: Owner
  readonly conversations: Conversations
  readonly ordinals: Ordinals
  /** UTC ms. */
  readonly now: number
  readonly saw: (at: number) => void
}

const known = new Set([
  'conversation id', 'from', 'sender profile url', 'to', 'recipient profile urls', 'date', 'subject', 'content', 'folder', 'attachments',
  'conversation title', 'is message draft', 'is conversation draft', 'is conversation archived',
])

/** One row of `messages.csv`. Two people are a message, more are a group's: being in a group together is no word from one to the other. */
export function messageOutcome(row: CsvRecord, at: Position, context: MessageContext): Outcome {
  if (isDraft(row)) return { at, skipped: 'a draft that was never sent' }
  const { owner, conversations, now } = context
  const { sender: written, fromOrganisation } = partiesOf(row)
  const sender = conversations.resolved(row, written)
  const sent = owner.is(sender)
  if (!sent && isSuspect(row) && sender.slug === undefined) return { at, skipped: 'an advertisement or sponsored message' }
  if (!sent && fromOrganisation) return { at, skipped: 'a message from a company, not from a person' }
  const content = row.raw('content')
  const text = (looksLikeHtml(content) ? htmlToText(content) : content).trim()
  const attachments = row.get('attachments').split(',').map((one) => one.trim()).filter((one) => one !== '')
  if (text === '' && attachments.length === 0) return { at, skipped: 'a message without text' }
  if (!owner.known) return { at, skipped: 'a message of which cannot be told whether it is yours: choose who you are' }
  const others = conversations.others(row)
  if (others.length === 0) return { at, skipped: 'a conversation with closed accounts, or with nobody' }
  const anonymous = !sent && isPlaceholder(sender.name ?? '') && sender.slug === undefined
  if (anonymous && others.length > 1) return { at, skipped: 'somebody with a closed account in a group' }
  const from = sent ? undefined : anonymous ? others[0]! : partyHandle(sender)
  const date = row.get('date')
  const moment = momentOf(date, now)
  if (moment.at !== null) context.saw(moment.at)
  const conversation = conversationKey(row)
  const group = others.length > 1
  const title = row.get('subject')
  const container = row.get('conversation title')
  const more = moreOf(row, anonymous, attachments, moment.at === null ? date : '')
  const fact: InteractionFact = {
    fact: 'interaction',
    // Without the sender: a closed account loses its name and its address, and would make the message another one.
    id: context.ordinals.number(`linkedin:message:${hashedId(conversation, moment.at === null ? date : new Date(moment.at).toISOString().slice(0, 19), text === '' ? attachments.join(',') : text)}`),
    stream: group ? containerStream('linkedin', conversation) : others[0]!,
    ...moment,
    network: 'linkedin',
    kind: group ? 'group-message' : 'message',
    setting: 'private',
    direction: sent ? 'sent' : 'received',
    who: others,
    ...(from !== undefined && { from }),
    ...(text !== '' && { text }),
    ...(title !== '' && { title }),
    ...(group && container !== '' && { container }),
    ...(more && { more }),
  }
  return { at, facts: [fact] }
}

/** Attachments need a login: their addresses are kept and never opened. */
function moreOf(row: CsvRecord, anonymous: boolean, attachments: readonly string[], date: string): Record<string, unknown> | undefined {
  const more: Record<string, unknown> = Object.assign(Object.create(null), row.more(known))
  if (attachments.length > 0) more.attachments = attachments.slice(0, 50)
  if (anonymous) more.from = row.get('from')
  if (date !== '') more.date = date
  const folder = row.get('folder')
  if (folder !== '' && folder.toUpperCase() !== 'INBOX') more.folder = folder
  return Object.keys(more).length > 0 ? more : undefined
}
