import { emailHandle, idHandle, phoneHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import type { PhoneReader } from '../formats/phones'
import { Leftover, object, text, type Json } from '../formats/jsonValues'

interface Known {
  name: string | undefined
  seen: number
  readonly handles: Set<Handle>
  more: Readonly<Record<string, unknown>> | undefined
}

/** Ids are digits, written as text or as a number. */
export function userId(value: unknown): string | undefined {
  const id = text(value)
  return id !== undefined && /^[1-9]\d{0,19}$/.test(id) ? id : undefined
}

export const userHandle = (id: string): Handle => idHandle('swarm', id)

const nameless = /^(?:deleted|unknown|foursquare)\s+user$/i

/** First and last name as far as they are there; the first alone is common. */
export function nameOf(user: Json): string | undefined {
  const name = tidy([user.firstName, user.lastName].map((part) => text(part) ?? '').join(' ')) || tidy(text(user.name) ?? '')
  return name === '' || nameless.test(name) ? undefined : name
}

const most = 200_000
const known = new Set(['id', 'firstName', 'lastName', 'name', 'contact', 'handle', 'relationship', 'photo', 'type'])

/** Who stands behind the numbers, gathered over users.json and all check-ins; where two disagree the later one is right. */
export class People {
  private readonly users = new Map<string, Known>()
  /** Companions seen under a number alone, with what the words of the check-in call them. */
  private readonly guesses = new Map<string, { name: string | undefined; seen: number }>()

  constructor(private readonly phones: PhoneReader) {}

  /** A user as the source describes it; `seen` is UTC ms, 0 when it does not say. */
  see(user: Json, seen: number): void {
    const id = userId(user.id)
    if (id === undefined || (this.users.size >= most && !this.users.has(id))) return
    const name = nameOf(user)
    let person = this.users.get(id)
    if (!person) this.users.set(id, (person = { name, seen, handles: new Set(), more: undefined }))
    else if (name !== undefined && (person.name === undefined || seen > person.seen || (seen === person.seen && name.length > person.name.length))) person.name = name
    person.seen = Math.max(person.seen, seen)
    for (const handle of this.handlesOf(user)) person.handles.add(handle)
    const rest = new Leftover()
    rest.take(user, known)
    if (rest.more) person.more = { ...person.more, ...rest.more }
  }

  /** A number with nothing beside it but perhaps a word. */
  guess(id: string, name: string | undefined, seen: number): void {
    const person = this.users.get(id)
    if (person) person.seen = Math.max(person.seen, seen)
    const guess = this.guesses.get(id)
    if (!guess) {
      if (this.guesses.size < most) this.guesses.set(id, { name, seen })
      return
    }
    if (name !== undefined && (guess.name === undefined || seen > guess.seen || (seen === guess.seen && name < guess.name))) guess.name = name
    guess.seen = Math.max(guess.seen, seen)
  }

  firstName(id: string): string | undefined {
    return this.users.get(id)?.name?.split(' ')[0]
  }

  /** `asOf`: the last day the export speaks of; its lists of friends are of that day. */
  *facts(owner: string | undefined, asOf: number): Generator<PersonFact> {
    for (const [id, { name, seen, handles, more }] of this.users) {
      if (id === owner) continue
      const called = name ?? this.guesses.get(id)?.name
      if (called === undefined && handles.size === 0) continue
      yield {
        fact: 'person', id: `swarm:account:${id}`, handles: [userHandle(id), ...handles], ...(called !== undefined && { name: called }), ...(seen > 0 ? { seen } : Number.isFinite(asOf) && { seen: asOf }),
        ...(more && { more }),
      }
    }
    for (const [id, { name, seen }] of this.guesses)
      if (name !== undefined && id !== owner && !this.users.has(id)) yield { fact: 'person', id: `swarm:account:${id}`, handles: [userHandle(id)], name, ...(seen > 0 && { seen }) }
  }

  /** Numbers that stay numbers, for naming them once. */
  get nameless(): string[] {
    return [...this.guesses].filter(([id, { name }]) => name === undefined && this.users.get(id)?.name === undefined).map(([id]) => id)
  }

  /** Addresses a friend shows. */
  private *handlesOf(user: Json): Generator<Handle> {
    const handle = text(user.handle)
    if (handle !== undefined && /^[\w.-]{1,60}$/.test(handle)) yield screenNameHandle('swarm', handle)
    const contact = object(user.contact)
    if (!contact) return
    const email = tidy(text(contact.email) ?? '')
    if (email.length < 320 && /^[^\s@]+@[^\s@]+$/.test(email)) yield emailHandle(email)
    const phone = this.phones.e164(text(contact.phone) ?? '')
    if (phone !== undefined) yield phoneHandle(phone)
    const twitter = text(contact.twitter)
    if (twitter !== undefined && /^@?\w{1,15}$/.test(twitter)) yield screenNameHandle('x', twitter)
    const facebook = text(contact.facebook)
    if (facebook !== undefined && /^\d{1,20}$/.test(facebook)) yield idHandle('facebook', facebook)
  }
}
