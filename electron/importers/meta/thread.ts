import { object, list, text, type Json } from '../formats/jsonValues'
import { isNobody, nameOf } from './names'
import { largeGroup } from './neighbours'
import { openThreadFile, sendersIn, type ThreadFile } from './threadFile'
import type { Thread } from './threadFiles'

/** Who takes part in a conversation, told from all its files before its messages are read. */
export interface Described {
  readonly group: boolean
  /** More members than can be meant one by one. */
  readonly large: boolean
  /** The names that the files state as members, the owner's included: what both kinds of export agree upon. */
  readonly participants: readonly string[]
  /** The one other in a conversation of two; undefined when the account is gone. */
  readonly other?: string
  /** Of a group: the others that wrote, sorted. */
  readonly writers: readonly string[]
  readonly ownerWrote: boolean
  /** Of a group, as a person would name it. */
  readonly title: string
  readonly files: readonly ThreadFile[]
}

/** Bytes of one conversation that are held between looking at it and reading it. */
const mostHeld = 8 * 1024 * 1024
const namesInTitle = 3

export async function describeThread(thread: Thread, isOwner: (name: string) => boolean): Promise<Described> {
  const files: ThreadFile[] = []
  const participants = new Set<string>()
  const senders = new Set<string>()
  let title: string | undefined
  let stated = false
  let held = 0
  for (const entry of thread.files) {
    const file = await openThreadFile(entry)
    for (const name of participantsIn(file.fields)) participants.add(name)
    for (const name of await sendersIn(file)) senders.add(name)
    title ??= titleIn(file.fields)
    stated ||= statesGroup(file.fields)
    held += file.held
    files.push(held > mostHeld ? reopened(file) : file)
  }
  return { ...meaning([...participants], [...senders], title, stated, isOwner), files }
}

export function participantsIn(fields: Json): string[] {
  return list(fields.participants).slice(0, 5_000).flatMap((item) => nameOf(object(item)?.name ?? text(item)) ?? [])
}

/** `Ben Sample_3` in Messenger's own export. */
function titleIn({ title, threadName }: Json): string | undefined {
  const thread = nameOf(threadName)
  return nameOf(title) ?? (thread && withoutNumber(thread))
}

const statesGroup = (fields: Json): boolean => /group/i.test(text(fields.thread_type) ?? '') || object(fields.joinable_mode) !== undefined

/** `Ben Sample_3` is `Ben Sample`: the number only tells the files apart. */
export const withoutNumber = (title: string): string => title.replace(/_\d{1,9}$/, '')

/** A conversation of two names the other as its title; who left a group is no member any more, but wrote. */
function meaning(participants: readonly string[], senders: readonly string[], title: string | undefined, stated: boolean, isOwner: (name: string) => boolean): Omit<Described, 'files'> {
  const people = (names: readonly string[]) => names.filter((name) => !isOwner(name) && !isNobody(name))
  const members = people(participants)
  const writers = people(senders).sort()
  const names = new Set([...members, ...writers])
  const named = title !== undefined && members.length === 1 && withoutNumber(title) === withoutNumber(members[0]!)
  // Not the owner's: a name the owner once had, or the wrong one chosen.
  const others = participants.length === 2 && !participants.some(isOwner) && !participants.some(isNobody) && !senders.some(isOwner)
  const group = !others && (stated || members.length > 1 || participants.length > 2 || (!named && names.size > 1))
  const titled = title === undefined || isOwner(title) || isNobody(title) ? undefined : title
  const other = group || others ? undefined : (members[0] ?? (participants.some(isNobody) ? undefined : (titled ?? writers[0])))
  return {
    group,
    large: Math.max(participants.length, names.size + 1) > largeGroup,
    participants,
    ...(other !== undefined && { other }),
    writers,
    ownerWrote: senders.some(isOwner),
    title: titled ?? listed(writers.length > 0 ? writers : members),
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, namesInTitle)
  const rest = names.length - shown.length
  if (rest > 0) shown.push(rest === 1 ? '1 other' : `${rest} others`)
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}` : (shown[0] ?? 'Group')
}

/** The same file without what is held of it: it is read again when its turn comes. */
function reopened({ entry, fields }: ThreadFile): ThreadFile {
  return {
    entry,
    fields,
    held: 0,
    async *elements() {
      yield* (await openThreadFile(entry)).elements()
    },
  }
}
