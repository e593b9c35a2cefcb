import { handleParts, nameHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import { profileHandle } from '../../contract/profileUrls'

/** The `ida-holm` of `https://no.linkedin.com/in/ida-holm/en?trk=x`; undefined for companies, schools and anything else. */
export function slugOf(address: string): string | undefined {
  if (address === '' || address.length > 2000) return undefined
  // A few thousand addresses stand in a million rows.
  if (read.size > mostRead) read.clear()
  if (!read.has(address)) read.set(address, readSlug(address))
  return read.get(address)
}

const read = new Map<string, string | undefined>()
const mostRead = 20_000

function readSlug(address: string): string | undefined {
  // A language may stand behind the name.
  const handle = profileHandle(address.trim().replace(/[?#].*$/, '').replace(/\/+$/, '').replace(/(\/in\/[^/]+)\/[a-z]{2}(?:[_-][a-z]{2})?$/i, '$1'))
  const parts = handle === undefined ? undefined : handleParts(handle)
  return parts?.network === 'linkedin' && parts.kind === 'screenName' ? parts.value : undefined
}

export const isOrganisationPage = (address: string): boolean => /linkedin\.com\/(?:company|school|showcase)\//i.test(address.slice(0, 200))

/** What LinkedIn writes for accounts that are closed or hidden. */
export const isPlaceholder = (name: string): boolean => placeholders.has(tidy(name).toLowerCase())
const placeholders = new Set(['', 'linkedin member', 'linkedin user', 'linkedin-mitglied', 'membre de linkedin', 'miembro de linkedin', 'unknown'])

export const fullName = (...parts: readonly string[]): string => tidy(parts.join(' ')).slice(0, 300)

/** One side of a message or invitation. */
export interface Party {
  readonly slug?: string | undefined
  readonly name?: string | undefined
}

/** The slug where there is one: of several people with one name, each has their own. */
export function partyHandle({ slug, name }: Party): Handle | undefined {
  if (slug !== undefined) return screenNameHandle('linkedin', slug)
  return name === undefined || isPlaceholder(name) ? undefined : nameHandle('linkedin', name)
}

/** Whom the archive belongs to. Learns the names that stand beside the owner's address. */
export class Owner {
  private readonly slugs = new Set<string>()
  private readonly names = new Set<string>()
  /** Only the name is known: then whoever bears it is the owner. */
  private readonly byName: boolean

  constructor(handles: readonly Handle[]) {
    for (const handle of handles) {
      const { network, kind, value } = handleParts(handle)
      if (network !== 'linkedin') continue
      if (kind === 'screenName') this.slugs.add(value)
      else if (kind === 'name') this.names.add(nameKey(value))
    }
    this.byName = this.slugs.size === 0
  }

  get known(): boolean {
    return this.slugs.size + this.names.size > 0
  }

  /** The slug wins: somebody else may have the owner's name. */
  is({ slug, name }: Party): boolean {
    if (slug !== undefined && this.slugs.size > 0) return this.slugs.has(slug)
    return name !== undefined && this.names.has(nameKey(name))
  }

  learn({ slug, name }: Party): void {
    if (slug === undefined || name === undefined || isPlaceholder(name)) return
    if (this.slugs.has(slug)) this.names.add(nameKey(name))
    else if (this.byName && this.names.has(nameKey(name))) this.slugs.add(slug)
  }
}

export const nameKey = (name: string): string => tidy(name).toLowerCase()

/** Names beside addresses, as the messages give them: the latest is the one a person has now. */
export class Profiles {
  private readonly bySlug = new Map<string, { name: string; seen: number; readonly keys: Set<string> }>()

  see(slug: string | undefined, name: string | undefined, at: number | null): void {
    if (slug === undefined || name === undefined || isPlaceholder(name)) return
    const seen = at ?? 0
    const known = this.bySlug.get(slug)
    if (!known) {
      if (this.bySlug.size < most) this.bySlug.set(slug, { name: fullName(name), seen, keys: new Set([nameKey(name)]) })
      return
    }
    if (known.keys.size < 5) known.keys.add(nameKey(name))
    if (seen > known.seen) {
      known.name = fullName(name)
      known.seen = seen
    }
  }

  nameOf(slug: string): string | undefined {
    return this.bySlug.get(slug)?.name
  }

  /** Whether somebody of that address was ever called so. */
  isCalled(slug: string, name: string): boolean {
    return this.bySlug.get(slug)?.keys.has(nameKey(name)) ?? false
  }

  *facts(owner: Owner): Generator<PersonFact> {
    for (const [slug, { name, seen }] of this.bySlug)
      yield {
        fact: 'person',
        id: `linkedin:profile:${slug}`,
        handles: [screenNameHandle('linkedin', slug)],
        name,
        ...(seen > 0 && { seen }),
        ...(owner.is({ slug }) && { me: true }),
      }
  }
}

const most = 300_000
