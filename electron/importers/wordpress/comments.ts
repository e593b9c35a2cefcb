import { createHash } from 'node:crypto'
import { tidy } from '../../contract/handles'
import type { Position } from '../../contract/records'
import { pageFact, type Comment, type Page } from '../comments/meaning'
import { commentOutcome } from '../comments/outcome'
import { Repeats } from '../comments/repeats'
import { usable, wallReader, wallTime, type Time } from '../comments/times'
import type { Writers } from '../comments/writers'
import { htmlToText } from '../formats/html'
import type { XmlElement } from '../formats/xml'
import type { Outcome } from '../importer'
import type { Span } from '../span'
import { contentOf, plain, wp } from './elements'
import { network, type People } from './owner'
import { signedOf, type PostInfo, type Survey } from './survey'

export interface Context {
  readonly blog: string
  readonly survey: Survey
  readonly people: People
  readonly writers: Writers
  readonly span: Span
  readonly now: number
  readonly zone: string
}

/** Turns posts and comments of one blog into what they are between the owner and others. */
export class Blog {
  private readonly wall: (wall: number | null) => Time
  private readonly repeats = new Repeats()

  constructor(private readonly context: Context) {
    this.wall = wallReader(context.zone, context.now)
  }

  comment(element: XmlElement, post: PostInfo | undefined, at: Position): Outcome {
    const reason = notWanted(wp(element, 'comment_type'), wp(element, 'comment_approved'))
    if (reason !== undefined) return { at, skipped: reason }
    const { survey, people, writers, span } = this.context
    const writer = people.commenter(signedOf(element))
    const time = this.timeOf(wp(element, 'comment_date'), wp(element, 'comment_date_gmt'))
    const text = htmlToText(wp(element, 'comment_content'))
    const number = wp(element, 'comment_id')
    const parent = wp(element, 'comment_parent')
    const answered = parent === '' || /^0+$/.test(parent) ? undefined : parent
    const signed = answered === undefined ? undefined : survey.comments.get(answered)
    const page = this.pageOf(post)
    const more = moreOf(element)
    const comment: Comment = {
      network,
      id: this.idOf(number === '' ? this.hashed(page, time, writer.handles[0] ?? '', text) : number),
      at: time.at,
      ...(time.note !== undefined && { timeNote: time.note }),
      writer,
      text,
      ...(answered !== undefined && { parent: { id: this.idOf(answered), writer: signed && people.commenter(signed) } }),
      page,
      ...(page.link !== undefined && number !== '' && { link: `${page.link.replace(/#.*$/, '')}#comment-${number}` }),
      ...(more && { more }),
    }
    return commentOutcome(comment, at, writers, span)
  }

  post(element: XmlElement, post: PostInfo, at: Position): Outcome {
    const type = wp(element, 'post_type')
    const status = wp(element, 'status')
    if (type !== '' && type !== 'post' && type !== 'page') return { at, skipped: `not a post: ${type.slice(0, 60)}` }
    if (status !== '' && status !== 'publish') return { at, skipped: 'a post that was not published' }
    if (wp(element, 'post_password') !== '') return { at, skipped: 'a post behind a password' }
    const page = this.pageOf(post)
    if (page.id === undefined) return { at, skipped: 'a post without a number, address and title' }
    if (!page.writer.me) return { at, skipped: 'a post of another author of the blog' }
    const time = this.timeOf(wp(element, 'post_date'), wp(element, 'post_date_gmt'))
    if (time.at !== null) this.context.span.add(time.at)
    return { at, facts: [pageFact(network, { ...page, id: page.id }, time.at, time.note, htmlToText(contentOf(element) || plain(element, 'description')))] }
  }

  private pageOf(post: PostInfo | undefined): Page {
    if (!post) return { writer: this.context.people.pageWriter('') }
    const number = post.id || post.link || post.title
    return {
      ...(number !== '' && { id: this.idOf(`post:${number}`) }),
      ...(post.link !== '' && { link: post.link }),
      ...(post.title !== '' && { title: post.title }),
      writer: this.context.people.pageWriter(post.creator),
    }
  }

  private readonly idOf = (number: string): string => `wxr:${this.context.blog}:${number}`

  /** For exports of other programs that number nothing. */
  private hashed(page: Page, { at }: Time, who: string, text: string): string {
    const recipe = JSON.stringify([page.id ?? page.link ?? page.title ?? '', at, who, tidy(text)])
    return this.repeats.once(createHash('sha256').update(recipe).digest('hex').slice(0, 32))
  }

  /** UTC where it is written; else the blog's own time, moved by what its other comments of that year tell of its clock. */
  private timeOf(local: string, utc: string): Time {
    const { now, survey } = this.context
    const stated = wallTime(utc)
    if (stated !== null) return usable(stated, now)
    const wall = wallTime(local)
    const offset = wall === null ? undefined : survey.offsetIn(local.slice(0, 4))
    return wall === null || offset === undefined ? this.wall(wall) : usable(wall - offset, now, 'zone from other comments')
  }
}

function notWanted(type: string, approved: string): string | undefined {
  if (type === 'pingback' || type === 'trackback' || type === 'webmention') return 'a page that linked to yours (pingback), written by nobody'
  if (type !== '' && type !== 'comment') return `not a comment: ${type.slice(0, 60)}`
  if (approved === '' || approved === '1' || approved === 'approve' || approved === 'approved') return undefined
  if (approved === '0' || approved === 'hold') return 'a comment that was not approved'
  return approved === 'spam' ? 'spam' : 'a comment in the trash'
}

/** Fields that are read, or say where somebody was when they wrote. */
const known = new Set([
  'comment_id', 'comment_author', 'comment_author_email', 'comment_author_url', 'comment_author_IP', 'comment_author_ip', 'comment_date', 'comment_date_gmt', 'comment_content',
  'comment_approved', 'comment_type', 'comment_parent', 'comment_user_id', 'comment_agent', 'comment_karma',
])

/** Notes of plug-ins are kept as they are written; those of spam filters hold the address of the commenter. */
function moreOf(element: XmlElement): Readonly<Record<string, unknown>> | undefined {
  const kept = new Map<string, string>()
  for (const child of element.children) {
    if (kept.size >= fields) break
    if (child.name === 'commentmeta') {
      const key = wp(child, 'meta_key')
      if (key !== '' && !/^(?:_|akismet)|ip$/i.test(key)) kept.set(`meta.${key.slice(0, 100)}`, wp(child, 'meta_value').slice(0, length))
    } else if (!known.has(child.name) && child.text.trim() !== '') kept.set(child.name.slice(0, 100), child.text.trim().slice(0, length))
  }
  return kept.size === 0 ? undefined : Object.fromEntries(kept)
}

const fields = 20
const length = 500
