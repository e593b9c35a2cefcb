import { emailHandle, isRoleAddress, nameHandle, tidy, type Handle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import { PackedTexts, roomFor, TextNumbers } from '../formats/packedTexts'
import { profileHandle } from '../../contract/profileUrls'

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
    // The address of the blog itself is what somebody gives who has none.
    if (page !== undefined && page !== `url:${blog}`) handles.add(page)
  }
  const called = tidy(name ?? '').slice(0, nameLimit)
  if (handles.size === 0 && called !== '' && !isPlaceholder(called)) handles.add(nameHandle(network, blog === '' ? called : `${called} (${blog})`))
  return [...handles]
}

const nameLimit = 200

/** `url:nora.example/about`: without scheme, `www.`, query and closing slash. The front page of a service is nobody's. */
export function siteHandle(address: string | undefined): Handle | undefined {
  const key = pageKey(address)
  return key === undefined || services.has(key) ? undefined : `url:${key}`
}

/** What people write into a field for their page when they have none: strangers must not become one person by it. */
const services = new Set([
  'facebook.com', 'm.facebook.com', 'fb.com', 'twitter.com', 'x.com', 'instagram.com', 'linkedin.com', 'youtube.com', 'google.com', 'gmail.com', 'mail.google.com', 'plus.google.com',
  'yahoo.com', 'mail.yahoo.com', 'hotmail.com', 'outlook.com', 'live.com', 'msn.com', 'aol.com', 'bing.com', 'icloud.com', 'blogspot.com', 'blogger.com', 'wordpress.com', 'wordpress.org',
  'tumblr.com', 'livejournal.com', 'typepad.com', 'medium.com', 'github.com', 'myspace.com', 'pinterest.com', 'flickr.com', 'reddit.com', 'wikipedia.org', 'en.wikipedia.org', 'disqus.com',
])

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

/** The first handle is the key. A list, for field names would be as long as what is in them. */
type Met = readonly [name: string | null, handles: readonly Handle[], sites: readonly string[]]

/** People met while reading, each told once, with the name they last used. Popular sites have hundreds of thousands: they are kept as bytes. */
export class Writers {
  private readonly keys = new TextNumbers()
  private readonly texts = new PackedTexts()
  /** What is known of each: its text, when they used that name, and when they were last seen. */
  private latest = new Uint32Array(1024)
  private named = new Float64Array(1024)
  private seen = new Float64Array(1024)

  /** What the owner signed with. */
  readonly own = new Set<Handle>()

  constructor(private readonly network: string) {}

  see(writer: Writer, at: number | null): void {
    if (writer.me) return void (this.own.size < few && writer.handles.forEach((handle) => this.own.add(handle)))
    const [key] = writer.handles
    if (key === undefined) return
    const time = at ?? -Infinity
    const isNew = this.keys.find(key) < 0
    const number = this.keys.add(key)
    const known: Met = isNew ? this.welcome(number, key) : this.met(number)
    const [called, knownHandles, knownSites] = known
    this.seen[number] = Math.max(this.seen[number]!, time)
    const { name } = writer
    const named = this.named[number]!
    const renamed = name !== undefined && (called === null || time > named || (time === named && name < called))
    if (renamed) this.named[number] = time
    const handles = withMore(knownHandles, writer.handles)
    const sites = withMore(knownSites, writer.site === undefined ? [] : [writer.site])
    if (isNew || handles !== knownHandles || sites !== knownSites || (renamed && name !== called))
      this.latest[number] = this.texts.add(JSON.stringify([renamed ? name : called, handles, sites] satisfies Met))
  }

  *facts(): Generator<PersonFact> {
    for (let number = 0; number < this.keys.size; number++) {
      const [name, [key, ...handles], sites] = this.met(number)
      const seen = this.seen[number]!
      yield {
        fact: 'person',
        id: `${this.network}:commenter:${key}`,
        handles: [key!, ...handles.sort()],
        ...(name !== null && { name }),
        ...(Number.isFinite(seen) && { seen }),
        ...(sites.length > 0 && { card: { urls: [...sites].sort().map((value) => ({ value, label: 'website' })) } }),
      }
    }
  }

  private welcome(number: number, key: Handle): Met {
    this.latest = roomFor(this.latest, number + 1)
    this.named = roomFor(this.named, number + 1)
    this.seen = roomFor(this.seen, number + 1)
    this.named[number] = this.seen[number] = -Infinity
    return [null, [key], []]
  }

  private met(number: number): Met {
    return JSON.parse(this.texts.at(this.latest[number]!)) as Met
  }
}

/** The same list when nothing is new. */
function withMore(known: readonly string[], more: readonly string[]): readonly string[] {
  const added = more.filter((one) => !known.includes(one)).slice(0, Math.max(0, few - known.length))
  return added.length === 0 ? known : [...known, ...added]
}

/** Somebody who signs with a new page each time is a machine. */
const few = 20
