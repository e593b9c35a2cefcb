import type { Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { glance, headText, mayBeXml } from '../comments/xmlHeads'
import { wholeItems } from '../comments/xmlOutcomes'
import type { Entry, Source } from '../sources/source'
import { isItem } from './elements'
import { authorHandles, creatorHandle } from './owner'
import { Survey } from './survey'

export interface ClaimDetail {
  readonly blog: string
  readonly ownerName?: string
}

/** One claim for each blog, however many files it was split into. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const blogs = new Map<string, { survey: Survey; entries: Entry[] }>()
  for (const entry of source.entries) {
    if (!mayBeXml(entry) || !namespace.test(await headText(entry))) continue
    const own = await surveyOf([entry])
    const known = blogs.get(own.blog)
    if (known) known.entries.push(entry)
    else blogs.set(own.blog, { survey: own, entries: [entry] })
  }
  return Promise.all([...blogs].map(async ([blog, { entries, survey }]) => claimOf(blog, entries, entries.length === 1 ? survey : await surveyOf(entries))))
}

const namespace = /xmlns:[\w.-]{1,40}\s{0,9}=\s{0,9}["']https?:\/\/wordpress\.org\/export\//

async function surveyOf(entries: readonly Entry[]): Promise<Survey> {
  const survey = new Survey()
  for (const [file, entry] of entries.slice(0, glanced).entries()) for await (const item of wholeItems(glance(entry), isItem)) survey.take(item, file)
  return survey
}

/** A blog cut into hundreds of files says the same in each. */
const glanced = 20

function claimOf(blog: string, entries: readonly Entry[], survey: Survey): Claim {
  const people = candidates(survey, blog)
  const [first, ...rest] = people
  const detail: ClaimDetail = { blog, ...(first && { ownerName: first.name }) }
  const roots = [...new Set(entries.map(({ root }) => root))]
  return {
    importer: 'wordpress',
    title: 'WordPress export',
    source: roots.join(', '),
    recognised: `comments on ${survey.title === '' ? blog : `“${survey.title}” (${blog})`}${entries.length > 1 ? `, ${entries.length} files` : ''}`,
    owner: first?.handles ?? [],
    ...(first && { ownerName: first.name }),
    ...(rest.length > 0 && { ownerChoices: rest.slice(0, choices).flatMap(({ handles }) => handles.slice(0, 1)) }),
    ...(survey.needsZone && { asks: [{ ask: 'zone' as const }] }),
    entries: entries.map(({ label }) => label),
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    ignored: ['pingbacks and trackbacks: pages that linked to yours, written by nobody', 'comments that were not approved or are in the trash', 'the addresses (IP) of commenters'],
    detail,
  }
}

const choices = 50

/** The authors, listed or not, the one with most posts first. */
function candidates(survey: Survey, blog: string): readonly { name: string; handles: readonly Handle[] }[] {
  const listed = new Set(survey.authors.flatMap(({ login, name }) => [login.toLowerCase(), name.toLowerCase()]))
  const posts = (login: string) => survey.creators.get(login.toLowerCase()) ?? 0
  return [
    ...survey.authors.map((author) => ({ name: author.name || author.login, posts: posts(author.login) || posts(author.name), handles: authorHandles(author, blog) })),
    ...[...survey.creators.keys()].filter((login) => !listed.has(login)).map((login) => ({ name: survey.spelled.get(login) ?? login, posts: posts(login), handles: [creatorHandle(login, blog)] })),
  ].sort((a, b) => b.posts - a.posts)
}
