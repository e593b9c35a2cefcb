import { tidy } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import { siteHandle } from '../comments/writers'
import { attributeOf, type XmlElement } from '../formats/xml'
import type { IsItem } from '../formats/xmlReader'

/** Outlines lie inside each other; each is handed out by itself. */
export const isOutline: IsItem = (name) => name === 'outline'

/** A blog somebody reads: `<outline type="rss" text title xmlUrl htmlUrl>`. Undefined for folders. */
export function readBlog(outline: XmlElement): PersonFact | string | undefined {
  const feed = attributeOf(outline, 'xmlUrl').trim()
  const page = attributeOf(outline, 'htmlUrl').trim()
  if (feed === '' && page === '') return undefined
  // Many readers write down nothing but the feed: it is an address as good as the page's.
  const handle = siteHandle(page) ?? siteHandle(feed)
  if (handle === undefined) return 'a feed without the address of its blog'
  const name = tidy(attributeOf(outline, 'title') || attributeOf(outline, 'text'))
  return { fact: 'person', id: `hcard:${handle}`, handles: [handle], ...(name !== '' && { name }), card: { labels: ['blogroll'], urls: [...(page === '' ? [] : [{ value: page }]), ...(feed === '' ? [] : [{ value: feed, label: 'feed' }])] } }
}
