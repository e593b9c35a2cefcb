import { emailHandle, isRoleAddress, nameHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import type { Page } from '../comments/meaning'
import { isPlaceholder, nobody, pageKey, type Writer } from '../comments/writers'
import { WrittenBy } from '../comments/writtenBy'
import { decodeEntities, htmlToText } from '../formats/html'
import { childOf, textIn, type XmlElement } from '../formats/xml'
import { isTrue, keyOf, signedOf, type Signed } from './elements'
import { Emails } from './emails'

export const network = 'disqus'

interface Thread {
  readonly forum: string
  readonly link: string
  readonly title: string
}

interface Known {
  readonly signed: Signed
  /** Deleted and spam: they are answered, but nobody is answered with them. */
  readonly gone: boolean
}

/** All pages of a forum and who wrote which comment: pages have several records, and answers may stand before what they answer. */
export class Survey {
  /** Who opened pages, and who answered, by how often. */
  readonly openers = new Map<Handle, number>()
  readonly repliers = new Map<Handle, number>()
  readonly names = new Map<Handle, string>()
  readonly forums = new Map<string, number>()

  private readonly threads = new Map<string, Thread>()
  private readonly pages = new Map<string, { link: string; title: string }>()
  private readonly posts = new WrittenBy<Known>()
  private readonly emails = new Emails()

  take(element: XmlElement): void {
    if (element.name === 'thread') this.thread(element)
    else this.post(element)
  }

  /** The short name most pages have. */
  get forum(): string {
    return [...this.forums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
  }

  /** The forum of a comment: that of its page; of one whose page is missing, the forum of the file. */
  forumOf(thread: string): string {
    return this.threads.get(thread)?.forum || this.forum
  }

  /** One page whichever of its records a comment names. A forum is its owner's, so are its pages. */
  page(thread: string): Page {
    const me: Writer = { handles: [], me: true }
    const found = this.threads.get(thread)
    if (!found) return { writer: me }
    const page = this.pages.get(pageKey(found.link) ?? '') ?? found
    const title = page.title !== '' && !/^https?:\/\//i.test(page.title) ? page.title : pathOf(page.link)
    return { ...(page.link !== '' && { link: page.link }), ...(title !== '' && { title }), writer: me }
  }

  /** Who wrote a comment; undefined when the export does not have it. */
  writerOf(post: string, owner: ReadonlySet<Handle>): Writer | undefined {
    const known = this.posts.get(post)
    if (!known) return undefined
    return known.gone ? nobody : this.writer(known.signed, owner)
  }

  /** Accounts by user name. Guests by name, in this forum; the e-mail of old exports joins when it is the only one that goes with them. */
  writer(signed: Signed, owner: ReadonlySet<Handle>): Writer {
    const key = keyFor(signed)
    if (key === undefined) return nobody
    const email = this.emails.get(key)
    const handles = email === undefined ? [key] : [key, emailHandle(email)]
    const called = tidy(decodeEntities(signed.name))
    return { handles, ...(called !== '' && { name: called }), me: handles.some((handle) => owner.has(handle)) }
  }

  /** What a comment says of its author. */
  signed(post: XmlElement): Signed {
    return signedOf(post, this.forumOf(keyOf(childOf(post, 'thread'))))
  }

  private thread(element: XmlElement): void {
    // Made anew: words cut from a file would keep the whole piece they were cut from.
    const thread = own<Thread>({ forum: textIn(element, 'forum'), link: textIn(element, 'link'), title: tidy(htmlToText(textIn(element, 'title'))) })
    this.threads.set(own(keyOf(element)), thread)
    if (thread.forum !== '') this.forums.set(thread.forum, (this.forums.get(thread.forum) ?? 0) + 1)
    const key = pageKey(thread.link)
    if (key !== undefined) this.pages.set(key, better(thread, this.pages.get(key)))
    this.count(this.openers, signedOf(element, thread.forum))
  }

  private post(element: XmlElement): void {
    const signed = this.signed(element)
    this.posts.add(keyOf(element), { signed, gone: isTrue(element, 'isDeleted') || isTrue(element, 'isSpam') })
    if (signed.username !== '' && childOf(element, 'parent')) this.count(this.repliers, signed)
    this.email(signed)
  }

  private email(signed: Signed): void {
    const key = keyFor(signed)
    const address = signed.email.toLowerCase()
    if (key === undefined || !/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address) || isRoleAddress(address)) return
    this.emails.add(key, address)
  }

  private count(counts: Map<Handle, number>, signed: Signed): void {
    const handle = keyFor(signed)
    if (handle === undefined) return
    counts.set(handle, (counts.get(handle) ?? 0) + 1)
    const called = tidy(decodeEntities(signed.name))
    if (called !== '') this.names.set(handle, own(called))
  }
}

const own = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const nameLimit = 200

function keyFor({ username, name, forum }: Signed): Handle | undefined {
  if (username !== '') return screenNameHandle(network, username.slice(0, nameLimit))
  const called = tidy(decodeEntities(name)).slice(0, nameLimit)
  return called === '' || isPlaceholder(called) ? undefined : nameHandle(network, `${called} (${forum})`)
}

/** Of several records of one page: the one with a title, and the address without a query, safe before plain. */
function better(a: Thread, b: { link: string; title: string } | undefined): { link: string; title: string } {
  if (!b) return { link: a.link, title: a.title }
  const rank = (link: string) => (/[?#]/.test(link) ? 2 : 0) + (link.startsWith('https:') ? 0 : 1)
  const [first] = [a.link, b.link].sort((x, y) => rank(x) - rank(y) || (x < y ? -1 : 1))
  return { link: first!, title: b.title || a.title }
}

const pathOf = (link: string): string => (URL.canParse(link) ? new URL(link).pathname : '')
