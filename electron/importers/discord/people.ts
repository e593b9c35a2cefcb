import { emailHandle, phoneHandle, tidy, type Handle } from '../../contract/handles'
import type { Fact, PersonFact, Position, Relation } from '../../contract/records'
import { serviceHandle } from '../../contract/profileUrls'
import { PhoneReader } from '../formats/phones'
import type { Outcome } from '../importer'
import { list, object, text, type Json } from '../formats/jsonValues'
import { idOf, isPlaceholder, nameHandleOf, userHandle } from './ids'

/** What an account file says of its owner. */
export function ownerOf(user: Json | undefined): { readonly handles: readonly Handle[]; readonly name?: string } {
  const id = idOf(user?.id)
  if (!user || id === undefined) return { handles: [] }
  const handles: Handle[] = [userHandle(id)]
  const name = nameHandleOf(user.username, user.discriminator)
  if (name !== undefined) handles.push(name)
  const email = text(user.email)
  if (email !== undefined && /^[^\s@]{1,100}@[^\s@]{1,200}$/.test(email)) handles.push(emailHandle(email))
  const phone = new PhoneReader('').e164(text(user.phone) ?? '')
  if (phone !== undefined) handles.push(phoneHandle(phone))
  const shown = tidy(text(user.global_name) ?? text(user.username) ?? '')
  return { handles, ...(shown !== '' && { name: shown }) }
}

/** Accounts elsewhere that the owner has linked. */
export const linkedAccounts = (user: Json | undefined): Handle[] =>
  list(user?.connections).slice(0, 100).flatMap((item) => {
    const linked = object(item)
    const handle = serviceHandle(text(linked?.type) ?? '', text(linked?.name) ?? '')
    return handle === undefined ? [] : [handle]
  })

const relations = new Map<string, Relation>([
  ['1', 'friend'], ['friend', 'friend'], ['2', 'blocked'], ['blocked', 'blocked'], ['3', 'requestReceived'], ['incoming', 'requestReceived'], ['pending_incoming', 'requestReceived'],
  ['incoming_request', 'requestReceived'], ['4', 'requestSent'], ['outgoing', 'requestSent'], ['pending_outgoing', 'requestSent'], ['outgoing_request', 'requestSent'],
])

/** One line of the list of friends, with what the owner noted about them. */
export function relationshipOutcome(value: unknown, at: Position, notes: Json | undefined): Outcome {
  const relationship = object(value)
  const user = object(relationship?.user)
  const id = idOf(relationship?.id) ?? idOf(user?.id)
  if (!relationship || id === undefined) return { at, failed: 'a friend without a number' }
  const facts: Fact[] = []
  const person = personOf(id, user ?? {}, text(relationship.nickname), text(notes?.[id]))
  if (person) facts.push(person)
  const relation = relations.get((text(relationship.type) ?? '').toLowerCase())
  if (relation) facts.push({ fact: 'connection', id: `discord:${relation}:${id}`, network: 'discord', handle: userHandle(id), relation })
  return facts.length > 0 ? { at, facts } : { at, skipped: 'a tie of an unknown kind' }
}

/** What the owner noted about people who are not in the list of friends. */
export function notesOnOthers(user: Json): Outcome[] {
  const listed = new Set(list(user.relationships).map((item) => idOf(object(item)?.id) ?? idOf(object(object(item)?.user)?.id)))
  const notes = object(user.notes) ?? {}
  return Object.keys(notes).flatMap((id) => {
    const note = text(notes[id])
    const person = idOf(id) === undefined || listed.has(id) || note === undefined ? undefined : personOf(id, {}, undefined, note)
    return person ? [{ facts: [person] }] : []
  })
}

function personOf(id: string, user: Json, nickname: string | undefined, note: string | undefined): PersonFact | undefined {
  const named = nameHandleOf(user.username, user.discriminator)
  const name = [nickname, text(user.global_name), text(user.username)].map((each) => tidy(each ?? '')).find((each) => each !== '' && !isPlaceholder(each))
  if (name === undefined && named === undefined && note === undefined) return undefined
  return {
    fact: 'person', id: `discord:user:${id}`, handles: [userHandle(id), ...(named === undefined ? [] : [named])], ...(name !== undefined && { name }), ...(note !== undefined && { card: { note } }),
  }
}

/** `Direct Message with ben#0`, in any language: the name is the last word. */
export function nameInTitle(title: string | undefined): { readonly name: string; readonly handle: Handle } | undefined {
  // Names have no blanks; the words for nobody do.
  const found = /deleted user#/i.test(title ?? '') ? null : /(?:^|\s)([^\s#]{2,40})#(\d{1,4})$/.exec(title ?? '')
  const handle = found ? nameHandleOf(found[1], found[2]) : undefined
  return handle === undefined ? undefined : { name: found![1]!, handle }
}
