import { tidy } from '../../contract/handles'
import { wallTime } from '../comments/times'
import { pageKey } from '../comments/writers'
import { WrittenBy } from '../comments/writtenBy'
import { decodeEntities, htmlToText } from '../formats/html'
import type { XmlElement, XmlWhole } from '../formats/xml'
import { creatorOf, plain, wp } from './elements'

export interface Author {
  readonly id: string
  readonly login: string
  readonly email: string
  readonly name: string
}

/** What a comment says of who wrote it. */
export interface Signed {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly site: string
}

export interface PostInfo {
  readonly id: string
  readonly title: string
  readonly link: string
  readonly creator: string
}

/**
 * What must be known of a blog before its first comment can be understood: who its authors are, who wrote the comments that are
 * answered (an answer may stand before it), the titles of posts, and how far its clock was from UTC.
 */
export class Survey {
  readonly authors: Author[] = []
  /** Logins, by how many items they wrote; small letters, for files do not agree with themselves. */
  readonly creators = new Map<string, number>()
  /** Logins as the file writes them. */
  readonly spelled = new Map<string, string>()
  readonly comments = new WrittenBy<Signed>()
  title = ''
  /** When the file was made, as it says. */
  made = ''

  private readonly addresses = new Map<string, string>()
  private readonly posts = new Map<string, PostInfo>()
  private readonly offsets = new Map<string, Map<number, number>>()
  private firstLink = ''
  private readonly withoutUtc = new Set<string>()

  /** `file` tells files apart: items are numbered in each. */
  take({ element, number }: XmlWhole, file: number): void {
    switch (element.name) {
      case 'author': return this.author(element)
      case 'comment': return this.comment(element)
      case 'item': return this.item(element, `${file}#${number}`)
      case 'title': return void (this.title ||= tidy(htmlToText(element.text)))
      case 'pubDate': return void (this.made ||= element.text.trim())
      default: if (!this.addresses.has(element.name)) this.addresses.set(element.name, element.text.trim())
    }
  }

  /** Host and path of the blog: what tells its numbers from those of others. */
  get blog(): string {
    const stated = this.addresses.get('base_blog_url') || this.addresses.get('link') || this.addresses.get('base_site_url')
    if (stated) return pageKey(stated) ?? tidy(stated).toLowerCase().replace(/^https?:\/\//, '').replace(/\/$/, '').slice(0, 200)
    return pageKey(this.firstLink)?.split('/')[0] ?? 'unknown'
  }

  post(file: number, number: number | undefined): PostInfo | undefined {
    return this.posts.get(`${file}#${number}`)
  }

  /** How far the blog's clock was ahead of UTC in a year: what most comments of that year say. */
  offsetIn(year: string): number | undefined {
    const counts = [...(this.offsets.get(year) ?? [])]
    return counts.sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b)[0]?.[0]
  }

  /** Some times are written without a zone, and nothing else of their year tells it. */
  get needsZone(): boolean {
    return [...this.withoutUtc].some((year) => this.offsetIn(year) === undefined)
  }

  private author(element: XmlElement): void {
    const author = { id: wp(element, 'author_id'), login: wp(element, 'author_login'), email: wp(element, 'author_email'), name: tidy(decodeEntities(wp(element, 'author_display_name'))) }
    if (author.login === '' && author.id === '') return
    if (!this.authors.some(({ id, login }) => id === author.id && login === author.login)) this.authors.push(author)
  }

  private item(element: XmlElement, key: string): void {
    const creator = creatorOf(element)
    const login = creator.toLowerCase()
    if (login !== '') this.creators.set(login, (this.creators.get(login) ?? 0) + 1)
    if (!this.spelled.has(login)) this.spelled.set(login, creator)
    const link = plain(element, 'link')
    this.firstLink ||= link
    const post: PostInfo = { id: wp(element, 'post_id'), title: htmlToText(plain(element, 'title')), link, creator }
    // Made anew: words cut from a file would keep the whole piece they were cut from.
    this.posts.set(key, JSON.parse(JSON.stringify(post)) as PostInfo)
    this.offset(wp(element, 'post_date'), wp(element, 'post_date_gmt'))
  }

  private comment(element: XmlElement): void {
    this.comments.add(wp(element, 'comment_id'), signedOf(element))
    this.offset(wp(element, 'comment_date'), wp(element, 'comment_date_gmt'))
  }

  private offset(local: string, utc: string): void {
    const [here, there] = [wallTime(local), wallTime(utc)]
    if (here !== null && there === null) this.withoutUtc.add(local.slice(0, 4))
    if (here === null || there === null || Math.abs(here - there) > furthest) return
    const year = local.slice(0, 4)
    const counts = this.offsets.get(year) ?? new Map<number, number>()
    this.offsets.set(year, counts.set(here - there, (counts.get(here - there) ?? 0) + 1))
  }
}

export const signedOf = (element: XmlElement): Signed => ({
  userId: wp(element, 'comment_user_id').replace(/^0+$/, ''),
  name: tidy(decodeEntities(wp(element, 'comment_author'))),
  email: wp(element, 'comment_author_email'),
  site: wp(element, 'comment_author_url'),
})

/** No zone is further from UTC than 14 hours. */
const furthest = 14 * 3_600_000
