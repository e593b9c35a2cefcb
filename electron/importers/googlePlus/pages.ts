import { Parser } from 'htmlparser2'
import { Failed } from '../../contract/result'
import type { Json } from '../formats/jsonValues'

interface Linked {
  displayName: string
  readonly profilePageUrl: string
}

interface Comment {
  author?: Linked
  creationTime: string
  content: string
}

const mostItems = 100_000
const deepest = 1000

/** A post page of the export (HTML was the default) as the JSON export would hold it: what it shows, and no numbers of accounts behind custom names. Throws `Failed` for what is nested too deep. */
export function postOfPage(html: string): Json | undefined {
  const page = new Page(html)
  page.read()
  return page.post()
}

/** Its classes; the last exports said some of it with microdata instead. */
function namesOf(attributes: Readonly<Record<string, string>>): string[] {
  const names = new Set((attributes.class ?? '').split(/\s+/).slice(0, 10))
  if (/schema\.org\/Comment$/.test(attributes.itemtype ?? '')) names.add('comment')
  for (const name of (attributes.itemprop ?? '').split(/\s+/).slice(0, 5)) {
    const known = microdata.get(name)
    if (known !== undefined) names.add(known)
  }
  return [...names]
}

const microdata = new Map([['author', 'author'], ['dateCreated', 'time'], ['text', 'comment-content']])

const timeForm = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d{4}/

class Page {
  /** How many open elements have a class, and the open links: a page nested a million deep is read once all the same. */
  private readonly within = new Map<string, number>()
  private readonly links: Linked[] = []
  private readonly open: { readonly classes: readonly string[]; readonly from: number; readonly link: Linked | undefined }[] = []
  private author: Linked | undefined
  private url = ''
  private creationTime = ''
  private updateTime = ''
  private content: string | undefined
  private original: Linked | undefined
  /** Where the line that names the original author stands: the owner's words before it, the original's behind. */
  private originalFrom = -1
  private originalTo = -1
  private originalWords = ''
  private visibility = ''
  private sharedWith: Linked[] = []
  private readonly plusOnes: Linked[] = []
  private readonly reshares: Linked[] = []
  private readonly comments: Comment[] = []

  constructor(private readonly html: string) {}

  read(): void {
    const parser = new Parser(
      {
        onopentag: (_, attributes) => {
          const classes = namesOf(attributes)
          const link = attributes.href === undefined ? undefined : { displayName: '', profilePageUrl: attributes.href }
          if (attributes.itemid !== undefined && this.url === '' && /\/posts\//.test(attributes.itemid)) this.url = attributes.itemid
          if (this.open.length >= deepest) throw new Failed('refused', 'The page is nested more than 1,000 levels deep.')
          this.open.push({ classes, from: parser.endIndex + 1, link })
          for (const name of classes) this.within.set(name, (this.within.get(name) ?? 0) + 1)
          if (link) {
            this.links.push(link)
            this.link(link, classes)
          }
          if (classes.includes('reshare-attribution') && this.originalFrom < 0 && this.content === undefined) this.originalFrom = parser.startIndex
          else if (classes.includes('comment') && this.comments.length < mostItems) this.comments.push({ creationTime: '', content: '' })
        },
        ontext: (words) => this.words(words),
        onclosetag: () => {
          const element = this.open.pop()
          if (element?.link) this.links.pop()
          for (const name of element?.classes ?? []) this.within.set(name, (this.within.get(name) ?? 1) - 1)
          if (element?.classes.includes('reshare-attribution') && this.originalTo < 0) this.originalTo = parser.endIndex + 1
          if (element?.classes.includes('main-content')) this.take(element.from, parser.startIndex)
          else if (element?.classes.includes('comment-content') && this.inside('comment') && this.comments.length > 0) this.comments.at(-1)!.content = this.html.slice(element.from, parser.startIndex)
        },
      },
      { decodeEntities: true },
    )
    parser.end(this.html)
  }

  post(): Json | undefined {
    if (!this.author || this.creationTime === '') return undefined
    // “Shared with: Public, Ben”: what is left without the names and the words in front tells whether it was more than these people.
    const others = this.visibility.slice(this.visibility.indexOf(':') + 1).replace(/[\s,&.]+/g, '')
    const users = this.sharedWith.filter(({ profilePageUrl }) => !profilePageUrl.includes('/communities/') && !profilePageUrl.includes('/collection/'))
    return {
      url: this.url,
      creationTime: this.creationTime,
      ...(this.updateTime !== '' && { updateTime: this.updateTime }),
      author: this.author,
      content: this.content ?? '',
      ...(this.original && {
        resharedPost: {
          ...(this.original.profilePageUrl.includes('/posts/') && { url: this.original.profilePageUrl }),
          content: this.originalWords,
          author: { ...this.original, displayName: this.original.displayName.replace(/^Originally shared by /, '') },
        },
      }),
      comments: this.comments.map(({ author, creationTime, content }) => ({ creationTime, content, ...(author && { author }) })),
      plusOnes: this.plusOnes.map((plusOner) => ({ plusOner })),
      reshares: this.reshares.map((resharer) => ({ resharer })),
      postAcl: { visibleToStandardAcl: { circles: others === '' && users.length === this.sharedWith.length ? [] : [{ type: 'shown', displayName: this.visibility.trim() }], users } },
    }
  }

  private take(from: number, to: number): void {
    if (this.content !== undefined) return
    const inside = this.originalFrom >= from && this.originalTo <= to
    this.content = this.html.slice(from, inside ? this.originalFrom : to)
    if (inside) this.originalWords = this.html.slice(this.originalTo, to)
  }

  private inside(name: string): boolean {
    return (this.within.get(name) ?? 0) > 0
  }

  private link(link: Linked, classes: readonly string[]): void {
    if (this.inside('comment')) {
      const comment = this.comments.at(-1)
      if (this.inside('author') && comment && !comment.author) comment.author = link
    } else if (this.inside('plus-oners')) {
      if (this.plusOnes.length < mostItems) this.plusOnes.push(link)
    } else if (this.inside('resharers')) {
      if (this.reshares.length < mostItems) this.reshares.push(link)
    } else if (this.inside('visibility')) this.sharedWith.push(link)
    else if (classes.includes('reshare-attribution')) this.original ??= link
    else if (this.inside('author') && !this.inside('main-content')) this.author ??= link
    else if (this.url === '' && !this.inside('main-content') && /\/posts\//.test(link.profilePageUrl)) this.url = link.profilePageUrl
  }

  private words(words: string): void {
    const link = this.links.at(-1)
    if (link && link.displayName.length < 500) link.displayName += words
    if (this.inside('visibility') && !link) this.visibility += words
    else if (this.inside('comment') && this.inside('time')) {
      const comment = this.comments.at(-1)
      if (comment) comment.creationTime ||= timeForm.exec(words)?.[0] ?? ''
    } else if (this.content === undefined && !this.inside('main-content')) {
      const time = timeForm.exec(words)?.[0] ?? ''
      if (this.creationTime === '') this.creationTime = time
      else if (this.updateTime === '') this.updateTime = time
    }
  }
}
