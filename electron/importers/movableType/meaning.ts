import { createHash } from 'node:crypto'
import { nameHandle, tidy, type Handle } from '../../contract/handles'
import type { Position } from '../../contract/records'
import { pageFact, type Page } from '../comments/meaning'
import { commentOutcome } from '../comments/outcome'
import { Repeats } from '../comments/repeats'
import { digits, wallReader, type Time } from '../comments/times'
import { pageKey, signedHandles, type Writer, type Writers } from '../comments/writers'
import { htmlToText } from '../formats/html'
import type { Outcome } from '../importer'
import type { Span } from '../span'
import type { BlogEntry, Piece } from './entries'

export const network = 'movable-type'

interface Context {
  readonly owner: ReadonlySet<Handle>
  readonly authors: readonly Handle[]
  readonly writers: Writers
  readonly span: Span
  readonly now: number
  readonly zone: string
}

/** The blog is named by nothing but the addresses of its entries, which only TypePad writes. */
const blogOf = ({ head }: BlogEntry): string => pageKey(head.get('UNIQUE URL'))?.split('/')[0] ?? ''

export function authorHandle(entry: BlogEntry): Handle | undefined {
  const name = tidy(entry.head.get('AUTHOR') ?? '')
  const blog = blogOf(entry)
  return name === '' ? undefined : nameHandle(network, blog === '' ? name : `${name} (${blog})`)
}

/** What entries and comments are between the owner and others. Nothing in them says what a comment answers. */
export class Meaning {
  private readonly wall: (wall: number | null) => Time
  private readonly repeats = new Repeats()
  private readonly ownNames: ReadonlySet<string>
  /** The owner is one of the authors: then the entries of the others are not the owner's. */
  private readonly several: boolean

  constructor(private readonly context: Context) {
    this.wall = wallReader(context.zone, context.now)
    this.ownNames = new Set([...context.owner].filter((handle) => handle.startsWith(`${network}:name:`)).map((handle) => handle.toLowerCase()))
    this.several = context.authors.some((handle) => context.owner.has(handle))
  }

  outcome(piece: Piece, at: Position): Outcome {
    if (piece.kind === 'ping') return { at, skipped: 'a page that linked to yours (ping), written by nobody' }
    return piece.kind === 'comment' ? this.comment(piece, at) : this.entry(piece, at)
  }

  private comment({ keys, text, entry }: Piece, at: Position): Outcome {
    const { writers, span } = this.context
    const words = htmlToText(text)
    const time = this.timeOf(keys.get('DATE') ?? '')
    return commentOutcome({
      network,
      id: this.repeats.once(`mt:${hash([entryKey(entry), keys.get('DATE') ?? '', tidy(keys.get('AUTHOR') ?? ''), (keys.get('EMAIL') ?? '').toLowerCase(), tidy(words).slice(0, 200)])}`),
      at: time.at,
      ...(time.note !== undefined && { timeNote: time.note }),
      writer: this.writer(keys, blogOf(entry)),
      text: words,
      page: this.page(entry),
    }, at, writers, span)
  }

  private entry({ text, entry }: Piece, at: Position): Outcome {
    const { head } = entry
    if ((head.get('TITLE') ?? '') === '' && (head.get('DATE') ?? '') === '' && (head.get('BASENAME') ?? '') === '') return { at, failed: 'an entry without a title and a date' }
    const status = head.get('STATUS') ?? 'Publish'
    if (!/^publish/i.test(status)) return { at, skipped: 'a post that was not published' }
    const page = this.page(entry)
    if (!page.writer.me) return { at, skipped: 'a post of another author of the blog' }
    const time = this.timeOf(head.get('DATE') ?? '')
    if (time.at !== null) this.context.span.add(time.at)
    return { at, facts: [pageFact(network, { ...page, id: this.repeats.once(postId(entry)) }, time.at, time.note, htmlToText(text))] }
  }

  /** By name too: it is the only thing an entry says of its author. */
  private writer(keys: ReadonlyMap<string, string>, blog: string): Writer {
    const name = tidy(keys.get('AUTHOR') ?? '')
    const site = pageKey(keys.get('URL')) === undefined ? undefined : keys.get('URL')
    const handles = signedHandles(network, blog, { name, email: keys.get('EMAIL') ?? '', ...(site !== undefined && { site }) })
    const called = name === '' ? undefined : nameHandle(network, blog === '' ? name : `${name} (${blog})`)
    return {
      handles,
      ...(name !== '' && { name }),
      ...(site !== undefined && { site }),
      me: handles.some((handle) => this.context.owner.has(handle)) || (called !== undefined && this.ownNames.has(called.toLowerCase())),
    }
  }

  private page(entry: BlogEntry): Page {
    const { head } = entry
    const link = pageKey(head.get('UNIQUE URL')) === undefined ? undefined : head.get('UNIQUE URL')
    const title = tidy(htmlToText(head.get('TITLE') ?? ''))
    const author = authorHandle(entry)
    const me = !this.several || author === undefined || this.ownNames.has(author.toLowerCase())
    return {
      id: postId(entry),
      ...(link !== undefined && { link }),
      ...(title !== '' && { title }),
      writer: me ? { handles: [], me } : { handles: [author], name: tidy(head.get('AUTHOR')!), me },
    }
  }

  /** `01/31/2002 03:31:05 PM`, or with 24 hours; years of two digits are of the last century. */
  private timeOf(written: string): Time {
    const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d) (\d{1,2}):(\d\d)(?::(\d\d))? ?([AP])?M?$/i.exec(written.trim())
    if (!match) return this.wall(null)
    const [, month, date, year, hour, minute, second, half] = match
    const clock = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
    return this.wall(digits([year!.length === 2 ? 1900 + Number(year) : Number(year), Number(month), Number(date), clock, Number(minute), Number(second ?? 0)]))
  }
}

/** The base name is the entry's own; without one, its title and date. */
const entryKey = ({ head }: BlogEntry): string => head.get('BASENAME') || `${tidy(head.get('TITLE') ?? '')}|${head.get('DATE') ?? ''}`

/** Two blogs may both have an “about”. */
const postId = (entry: BlogEntry): string => `mt:post:${hash([entryKey(entry), entry.head.get('DATE') ?? ''])}`

const hash = (recipe: readonly string[]): string => createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 32)
