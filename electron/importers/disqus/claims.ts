import type { Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { glance, headText, mayBeXml } from '../comments/xmlHeads'
import { wholeItems } from '../comments/xmlOutcomes'
import { unwrapped } from '../formats/gzip'
import type { Entry, Source } from '../sources/source'
import { isItem } from './elements'
import { Survey } from './survey'

export interface ClaimDetail {
  readonly forum: string
  readonly ownerName?: string
}

/** One claim for each forum. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const forums = new Map<string, { entries: Entry[]; survey: Survey }>()
  for (const packed of source.entries) {
    if (!mayBeXml(packed) && !/\.gz$/i.test(packed.path)) continue
    const entry = unwrapped(packed)
    if (!root.test(await headText(entry))) continue
    const survey = new Survey()
    for await (const { element } of wholeItems(glance(entry), isItem)) survey.take(element)
    const known = forums.get(survey.forum)
    if (known) known.entries.push(entry)
    else forums.set(survey.forum, { entries: [entry], survey })
  }
  return [...forums].map(([forum, { entries, survey }]) => claimOf(forum, entries, survey))
}

const root = /<disqus\s[^>]{0,2000}xmlns\s{0,9}=\s{0,9}["']https?:\/\/disqus\.com\/?["']/

function claimOf(forum: string, entries: readonly Entry[], survey: Survey): Claim {
  const [first, ...rest] = candidates(survey)
  const ownerName = first === undefined ? undefined : survey.names.get(first)
  const detail: ClaimDetail = { forum, ...(ownerName !== undefined && { ownerName }) }
  return {
    importer: 'disqus',
    title: 'Disqus comments',
    source: [...new Set(entries.map(({ root }) => root))].join(', '),
    recognised: forum === '' ? 'comments of a Disqus forum' : `comments of the Disqus forum “${forum}”`,
    owner: first === undefined ? [] : [first],
    ...(ownerName !== undefined && { ownerName }),
    ...(rest.length > 0 && { ownerChoices: rest }),
    entries: entries.map(({ label }) => label),
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    ignored: ['deleted comments and spam', 'the addresses (IP) of commenters'],
    detail,
  }
}

/** Nothing marks the owner: most likely who opened most pages, then who answered most. */
function candidates(survey: Survey): readonly Handle[] {
  const byCount = (counts: ReadonlyMap<Handle, number>) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([handle]) => handle)
  return [...new Set([...byCount(survey.openers), ...byCount(survey.repliers)])].slice(0, choices)
}

const choices = 20
