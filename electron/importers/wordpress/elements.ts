import type { XmlElement } from '../formats/xml'
import type { IsItem } from '../formats/xmlReader'

/** The version is a part of the namespace. A file that lost its namespaces keeps the usual prefix. */
const isWordPress = (space: string): boolean => space === 'wp:' || /^https?:\/\/wordpress\.org\/export\//.test(space)

const ofChannel = new Set(['title', 'link', 'pubDate', 'base_site_url', 'base_blog_url'])

/** Posts, comments and authors, and what the file says of the blog. */
export const isItem: IsItem = (name, space, parent) =>
  (name === 'item' && space === '') || ((name === 'comment' || name === 'author') && isWordPress(space)) || (parent === 'channel' && ofChannel.has(name))

export const isRecord = (name: string): boolean => name === 'item' || name === 'comment'

/** Text of a `wp:` child, trimmed. */
export const wp = (element: XmlElement, name: string): string => element.children.find((child) => child.name === name && isWordPress(child.space))?.text.trim() ?? ''

/** The same of the plain fields of RSS. */
export const plain = (element: XmlElement, name: string): string => element.children.find((child) => child.name === name && child.space === '')?.text.trim() ?? ''

/** The words of a post: `excerpt:encoded` has the same name. */
export const contentOf = (element: XmlElement): string => element.children.find(({ name, space }) => name === 'encoded' && !space.includes('excerpt'))?.text ?? ''

export const creatorOf = (element: XmlElement): string => element.children.find(({ name }) => name === 'creator')?.text.trim() ?? ''
