import { attributeOf, childOf, textIn, type XmlElement } from '../formats/xml'
import type { IsItem } from '../formats/xmlReader'

/** Entries, and what the feed says of the blog. */
export const isItem: IsItem = (name, _, parent) => (parent === 'feed' ? name === 'entry' || ofFeed.has(name) : false)

const ofFeed = new Set(['id', 'title', 'author', 'updated', 'link'])

export const isRecord = (name: string): boolean => name === 'entry'

/** `tag:blogger.com,1999:blog-<blog>.post-<n>`: the same numbers in every layout. */
export interface Numbers {
  readonly blog: string
  readonly entry: string
}

export function numbersIn(id: string): Numbers | undefined {
  const match = /\bblog-(\d{1,30})\.(?:post|page)-(\d{1,30})\b/.exec(id)
  return match ? { blog: match[1]!, entry: match[2]! } : undefined
}

/** `post`, `page`, `comment`, `settings`, `template`; empty where an entry does not say. Both layouts. */
export function kindOf(entry: XmlElement): string {
  const stated = textIn(entry, 'type', bloggerSpace)
  if (stated !== '') return stated.toLowerCase()
  const kind = entry.children.find((child) => child.name === 'category' && attributeOf(child, 'scheme').endsWith('#kind'))
  return /#([a-z]{1,20})$/i.exec(attributeOf(kind, 'term'))?.[1]?.toLowerCase() ?? ''
}

const bloggerSpace = 'http://schemas.google.com/blogger/2018'

/** Why an entry is not to be shown; undefined when the blog shows it. */
export function hidden(entry: XmlElement): string | undefined {
  if (textIn(entry, 'trashed', bloggerSpace) !== '') return inTrash
  const status = textIn(entry, 'status', bloggerSpace).toUpperCase()
  if (status !== '' && status !== 'LIVE') {
    if (status.includes('SPAM')) return 'spam'
    if (status.includes('TRASH')) return inTrash
    if (status.includes('PENDING') || status.includes('MODERATION')) return 'a comment that was not approved'
    return status === 'DRAFT' || status === 'SCHEDULED' ? unpublished : `not shown on the blog (${status.slice(0, 40)})`
  }
  if (textIn(childOf(entry, 'control'), 'draft').toLowerCase() === 'yes') return unpublished
  return property(entry, 'blogger.contentRemoved') === 'true' ? 'a removed comment' : undefined
}

const inTrash = 'in the trash of the blog'
const unpublished = 'a post that was not published'

const property = (entry: XmlElement, name: string): string =>
  attributeOf(entry.children.find((child) => child.name === 'extendedProperty' && attributeOf(child, 'name') === name), 'value').toLowerCase()

/** The address of the entry itself. */
export const addressOf = (element: XmlElement): string => {
  const href = attributeOf(element.children.find((child) => child.name === 'link' && attributeOf(child, 'rel') === 'alternate'), 'href').trim()
  return /^https?:\/\//i.test(href) ? href : ''
}

/** The post a comment stands below: its id, and its address where the layout has one. */
export function postOf(entry: XmlElement): { readonly id: string; readonly link: string } {
  const stated = textIn(entry, 'parent', bloggerSpace)
  const answered = childOf(entry, 'in-reply-to')
  const href = attributeOf(answered, 'href').trim()
  return { id: stated || attributeOf(answered, 'ref'), link: /^https?:\/\//i.test(href) ? href : '' }
}

/** Number of the comment that a comment answers; empty for one that answers the post. */
export function parentOf(entry: XmlElement): string {
  const stated = numbersIn(textIn(entry, 'inReplyTo', bloggerSpace))
  if (stated) return stated.entry
  const related = entry.children.find((child) => child.name === 'link' && attributeOf(child, 'rel') === 'related')
  return /\/comments\/default\/(\d{1,30})(?:[/?#]|$)/.exec(attributeOf(related, 'href'))?.[1] ?? ''
}

/** What an entry says of its author. */
export interface Signed {
  readonly name: string
  readonly uri: string
  /** Said to be without an account. */
  readonly anonymous: boolean
}

/** The e-mail is `noreply@blogger.com` for everybody. */
export function signedOf(element: XmlElement | undefined): Signed {
  const author = element?.name === 'author' ? element : childOf(element, 'author')
  return { name: textIn(author, 'name'), uri: textIn(author, 'uri'), anonymous: textIn(author, 'type', bloggerSpace).toUpperCase() === 'ANONYMOUS' }
}
