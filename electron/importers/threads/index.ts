import { handleParts, nameHandle, type Handle } from '../../contract/handles'
import type { Claim, CoverageFact } from '../../contract/records'
import type { ListPath } from '../formats/jsonLists'
import { repairDeep } from '../formats/metaText'
import type { Importer, Outcome } from '../importer'
import { baseName, homesOf } from '../instagram/files'
import { accountHandle } from '../instagram/handles'
import { ownerOf, profileIn } from '../instagram/owner'
import { jsonOutcomes, type Meaning } from '../jsonOutcomes'
import type { Entry } from '../sources/source'
import { object } from '../formats/jsonValues'
import { smallFile } from '../smallFiles'
import { Span } from '../span'
import { dataFiles, type DataFile, type DataType } from './files'
import { likeOutcome, network, personOf, postOutcome, threadsHandle, tieOutcome, type Context } from './records'

interface Detail {
  readonly files: readonly { readonly label: string; readonly type: DataType; readonly list: ListPath }[]
  readonly ownerName?: string
}

interface Owner {
  readonly handles: readonly Handle[]
  readonly name?: string
}

/** What an Instagram export holds of Threads: the owner's posts and replies, and who follows whom. */
export const threads: Importer = {
  id: 'threads',
  title: 'Threads',
  version: 1,

  async claim(source) {
    const found: { readonly files: readonly DataFile[]; readonly entries: readonly Entry[]; readonly owner: Owner }[] = []
    const owners: Owner[] = []
    for (const { entries } of homesOf(source.entries)) {
      const files = await dataFiles(entries)
      // Without any, whose archive it is only matters where another part of it lies beside.
      if (files.length === 0 && !entries.some(isProfile)) continue
      const owner = await ownerIn(entries)
      if (owner.handles.length > 0) owners.push(owner)
      if (files.length > 0) found.push({ files, entries, owner })
    }
    const only = new Set(owners.map(({ handles }) => handles[0])).size === 1 ? owners[0] : undefined
    return found.map(({ files, entries, owner }) => claimOf(files, entries, owner.handles.length > 0 ? owner : (only ?? owner)))
  },

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const { files, ownerName } = claim.detail as Detail
    const owner = new Set(options.owner)
    const span = new Span()
    const people = new Map<string, number>()
    const context: Context = {
      now: options.now,
      isOwner: (account) => owner.has(accountHandle(account)) || owner.has(threadsHandle(account)),
      saw: (at) => span.add(at),
      met: (account, at) => {
        if (people.size < mostPeople || people.has(account)) people.set(account, Math.max(people.get(account) ?? 0, at ?? 0))
      },
    }
    for (const { label, type, list } of files) {
      const entry = source.entries.find((each) => each.label === label)
      if (entry) for await (const batch of jsonOutcomes(entry, [list], meaningOf(type, context))) yield* batch
    }
    for (const [account, seen] of people) if (!context.isOwner(account)) yield { facts: [personOf(account, seen)] }
    const own = options.owner.filter((handle) => ['threads', 'instagram'].includes(handleParts(handle).network))
    if (own.length > 0) yield { facts: [{ fact: 'person', id: `threads:account:${handleParts(own[0]!).value}`, handles: own, ...(ownerName !== undefined && { name: ownerName }), me: true }] }
    if (span.empty) return
    const coverage: CoverageFact = {
      fact: 'coverage', network, account: own[0] ?? nameHandle(network, claim.source), setting: 'public', from: span.first, to: span.last, directions: ['sent'],
    }
    yield { facts: [coverage] }
    yield { asOf: span.last }
  },
}

const mostPeople = 300_000

function meaningOf(type: DataType, context: Context): Meaning {
  if (type === 'post') return (value, at) => postOutcome(value, at, context)
  if (type === 'like') return (value, at) => likeOutcome(value, at, context)
  if (type === 'unfollowed') return (_, at) => ({ at, skipped: 'an account you no longer follow' })
  return (value, at) => tieOutcome(type, value, at, context)
}

const isProfile = (entry: Entry): boolean => /^personal_information\.json$/i.test(baseName(entry))

/** The Instagram profile of the archive; else the one beside the posts. */
async function ownerIn(entries: readonly Entry[]): Promise<Owner> {
  const { handles, name } = await ownerOf(entries, [])
  const accounts = handles.filter((handle) => handleParts(handle).kind === 'screenName').map((handle) => handleParts(handle).value)
  if (accounts.length > 0) return { handles: accounts.flatMap((account) => [accountHandle(account), threadsHandle(account)]), ...(name !== undefined && { name }) }
  for (const entry of entries) {
    if (!isProfile(entry)) continue
    const file = object(repairDeep(await smallFile(entry)))
    const profile = file && profileIn(file)
    if (profile?.account !== undefined) return { handles: [accountHandle(profile.account), threadsHandle(profile.account)], ...(profile.name !== undefined && { name: profile.name }) }
  }
  return { handles: [] }
}

const words: readonly (readonly [type: DataType, words: string])[] = [['post', 'posts and replies'], ['follower', 'followers'], ['following', 'followed accounts'], ['like', 'likes']]

function claimOf(files: readonly DataFile[], entries: readonly Entry[], owner: Owner): Claim {
  const read = files.map(({ entry }) => entry)
  const said = words.filter(([type]) => files.some((file) => file.type === type)).map(([, text]) => text)
  const folders = new Set(read.map(({ label }) => label.slice(0, label.lastIndexOf('/') + 1)))
  const viewed = entries.filter((entry) => /^threads_viewed(?:_\d+)?\.json$/i.test(baseName(entry))).length
  const others = entries.filter((entry) => !read.includes(entry) && /\.json$/i.test(entry.path) && !/^(?:threads_viewed|personal_information)/i.test(baseName(entry)) && folders.has(entry.label.slice(0, entry.label.lastIndexOf('/') + 1)) && /(?:^|\/)threads\//i.test(entry.path))
  const detail: Detail = { files: files.map(({ entry, type, list }) => ({ label: entry.label, type, list })), ...(owner.name !== undefined && { ownerName: owner.name }) }
  return {
    importer: 'threads',
    title: 'Threads',
    source: [...new Set(read.map(({ root }) => root))].join(', '),
    recognised: said.length > 0 ? said.join(', ') : 'account lists',
    owner: owner.handles,
    ...(owner.name !== undefined && { ownerName: owner.name }),
    entries: read.map(({ label }) => label),
    bytes: read.reduce((sum, { size }) => sum + size, 0),
    ignored: [
      ...(viewed > 0 ? [`threads you looked at: ${viewed === 1 ? '1 file' : `${viewed} files`}`] : []),
      ...(others.length > 0 ? [`what says nothing about people: ${others.map(baseName).sort().slice(0, 12).join(', ')}`] : []),
    ],
    detail,
  }
}
