import { ownStream } from '../../contract/handles'
import type { InteractionFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { epochTime } from '../formats/epochs'
import { jsonElements } from '../formats/jsonElements'
import type { ListPath } from '../formats/jsonLists'
import type { Outcome } from '../importer'
import { textOf } from '../meta/names'
import { hashedId, type Ordinals } from '../naturalIds'
import type { Entry } from '../sources/source'
import { list, object, text, type Json } from '../formats/jsonValues'
import { accountHandle, accountName, leadingMention, network } from './handles'
import { roleOf, type Role } from './labels'
import { leavesOf, listedIn, saidIn } from './shapes'

export interface CommentContext {
  readonly now: number
  readonly isOwner: (account: string) => boolean
  readonly ordinals: Ordinals
  readonly saw: (at: number) => void
  /** Told of whom it is addressed to. */
  readonly addressed: (account: string) => void
  /** Of labels nobody knew. */
  readonly learnt: ReadonlyMap<string, Role>
}

/** A comment of the owner, in any of the shapes. */
export function commentOutcome(value: unknown, at: Position, context: CommentContext): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a comment that is no record' }
  const [listed] = listedIn(record)
  const said = listed ? { account: accountName(record.title), text: listed.value, timestamp: listed.timestamp, href: listed.href } : saidIn(record, context.learnt)
  const media = list(record.media_list_data).flatMap((item) => textOf(object(item)?.uri) ?? [])
  return commentFacts({ owner: said.account ?? accountName(record.title), words: said.text, at: epochTime(said.timestamp, context.now), link: said.href, media, fbid: text(record.fbid) }, at, context)
}

export interface Comment {
  /** Whose post it is below. */
  readonly owner: string | undefined
  readonly words: string | undefined
  readonly at: number | null
  readonly link?: string | undefined
  readonly media?: readonly string[]
  readonly fbid?: string | undefined
}

/** To whoever made the post, and to whom the words address first. On an own post that address alone is somebody. */
export function commentFacts({ owner, words, at: time, link, media = [], fbid }: Comment, at: Position, { isOwner, ordinals, saw, addressed: tell }: Omit<CommentContext, 'learnt' | 'now'>): Outcome {
  if (words === undefined && media.length === 0) return { at, failed: 'a comment without words' }
  const addressed = leadingMention(words ?? '')
  const to = [...new Set([owner, addressed])].filter((account): account is string => account !== undefined && !isOwner(account))
  if (to.length === 0 && owner === undefined) return { at, skipped: 'a comment on a post of an account that is gone' }
  if (time !== null) saw(time)
  to.forEach(tell)
  const more = { ...(media.length > 0 && { media }), ...(fbid !== undefined && { fbid }) }
  const who = to.map(accountHandle)
  const base: Omit<InteractionFact, 'stream' | 'kind'> = {
    fact: 'interaction', id: ordinals.number(`ig:comment:${hashedId(owner ?? '', time, words ?? '')}`), at: time, ...(time === null && { timeNote: 'time unknown' }), network,
    setting: 'public', direction: 'sent', who, ...(words !== undefined && { text: words }), ...(link !== undefined && /^https?:/.test(link) && { link }),
    ...(Object.keys(more).length > 0 && { more }),
  }
  if (who.length === 0) return { at, facts: [{ ...base, stream: ownStream(network), kind: 'post' }] }
  return { at, facts: who.map((stream): InteractionFact => ({ ...base, stream, kind: 'comment' })) }
}

/** Records looked at to learn what unknown labels mean. */
const looked = 2000

/**
 * What labels in a language nobody knew stand for, told from all comments of a file together: an account is always shaped like one, words
 * are not. Where both always are, the words come first.
 */
export async function learnLabels(entry: Entry, at: ListPath): Promise<ReadonlyMap<string, Role>> {
  const counts = new Map<string, { values: number; accounts: number }>()
  let records = 0
  try {
    for await (const batch of jsonElements(entry.open(), at)) {
      for (const element of batch) {
        const record = element.error === undefined ? object(element.value) : undefined
        if (!record) continue
        count(record, counts)
        // What is known needs no learning.
        if (++records >= looked || (records === 1 && counts.size === 0)) return rolesOf(counts)
      }
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure // said when the comments are read
  }
  return rolesOf(counts)
}

function count(record: Json, counts: Map<string, { values: number; accounts: number }>): void {
  const leaves = leavesOf(record)
  if (leaves.some(({ label }) => roleOf(label) === 'comment') && leaves.some(({ label }) => ['owner', 'username'].includes(roleOf(label) ?? ''))) return
  for (const { label, value } of leaves) {
    if (value === undefined || roleOf(label) !== undefined) continue
    const known = counts.get(label) ?? { values: 0, accounts: 0 }
    if (counts.size < 100) counts.set(label, known)
    known.values++
    if (accountName(value) !== undefined && /^[a-z0-9._]+$/.test(value)) known.accounts++
  }
}

function rolesOf(counts: ReadonlyMap<string, { values: number; accounts: number }>): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>()
  const labels = [...counts]
  const share = ({ values, accounts }: { values: number; accounts: number }) => accounts / values
  // The last of equals: the words come before the account.
  const owner = labels.reduce<(typeof labels)[number] | undefined>((best, each) => (share(each[1]) > 0.5 && (!best || share(each[1]) >= share(best[1])) ? each : best), undefined)
  if (owner) roles.set(owner[0], 'owner')
  const words = labels.filter(([label]) => label !== owner?.[0]).reduce<(typeof labels)[number] | undefined>((best, each) => (!best || each[1].values > best[1].values ? each : best), undefined)
  if (words) roles.set(words[0], 'comment')
  return roles
}
