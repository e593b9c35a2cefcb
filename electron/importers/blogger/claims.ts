import type { Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { glance, headText, mayBeXml } from '../comments/xmlHeads'
import { wholeItems } from '../comments/xmlOutcomes'
import type { Entry, Source } from '../sources/source'
import { isItem } from './elements'
import { Survey } from './survey'

export interface ClaimDetail {
  readonly blog: string
  readonly ownerName?: string
}

/** Old backups begin with the settings and the whole template. */
const glanceLength = 2 * 1024 * 1024

/** One claim for each blog: a Takeout holds several, and older and newer backups of one belong together. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const blogs = new Map<string, { entries: Entry[]; survey: Survey }>()
  for (const entry of source.entries) {
    if (!mayBeXml(entry) || !isFeed(await headText(entry))) continue
    const survey = new Survey()
    for await (const { element } of wholeItems(glance(entry, glanceLength), isItem)) survey.take(element)
    const known = blogs.get(survey.blog)
    if (known) known.entries.push(entry)
    else blogs.set(survey.blog, { entries: [entry], survey })
  }
  return [...blogs].map(([blog, { entries, survey }]) => claimOf(blog, entries, survey))
}

const isFeed = (head: string): boolean => /<feed[\s>]/.test(head) && /schemas\.google\.com\/blogger\/2018|tag:blogger\.com,1999:blog-\d/.test(head)

function claimOf(blog: string, entries: readonly Entry[], survey: Survey): Claim {
  const people = [...survey.authors].sort(([a, { posts: some }], [b, { posts: others }]) => others - some || (a < b ? -1 : 1))
  const [first, ...rest] = people
  const ownerName = first?.[1].name
  const detail: ClaimDetail = { blog, ...(ownerName !== undefined && { ownerName }) }
  const owner: readonly Handle[] = first ? [first[0]] : []
  return {
    importer: 'blogger',
    title: 'Blogger blog',
    source: [...new Set(entries.map(({ root }) => root))].join(', '),
    recognised: `comments on ${survey.title === '' ? `blog ${blog}` : `“${survey.title}”`}${entries.length > 1 ? `, ${entries.length} files` : ''}`,
    owner,
    ...(ownerName !== undefined && { ownerName }),
    ...(rest.length > 0 && { ownerChoices: rest.slice(0, choices).map(([handle]) => handle) }),
    entries: entries.map(({ label }) => label),
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    ignored: ['settings and the template of the blog', 'comments that the blog does not show: spam, removed, not approved'],
    detail,
  }
}

const choices = 20
