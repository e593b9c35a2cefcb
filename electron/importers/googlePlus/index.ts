import type { Handle } from '../../contract/handles'
import type { Claim, CoverageFact, Setting } from '../../contract/records'
import { Failed } from '../../contract/result'
import { jsonObject } from '../formats/jsonElements'
import { decode } from '../formats/text'
import type { Importer, Outcome } from '../importer'
import { jsonOutcomes } from '../jsonOutcomes'
import type { Entry, Source } from '../sources/source'
import { object, type Json } from '../formats/jsonValues'
import { Span } from '../span'
import { activityOutcome, isLog } from './activity'
import { Authors, network } from './authors'
import { circleOutcomes, isCircle } from './circles'
import { postFolders, takeoutOf, type PostFolder } from './files'
import { postOfPage } from './pages'
import { postOutcomes, type PostContext } from './posts'

interface Detail {
  readonly posts: readonly string[]
  readonly circles: readonly string[]
  readonly log: readonly string[]
}

/** Google+ as Takeout kept it until April 2019: both voices, in JSON or, by default, HTML. */
export const googlePlus: Importer = {
  id: 'google-plus',
  title: 'Google+',
  version: 1,

  async claim(source) {
    const accounts: { readonly handles: Set<Handle>; readonly folders: PostFolder[] }[] = []
    for (const folders of (await takeouts(source)).values()) {
      // Posts of the stream are the owner's; communities, one folder deeper, hold posts of all their members.
      const depth = ({ folder }: PostFolder) => folder.split('/').length
      const own = folders.reduce((best, each) => (depth(each) < depth(best) || (depth(each) === depth(best) && each.entries.length > best.entries.length) ? each : best))
      const { handles } = own.authors[0]!
      const sorted = [own, ...folders.filter((folder) => folder !== own)]
      const account = accounts.find((each) => handles.some((handle) => each.handles.has(handle)))
      if (account) {
        account.folders.push(...sorted)
        for (const handle of handles) account.handles.add(handle)
      } else accounts.push({ handles: new Set(handles), folders: sorted })
    }
    const circles: Entry[] = []
    const log: Entry[] = []
    // Whose these are, only a single account tells.
    if (accounts.length === 1)
      for (const entry of source.entries) {
        if (await isCircle(entry)) circles.push(entry)
        else if (await isLog(entry)) log.push(entry)
      }
    return accounts.map(({ folders, handles }) => claimOf(source, folders, [...handles], circles, log))
  },

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const { posts, circles, log } = claim.detail as Detail
    const authors = new Authors()
    const spans = new Map<Setting, Span>()
    const context: PostContext = {
      owner: new Set(options.owner), authors, now: options.now,
      saw(setting, at) {
        const span = spans.get(setting) ?? new Span()
        spans.set(setting, span)
        span.add(at)
      },
    }
    const entries = new Map(source.entries.map((entry) => [entry.label, entry]))
    for (const label of posts) {
      const entry = entries.get(label)
      if (!entry) continue
      const post = await postOf(entry)
      if (typeof post === 'string') yield { at: { entry: label, index: 0 }, failed: post }
      else yield* postOutcomes(post, label, context)
    }
    for (const label of circles) {
      const entry = entries.get(label)
      if (entry) yield* await circleOutcomes(entry, authors)
    }
    for (const label of log) {
      const entry = entries.get(label)
      if (entry) for await (const batch of jsonOutcomes(entry, [['items']], (value, at) => activityOutcome(value, at, context))) yield* batch
    }
    for (const fact of authors.facts(context.owner)) yield { facts: [fact] }
    const account = options.owner[0]
    let last = -Infinity
    for (const setting of ['public', 'private'] as const) {
      const seen = spans.get(setting)
      if (!seen || account === undefined) continue
      last = Math.max(last, seen.last)
      const fact: CoverageFact = { fact: 'coverage', network, account, setting, from: seen.first, to: seen.last, directions: ['sent', 'received'] }
      yield { facts: [fact] }
    }
    if (last > -Infinity) yield { asOf: last }
  },
}

async function takeouts(source: Source): Promise<Map<string, PostFolder[]>> {
  const found = new Map<string, PostFolder[]>()
  for (const folder of await postFolders(source.entries)) {
    const home = takeoutOf(folder.folder)
    const there = found.get(home)
    if (there) there.push(folder)
    else found.set(home, [folder])
  }
  return found
}

function claimOf(source: Source, folders: readonly PostFolder[], owner: readonly Handle[], circles: readonly Entry[], activity: readonly Entry[]): Claim {
  const posts = folders.flatMap(({ entries }) => entries)
  const read = [...posts, ...circles, ...activity]
  const days = posts.map(({ path }) => path.slice(path.lastIndexOf('/') + 1).slice(0, 4)).sort()
  const others = new Map(folders.flatMap(({ authors }) => authors.slice(0, 5)).flatMap(({ handle, name }) => (owner.includes(handle) ? [] : [[handle, name ?? ''] as const])))
  const detail: Detail = { posts: posts.map(({ label }) => label), circles: circles.map(({ label }) => label), log: activity.map(({ label }) => label) }
  const name = folders[0]!.authors[0]!.name
  const years = days[0] === days.at(-1) ? days[0]! : `${days[0]}–${days.at(-1)}`
  return {
    importer: 'google-plus',
    title: 'Google+',
    source: [...new Set(read.map(({ root }) => root))].join(', '),
    recognised: [counted(posts.length, 'post'), years, ...(circles.length > 0 ? [counted(circles.length, 'circle')] : []), ...(activity.length > 0 ? ['activity log'] : [])].join(', '),
    owner,
    ...(name !== undefined && { ownerName: name }),
    ...(others.size > 0 && { ownerChoices: [...others.keys()], ownerNames: [...others.values()] }),
    entries: read.map(({ label }) => label),
    bytes: read.reduce((sum, { size }) => sum + size, 0),
    ignored: leftOut(source, folders, activity),
    detail,
  }
}

function leftOut(source: Source, folders: readonly PostFolder[], activity: readonly Entry[]): string[] {
  const words: string[] = []
  const twins = folders.reduce((sum, folder) => sum + folder.twins, 0)
  if (twins > 0) words.push(`posts that are there as JSON too: ${counted(twins, 'HTML page')}`)
  const parents = folders.map(({ folder }) => folder.slice(0, folder.lastIndexOf('/') + 1)).filter((parent) => parent !== '')
  const beside = source.entries.filter(({ label }) => parents.some((parent) => label.startsWith(parent)))
  const log = beside.filter((entry) => /\/Activity ?Log\//i.test(entry.path) && !activity.includes(entry)).length
  if (log > 0) words.push(`activity log, which does not name people: ${counted(log, 'file')}`)
  const media = beside.filter(({ path }) => /\.(?:jpe?g|png|gif|webp|mp4|mov)$/i.test(path)).length
  if (media > 0) words.push(`media: ${counted(media, 'file')} listed, not copied`)
  return words
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

const largest = 16 * 1024 * 1024

/** The post, or why there is none. */
async function postOf(entry: Entry): Promise<Json | string> {
  if (entry.size > largest) return 'The file is larger than 16 MB, too large for its kind.'
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of entry.open()) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    const post = /\.html$/i.test(entry.path) ? postOfPage(decode(bytes).text) : object(jsonObject(bytes))
    return post ?? 'a file that is no post'
  } catch (failure) {
    if (failure instanceof Failed) return failure.message
    throw failure
  }
}
