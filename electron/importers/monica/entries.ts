import type { Handle } from '../../contract/handles'
import type { Fact } from '../../contract/records'
import { hashedId, type Ordinals } from '../naturalIds'
import { calls, meetings, notes, type Noted } from '../peers/happenings'
import { type When, whenOf } from '../peers/times'
import { type Entity, flag, type Properties, text } from '../peers/properties'

export type Meaning = { readonly facts: readonly Fact[] } | { readonly skipped: string }

export interface EntryContext {
  readonly now: number
  readonly ordinals: Ordinals
  /** Words behind the ids of types. */
  typeName(id: string | undefined): string | undefined
}

/** What of Monica is no part of any relationship, and why it is left out. */
export const leftOut = new Map([
  ['relationship', 'A relationship: it stands on the cards of both.'],
  ['reminder', 'A reminder: kept with the person, not set up.'],
  ['document', 'A document: documents are not copied.'],
  ['journal-entry', 'A diary entry: diaries are not imported.'],
  ['entry', 'A diary entry: diaries are not imported.'],
  ['day', 'A diary entry: diaries are not imported.'],
  ['address-book', 'A subscription to another address book.'],
  ['addressbook', 'A subscription to another address book.'],
  ['address-book-subscription', 'A subscription to another address book.'],
  ['addressbook-subscription', 'A subscription to another address book.'],
])

export const unknownKind = (kind: string): Meaning => ({ skipped: `Of a kind that is not known: ${kind.slice(0, 40) || 'without a name'}.` })

/** A note, call, gift, … of one contact. Undefined for a kind that is none of these. */
export function contactEntry(kind: string, entity: Entity, person: Handle, context: EntryContext): Meaning | undefined {
  const { properties } = entity
  const noted = (day: string | undefined, words: { readonly title?: string | undefined; readonly text?: string | undefined; readonly more?: Record<string, unknown> }, dayOnly = false): Noted => {
    // What has no day of its own was true when it was written down.
    const stated = day === undefined ? undefined : whenOf(day, context.now, dayOnly)
    const when = stated && stated.at !== null ? stated : whenOf(entity.created, context.now)
    return { network: 'monica', id: idOf(kind, entity, person, when, words.text ?? words.title, context), when, ...words }
  }
  const of = (name: string) => text(properties, name)
  switch (kind) {
    case 'note': return said(of('body'), () => notes(noted(undefined, { text: of('body'), more: flag(properties, 'is_favorite') || flag(properties, 'is_favorited') ? { favourite: true } : {} }), [person]))
    case 'call': return { facts: calls(noted(of('called_at'), { text: of('content'), more: flag(properties, 'contact_called') ? { theyCalled: true } : {} }), [person]) }
    case 'life-event': {
      const title = of('name') ?? context.typeName(of('type') ?? of('life_event_type_id'))
      return said(title ?? of('note'), () => notes(noted(of('happened_at'), { title, text: of('note') }, true), [person]))
    }
    case 'gift': return said(of('name'), () => notes(noted(of('date'), { title: `Gift: ${of('name')!}`, text: [of('comment'), of('url')].filter(Boolean).join('\n') || undefined, more: some(properties, ['amount', 'value', 'status', 'currency']) }, true), [person]))
    case 'debt': return { facts: notes(noted(undefined, { title: `${flag(properties, 'in_debt') ? 'You owe' : 'Owes you'} ${[of('amount'), of('currency')].filter(Boolean).join(' ')}`.trim(), text: of('reason'), more: some(properties, ['status']) }), [person]) }
    case 'task': return said(of('title'), () => notes(noted(undefined, { title: `Task: ${of('title')!}`, text: of('description'), more: { completed: flag(properties, 'completed') } }), [person]))
    default: {
      const reason = leftOut.get(kind)
      return reason === undefined ? undefined : { skipped: reason }
    }
  }
}

/** One activity is one event with several people. */
export function activityMeaning(entity: Entity, people: readonly Handle[], context: EntryContext): Meaning {
  const { properties } = entity
  if (people.length === 0) return { skipped: 'An activity with nobody.' }
  const when = whenOf(text(properties, 'happened_at'), context.now, true)
  const container = context.typeName(text(properties, 'type') ?? text(properties, 'activity_type_id'))
  const title = text(properties, 'summary') ?? container
  const id = idOf('activity', entity, people.join(' '), when, title, context)
  return { facts: meetings({ network: 'monica', id, when, title, text: text(properties, 'description'), container }, people) }
}

/** One message of a conversation; Monica writes no id of it. */
export function messageMeaning(entity: Entity, person: Handle, conversation: { readonly key: string; readonly title?: string | undefined }, context: EntryContext): Meaning {
  const { properties } = entity
  const content = text(properties, 'content')
  if (content === undefined) return { skipped: 'A message without words.' }
  const mine = flag(properties, 'written_by_me')
  const when = whenOf(text(properties, 'written_at') ?? entity.created, context.now)
  const id = entity.key === undefined || entity.key.includes(':')
    ? context.ordinals.number(`monica:message:${hashedId(conversation.key, when.at, mine ? 'me' : 'them', content)}`)
    : `monica:message:${entity.key}`
  return {
    facts: [{
      fact: 'interaction', id, stream: person, ...when, network: 'monica', kind: 'message', setting: 'private', direction: mine ? 'sent' : 'received', who: [person],
      ...(!mine && { from: person }), text: content, ...(conversation.title !== undefined && { container: conversation.title }),
    }],
  }
}

/** Its UUID; without one, what it says. */
function idOf(kind: string, { key }: Entity, whose: string, when: When, words: string | undefined, { ordinals }: EntryContext): string {
  return key === undefined ? ordinals.number(`monica:${kind}:${hashedId(whose, when.at, words)}`) : `monica:${kind}:${key}`
}

const said = (words: string | undefined, facts: () => Fact[]): Meaning => (words === undefined ? { skipped: 'Without words.' } : { facts: facts() })

const some = (properties: Properties, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (text(properties, name) === undefined ? [] : [[name, properties.get(name)]])))
