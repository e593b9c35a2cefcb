import { containerStream } from '../../contract/handles'
import { Failed } from '../../contract/result'
import type { Outcome } from '../importer'
import { messageOutcome, type Conversation } from '../meta/messages'
import { isNobody, nameOf } from '../meta/names'
import { largeGroup, withNeighbours, type Neighboured, type Voiced } from '../meta/neighbours'
import { threadKey } from '../meta/threadFiles'
import { hashedId, Ordinals } from '../naturalIds'
import type { Entry } from '../sources/source'
import { pagePlace } from './claims'
import type { DateReader, WrittenDate } from './dates'
import { OldThreadReader, type OldMessage } from './oldThreads'
import { handleOf, participantsIn } from './people'
import { RowReader, rowsIn, textIn, type Row } from './rows'

/** What the messages of one export are read with. */
export interface Pages {
  readonly dates: DateReader
  readonly clock: (date: WrittenDate) => { readonly at: number; readonly note?: string }
  readonly isOwner: (name: string) => boolean
  /** Asked of who was never answered. */
  readonly isStranger: (name: string, folder: string) => boolean
  readonly ownerName: string | undefined
  readonly now: number
  readonly saw: (at: number) => void
  readonly met: (name: string) => void
}

/** A conversation as all of its pages tell it. */
interface Known {
  title: string | undefined
  participants: readonly string[] | undefined
  readonly senders: Set<string>
}

const mostSenders = 2_000

/** Conversations since 2018: one folder each, its pages together. Each is read twice: who writes in it tells what it is. */
export async function* pageOutcomes(entries: readonly Entry[], pages: Pages): AsyncGenerator<readonly Outcome[]> {
  const threads = new Map<string, { entry: Entry; part: number }[]>()
  for (const entry of entries) {
    const { name, part } = pagePlace(entry.path) ?? { name: entry.label, part: 0 }
    const there = threads.get(name)
    if (there) there.push({ entry, part })
    else threads.set(name, [{ entry, part }])
  }
  for (const [name, files] of threads) {
    files.sort((a, b) => a.part - b.part || (a.entry.label < b.entry.label ? -1 : 1))
    const known: Known = { title: undefined, participants: undefined, senders: new Set() }
    for (const { entry } of files) await survey(entry, known, pages)
    const place = pagePlace(files[0]!.entry.path)
    const conversation = conversationOf(known, place && { key: threadKey(name), name: place.folder }, pages)
    for (const { entry } of files) yield* rowOutcomes(entry, conversation, pages)
  }
}

async function survey(entry: Entry, known: Known, { dates }: Pages): Promise<void> {
  const reader = new RowReader(dates)
  try {
    for await (const rows of rowsIn(entry.open(), reader))
      for (const { texts } of rows) {
        const sender = nameOf(texts[0])
        if (sender !== undefined && known.senders.size < mostSenders) known.senders.add(sender)
      }
  } catch (failure) {
    // Said when the page is read.
    if (!(failure instanceof Failed)) throw failure
  }
  known.title ??= nameOf(reader.title)
  known.participants ??= participantsIn(reader.header)
}

function conversationOf({ title, participants, senders }: Known, folder: { readonly key: string; readonly name: string } | undefined, pages: Pages): Conversation | undefined {
  const { isOwner, isStranger, ownerName } = pages
  const people = (names: Iterable<string>) => [...names].flatMap((name) => nameOf(name) ?? []).filter((name) => !isOwner(name) && !isNobody(name))
  const writers = [...new Set(people(senders))].sort()
  const members = [...new Set(people(participants ?? []))]
  const titled = title === undefined || isOwner(title) || isNobody(title) ? undefined : title
  const group = new Set([...writers, ...members]).size > 1
  const other = group ? undefined : (writers[0] ?? members[0] ?? titled)
  if (!group && other === undefined) return undefined
  const who = group ? writers : [other!]
  for (const name of who) pages.met(name)
  const handles = [...new Set(who.map(handleOf))]
  const key = folder?.key ?? hashedId('group of', ...[...new Set([...writers, ...members])].sort())
  return {
    ...common(pages), group, large: group && new Set([...writers, ...members]).size + 1 > largeGroup,
    stream: group ? containerStream('facebook', key) : handles[0]!,
    key: group ? key : [ownerName ?? '', other!].sort().join(' | '),
    who: handles,
    strange: !group && ![...senders].some(isOwner) && isStranger(other!, folder?.name ?? ''),
    ...(group && { container: titled ?? who.slice(0, 3).join(', ') }),
  }
}

const common = ({ isOwner, now }: Pages) => ({ network: 'facebook', prefix: 'fb', isOwner, handle: handleOf, now }) as const

const lost = 'a conversation whose other side the export does not name'

async function* rowOutcomes(entry: Entry, conversation: Conversation | undefined, pages: Pages): AsyncGenerator<readonly Outcome[]> {
  const ordinals = new Ordinals()
  const reader = new RowReader(pages.dates)
  let index = 0
  try {
    const rows = voiced(rowsIn(entry.open(), reader), ({ texts }) => ({ sender: nameOf(texts[0]) }))
    for await (const batch of withNeighbours(rows, pages.isOwner)) {
      yield batch.map(({ item: row, near }): Outcome => {
        const at = { entry: entry.label, index: index++ }
        return conversation ? outcomeOf(messageIn(row), row.date, at, conversation, near, pages, ordinals) : { at, skipped: lost }
      })
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield [{ at: { entry: entry.label, index }, warning: failure.message }]
  }
  if (!reader.whole) yield [{ at: { entry: entry.label, index }, warning: 'The page breaks off: what followed is missing.' }]
  else if (index === 0) yield [{ at: { entry: entry.label, index: 0 }, warning: 'No messages were found on this page.' }]
}

async function* voiced<T>(batches: AsyncIterable<readonly T[]>, voiceOf: (item: T) => Omit<Voiced<T>, 'item'>): AsyncGenerator<readonly Voiced<T>[]> {
  for await (const batch of batches) yield batch.map((item) => ({ item, ...voiceOf(item) }))
}

interface Said {
  readonly sender_name: string | undefined
  readonly content: string
  readonly photos?: readonly { readonly uri: string }[]
  readonly reactions?: readonly { readonly reaction: string; readonly actor: string }[]
}

/** The first text is the sender; lists below hold reactions. */
function messageIn({ texts, media, listed }: Row): Said {
  const reactions = listed.flatMap((line) => {
    const match = /^((?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f]){1,12})\s?(\S.{0,300})$/u.exec(line)
    return match ? [{ reaction: match[1]!, actor: match[2]!.replace(/\s\([^()]{1,60}\)$/, '') }] : []
  })
  const other = reactions.length === listed.length ? [] : listed.filter((line) => !/^\p{Extended_Pictographic}/u.test(line))
  return { sender_name: texts[0], content: [...texts.slice(1), ...other].join('\n'), photos: media.map((uri) => ({ uri })), reactions }
}

function outcomeOf(said: Said, date: WrittenDate | undefined, at: { entry: string; index: number }, conversation: Conversation, near: Neighboured<unknown>['near'], { clock, saw }: Pages, ordinals: Ordinals): Outcome {
  const when = date && clock(date)
  const { time, ...outcome } = messageOutcome(
    { ...said, ...(when && { timestamp_ms: when.at }) }, at,
    when?.note === undefined ? conversation : { ...conversation, timeNote: when.note }, conversation.large ? near : null, (id) => ordinals.number(id),
  )
  if (time !== undefined) saw(time)
  return outcome
}

/** Conversations before 2018: many on one page, the same people in several pieces. The pages are read twice: a group means those who wrote. */
export async function* oldPageOutcomes(entries: readonly Entry[], pages: Pages): AsyncGenerator<readonly Outcome[]> {
  const senders = new Map<string, Set<string>>()
  for (const entry of entries)
    for await (const batch of quietly(oldMessages(entry)))
      for (const message of batch) {
        pages.dates.learn(message.date)
        const key = message.participants.join('\n')
        let there = senders.get(key)
        if (!there) senders.set(key, (there = new Set()))
        if (there.size < mostSenders && message.user !== '') there.add(message.user)
      }
  const conversations = new Map<string, Conversation | undefined>()
  const conversation = (message: OldMessage): Conversation | undefined => {
    const key = message.participants.join('\n')
    if (!conversations.has(key)) conversations.set(key, oldConversation(message.participants, senders.get(key) ?? new Set(), pages))
    return conversations.get(key)
  }
  for (const entry of entries) {
    const ordinals = new Ordinals()
    let index = 0
    try {
      const messages = voiced(oldMessages(entry), ({ user, participants }) => ({ sender: nameOf(user), thread: participants }))
      for await (const batch of withNeighbours(messages, pages.isOwner))
        yield batch.map(({ item, near }) => oldOutcome(item, { entry: entry.label, index: index++ }, conversation(item), near, pages, ordinals))
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure
      yield [{ at: { entry: entry.label, index }, warning: failure.message }]
    }
    if (index === 0) yield [{ at: { entry: entry.label, index: 0 }, warning: 'No messages were found on this page.' }]
  }
}

async function* oldMessages(entry: Entry): AsyncGenerator<readonly OldMessage[]> {
  const reader = new OldThreadReader()
  for await (const text of textIn(entry.open())) yield reader.push(text)
  yield reader.end()
}

async function* quietly<T>(batches: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* batches
  } catch (failure) {
    // Said when the page is read for its messages.
    if (!(failure instanceof Failed)) throw failure
  }
}

function oldConversation(participants: readonly string[], senders: ReadonlySet<string>, pages: Pages): Conversation | undefined {
  const { isOwner, isStranger, ownerName, met } = pages
  const names = [...new Set([...participants, ...senders].flatMap((name) => nameOf(name) ?? []))]
  const others = names.filter((name) => !isOwner(name) && !isNobody(name))
  const group = others.length > 1
  if (others.length === 0) return undefined
  const writers = group ? [...senders].flatMap((name) => nameOf(name) ?? []).filter((name) => others.includes(name)).sort() : others
  for (const name of writers) met(name)
  const members = [...new Set([ownerName ?? '', ...participants.flatMap((name) => nameOf(name) ?? [])])].filter((name) => name !== '').sort()
  const handles = [...new Set(writers.map(handleOf))]
  const listed = others.length > 3 ? `${others.slice(0, 3).join(', ')} and ${others.length - 3} others` : others.join(', ')
  return {
    ...common(pages), group, large: group && others.length + 1 > largeGroup,
    stream: group ? containerStream('facebook', hashedId('group of', ...members)) : handles[0]!,
    key: group ? members.join(' | ') : [ownerName ?? '', others[0]!].sort().join(' | '),
    who: handles,
    strange: !group && ![...senders].some((name) => isOwner(nameOf(name) ?? '')) && isStranger(others[0]!, ''),
    ...(group && { container: listed }),
  }
}

function oldOutcome(message: OldMessage, at: { entry: string; index: number }, conversation: Conversation | undefined, near: Neighboured<unknown>['near'], pages: Pages, ordinals: Ordinals): Outcome {
  if (!conversation) return { at, skipped: message.participants.every(pages.isOwner) && message.participants.length > 0 ? 'a conversation with yourself' : lost }
  return outcomeOf({ sender_name: message.user, content: message.text }, pages.dates.read(message.date), at, conversation, near, pages, ordinals)
}
