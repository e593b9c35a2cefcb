import { idHandle, nameHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import { object, text } from '../formats/jsonValues'

export const network = 'google-plus'

export interface Author {
  /** Best first; at least one. */
  readonly handles: readonly Handle[]
  readonly handle: Handle
  readonly name: string | undefined
}

const nobody = /^(?:an? )?(?:google\+? user|google-nutzer|utilisateur google|usuario de google|deleted user|unknown)$/i

/** `{displayName, profilePageUrl, resourceName}`; nothing for an account that is gone. */
export function authorOf(value: unknown): Author | undefined {
  const author = object(value)
  if (!author) return undefined
  const written = tidy(text(author.displayName) ?? '')
  const name = written === '' || nobody.test(written) ? undefined : written
  const profile = profileOf(text(author.profilePageUrl) ?? '')
  const id = /^(?:users|people)\/(\d{5,30})$/.exec(text(author.resourceName) ?? '')?.[1] ?? profile?.id
  const handles = [
    ...(id === undefined ? [] : [idHandle(network, id)]),
    ...(profile?.custom === undefined ? [] : [screenNameHandle(network, profile.custom)]),
  ]
  // Without an account a name is all there is.
  if (handles.length === 0 && name !== undefined) handles.push(nameHandle(network, name))
  return handles[0] === undefined ? undefined : { handles, handle: handles[0], name }
}

/** The account a page belongs to: `plus.google.com/1000…` or `plus.google.com/+AnaSample`, with or without what follows. */
export function profileOf(address: string): { readonly id?: string; readonly custom?: string } | undefined {
  const match = /^(?:https?:)?\/\/plus\.google\.com\/(?:u\/\d{1,3}\/)?(?:(\d{5,30})|(?:\+|%2B)([^/?#\s]{1,100}))(?:[/?#]|$)/i.exec(address)
  if (!match) return undefined
  return match[1] === undefined ? { custom: decoded(match[2]!) } : { id: match[1] }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name // a stray percent sign: the name is what it is
  }
}

interface Known {
  readonly handles: Set<Handle>
  name: string | undefined
  seen: number
}

const most = 300_000

/** Everybody the archive names, with the name it used last. */
export class Authors {
  private readonly known = new Map<Handle, Known>()

  see({ handle, handles, name }: Author, at: number | null): void {
    const seen = at ?? 0
    let person = this.known.get(handle)
    if (!person) {
      if (this.known.size >= most) return
      this.known.set(handle, (person = { handles: new Set(), name, seen }))
    } else if (name !== undefined && (person.name === undefined || seen > person.seen)) person.name = name
    person.seen = Math.max(person.seen, seen)
    for (const each of handles) person.handles.add(each)
  }

  *facts(owner: ReadonlySet<Handle>): Generator<PersonFact> {
    for (const [handle, { handles, name, seen }] of this.known) {
      if (name === undefined && handles.size < 2) continue
      const me = [...handles].some((each) => owner.has(each))
      yield {
        fact: 'person', id: `${network}:account:${handle.slice(network.length + 1)}`, handles: [...handles], ...(name !== undefined && { name }), ...(seen > 0 && { seen }), ...(me && { me }),
      }
    }
  }
}
