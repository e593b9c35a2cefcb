import { idHandle, nameHandle, tidy, type Handle } from '../../contract/handles'
import type { Page } from '../comments/meaning'
import { isPlaceholder, nobody, siteHandle, type Writer } from '../comments/writers'
import { WrittenBy } from '../comments/writtenBy'
import { profileHandle } from '../../contract/profileUrls'
import { textIn, type XmlElement } from '../formats/xml'
import { addressOf, kindOf, numbersIn, postOf, signedOf, type Signed } from './elements'

export const network = 'blogger'

interface Post {
  readonly title: string
  readonly link: string
  readonly signed: Signed
}

/** The posts of a blog and who wrote which comment: they come in any order. */
export class Survey {
  blog = ''
  title = ''
  updated = ''
  /** Who wrote how many posts; the author of the whole feed, when posts have not come yet. */
  readonly authors = new Map<Handle, { posts: number; name: string }>()

  private readonly posts = new Map<string, Post>()
  private readonly comments = new WrittenBy<Signed>()
  /** Addresses of posts as their comments tell them. */
  private readonly links = new Map<string, string>()

  take(element: XmlElement): void {
    switch (element.name) {
      case 'entry': return this.entry(element)
      case 'id': return void (this.blog ||= /\bblog-(\d{1,30})/.exec(element.text)?.[1] ?? '')
      case 'title': return void (this.title ||= tidy(element.text))
      case 'updated': return void (this.updated ||= element.text.trim())
      case 'author': return this.author(signedOf(element), 0)
    }
  }

  page(number: string, owner: ReadonlySet<Handle>): Page {
    const post = this.posts.get(number)
    const link = post?.link || this.links.get(number)
    // A blog is its owner's, and so is a post that is not in the feed, unless the owner is known among several authors.
    const several = [...this.authors.keys()].some((handle) => owner.has(handle))
    return {
      ...(number !== '' && { id: this.idOf(number) }),
      ...(link && { link }),
      ...(post && post.title !== '' && { title: post.title }),
      writer: post && several ? this.writer(post.signed, owner) : { handles: [], me: true },
    }
  }

  writerOf(comment: string, owner: ReadonlySet<Handle>): Writer | undefined {
    const signed = this.comments.get(comment)
    return signed && this.writer(signed, owner)
  }

  /** By the number of the profile, else by the page they gave, else by name, which counts for this blog only. */
  writer(signed: Signed, owner: ReadonlySet<Handle>): Writer {
    const handle = this.handleOf(signed)
    if (handle === undefined) return nobody
    const me = owner.has(handle)
    // Anybody can sign with the name of the owner.
    if (me && signed.anonymous) return nobody
    const name = tidy(signed.name)
    const site = handle.startsWith('url:') ? signed.uri : undefined
    return { handles: [handle], ...(name !== '' && { name }), ...(site !== undefined && { site }), me }
  }

  idOf(number: string, blog = this.blog): string {
    return `blogger:${blog}:${number}`
  }

  private handleOf({ name, uri }: Signed): Handle | undefined {
    const google = /^https?:\/\/plus\.google\.com\/(?:u\/\d+\/)?(\d{5,30})/.exec(uri.trim())?.[1]
    if (google !== undefined) return idHandle('google-plus', google)
    const account = uri === '' ? undefined : (profileHandle(uri) ?? siteHandle(uri))
    if (account !== undefined) return account
    const called = tidy(name).slice(0, nameLimit)
    return called === '' || isPlaceholder(called) ? undefined : nameHandle(network, `${called} (blog ${this.blog})`)
  }

  private entry(entry: XmlElement): void {
    const numbers = numbersIn(textIn(entry, 'id'))
    if (!numbers) return
    this.blog ||= numbers.blog
    const signed = own(signedOf(entry))
    const kind = kindOf(entry)
    if (kind === 'comment') {
      this.comments.add(numbers.entry, signed)
      const post = postOf(entry)
      const number = numbersIn(post.id)?.entry
      if (number !== undefined && post.link !== '' && !this.links.has(number)) this.links.set(own(number), own(post.link))
    } else if (kind === 'post' || kind === 'page') {
      this.posts.set(own(numbers.entry), own({ title: tidy(textIn(entry, 'title')), link: addressOf(entry), signed }))
      this.author(signed, 1)
    }
  }

  private author(signed: Signed, posts: number): void {
    const handle = this.handleOf(signed)
    if (handle === undefined) return
    const known = this.authors.get(handle) ?? { posts: 0, name: tidy(signed.name) }
    this.authors.set(handle, { ...known, posts: known.posts + posts })
  }
}

/** Made anew: words cut from a file would keep the whole piece they were cut from. */
const own = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const nameLimit = 200
