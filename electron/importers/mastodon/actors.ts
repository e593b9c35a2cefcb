import { idHandle, tidy, type Handle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import { few, type Json, object, text } from '../formats/jsonValues'

/** Somebody of the Fediverse: the address of their account on the web (stable), their `@user@host`, or both. */
export interface Actor {
  readonly uri?: string
  /** `user@host`, lower case. */
  readonly address?: string
}

export const addressHandle = (address: string): Handle => `mastodon:${address}`

/** The account's own address first: a name can move, the account cannot. */
export const actorHandles = ({ uri, address }: Actor): Handle[] => [
  ...(uri === undefined ? [] : [idHandle('mastodon', uri)]),
  ...(address === undefined ? [] : [addressHandle(address)]),
]

const longest = 2000

/** A web address that can be compared: host in lower case, nothing behind the path. */
export function plainUri(value: unknown): string | undefined {
  const written = typeof value === 'string' ? value : text(object(value)?.id)
  if (written === undefined || written.length > longest || !URL.canParse(written)) return undefined
  const { protocol, host, pathname } = new URL(written)
  return protocol === 'https:' || protocol === 'http:' ? `${protocol}//${host}${pathname.replace(/\/+$/, '')}` : undefined
}

export const hostOf = (uri: string): string => new URL(uri).host

/** Only Mastodon's own addresses name the account: `…/users/<name>`. */
export function actorOf(uri: string): Actor {
  const name = /^\/users\/([\w.-]{1,100})$/.exec(new URL(uri).pathname)?.[1]
  return { uri, ...(name !== undefined && { address: `${name}@${hostOf(uri)}`.toLowerCase() }) }
}

/** Who wrote a status, as far as its address tells: `…/users/<name>/statuses/<id>` or `…/@<name>/<id>`. */
export function statusAuthor(status: string): Actor | undefined {
  const { origin, host, pathname } = new URL(status)
  const user = /^\/users\/([\w.-]{1,100})\/statuses\/[^/]+$/.exec(pathname)?.[1]
  if (user !== undefined) return actorOf(`${origin}/users/${user}`)
  const shown = /^\/@([\w.-]{1,100})\/[^/]+$/.exec(pathname)?.[1]
  return shown === undefined ? undefined : { address: `${shown}@${host}`.toLowerCase() }
}

/** `ben@other.example`, with or without an @ in front; local names get the host. */
export function addressOf(written: string, host: string | undefined): string | undefined {
  const name = tidy(written).replace(/^@/, '').toLowerCase()
  const match = /^([\w.-]{1,100})(?:@([a-z0-9.-]{1,250}(?::\d{1,5})?))?$/.exec(name)
  const at = match?.[2] ?? host
  return match && at !== undefined ? `${match[1]}@${at}` : undefined
}

/** The people a status mentions. A name without a host belongs to the owner's server, unless the account lies elsewhere. */
export function mentionsOf(object_: Json, ownerHost: string | undefined): Actor[] {
  const found: Actor[] = []
  for (const item of few(object_.tag)) {
    const tag = object(item)
    if (tag?.type !== 'Mention') continue
    const uri = plainUri(tag.href)
    const name = text(tag.name)
    const host = uri === undefined || (ownerHost !== undefined && hostOf(uri) === ownerHost) ? ownerHost : hostOf(uri)
    const address = (name === undefined ? undefined : addressOf(name, host)) ?? (uri === undefined ? undefined : actorOf(uri).address)
    if (uri !== undefined || address !== undefined) found.push({ ...(uri !== undefined && { uri }), ...(address !== undefined && { address }) })
  }
  return found
}

export const sameActor = (a: Actor, b: Actor): boolean => (a.uri !== undefined && b.uri !== undefined ? a.uri === b.uri : a.address !== undefined && a.address === b.address)

/** Whose archive it is. */
export class Owner {
  private readonly handles: ReadonlySet<Handle>

  constructor(handles: readonly Handle[]) {
    this.handles = new Set(handles)
  }

  is(actor: Actor): boolean {
    return actorHandles(actor).some((handle) => this.handles.has(handle))
  }
}

const most = 300_000

/** Names beside accounts, over the whole archive, with when they were last seen. */
export class Actors {
  private readonly byUri = new Map<string, { address: string; seen: number }>()

  see({ uri, address }: Actor, at: number | null): void {
    if (uri === undefined || address === undefined) return
    const seen = at ?? 0
    const known = this.byUri.get(uri)
    if (!known) {
      if (this.byUri.size < most) this.byUri.set(uri, { address, seen })
    } else {
      // What a mention says beats what the account's address suggests.
      const suggested = actorOf(uri).address
      if (known.address === suggested || (seen > known.seen && address !== suggested)) known.address = address
      known.seen = Math.max(seen, known.seen)
    }
  }

  *facts(owner: Owner): Generator<PersonFact> {
    for (const [uri, { address, seen }] of this.byUri)
      if (!owner.is({ uri, address })) yield { fact: 'person', id: `mastodon:account:${uri}`, handles: actorHandles({ uri, address }), ...(seen > 0 && { seen }) }
  }
}
