import { emailHandle, isRoleAddress, nameHandle, tidy, type Handle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import { profileHandle } from '../formats/profileUrls'

/** Who wrote a comment or a page, as far as the export tells. */
export interface Writer {
  /** Best first; none when nobody can be named. */
  readonly handles: readonly Handle[]
  readonly name?: string
  /** The page they gave as theirs. */
  readonly site?: string
  readonly me: boolean
}

export const nobody: Writer = { handles: [], me: false }

/** What the form below a page asks for. */
export interface Signature {
  readonly name?: string
  readonly email?: string
  readonly site?: string
}

/**
 * The handles of somebody who signed with a name, an e-mail or a page: the address, else the page, else the name, which counts for
 * this blog only. An e-mail that many answer, and a name that stands for nobody, are none.
 */
export function signedHandles(network: string, blog: string, { name, email, site }: Signature): readonly Handle[] {
  const handles = new Set<Handle>()
  const address = tidy(email ?? '').toLowerCase()
  if (/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address) && !isRoleAddress(address)) handles.add(emailHandle(address))
  const profile = site === undefined ? undefined : profileHandle(site)
  if (profile !== undefined) handles.add(profile)
  if (handles.size === 0) {
    const page = siteHandle(site)
    if (page !== undefined) handles.add(page)
  }
  const called = tidy(name ?? '').slice(0, nameLimit)
  if (handles.size === 0 && called !== '' && !isPlaceholder(called)) handles.add(nameHandle(network, blog === '' ? called : `${called} (${blog})`))
  return [...handles]
}

const nameLimit = 200

/** `url:nora.example/about`: without scheme, `www.`, query and closing slash. */
export function siteHandle(address: string | undefined): Handle | undefined {
  const key = pageKey(address)
  return key === undefined ? undefined : `url:${key}`
}

/** One page however its address is written: http or https, with a tracking query, with a slash or a place at its end. */
export function pageKey(address: string | undefined): string | undefined {
  const text = tidy(address ?? '')
  if (text === '' || text.length > 2000 || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (!/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}`
}

/** Names that blog software gives to those who gave none. */
const placeholders = new Set([
  'anonymous', 'anonym', 'anónimo', 'anonimo', 'anônimo', 'anonyme', 'anoniem', 'anonymní', 'anonim', 'anonimowy', 'névtelen', 'anonymer benutzer', 'ανώνυμος', 'аноним',
  'анонимный', 'анонім', '匿名', '익명', 'guest', 'gast', 'unknown', 'deleted', '[deleted]', 'deleted user', 'deleted account', 'noname', 'no name',
])

export const isPlaceholder = (name: string): boolean => placeholders.has(tidy(name).toLowerCase())

/** People met while reading, each told once, with the name they last used. */
export class Writers {
  private readonly people = new Map<Handle, { name: string | undefined; named: number; seen: number; handles: Set<Handle>; sites: Set<string> }>()

  /** What the owner signed with. */
  readonly own = new Set<Handle>()

  constructor(private readonly network: string) {}

  see(writer: Writer, at: number | null): void {
    if (writer.me) return void (this.own.size < few && writer.handles.forEach((handle) => this.own.add(handle)))
    const [key] = writer.handles
    if (key === undefined) return
    let person = this.people.get(key)
    if (!person) this.people.set(key, (person = { name: undefined, named: -Infinity, seen: -Infinity, handles: new Set(), sites: new Set() }))
    const time = at ?? -Infinity
    if (writer.name !== undefined && (person.name === undefined || time > person.named || (time === person.named && writer.name < person.name))) {
      person.name = writer.name
      person.named = time
    }
    person.seen = Math.max(person.seen, time)
    for (const handle of writer.handles) if (person.handles.size < few) person.handles.add(handle)
    if (writer.site !== undefined && person.sites.size < few) person.sites.add(writer.site)
  }

  *facts(): Generator<PersonFact> {
    for (const [key, { name, seen, handles, sites }] of this.people)
      yield {
        fact: 'person',
        id: `${this.network}:commenter:${key}`,
        handles: [key, ...[...handles].filter((handle) => handle !== key).sort()],
        ...(name !== undefined && { name }),
        ...(Number.isFinite(seen) && { seen }),
        ...(sites.size > 0 && { card: { urls: [...sites].sort().map((value) => ({ value, label: 'website' })) } }),
      }
  }
}

/** Somebody who signs with a new page each time is a machine. */
const few = 20
