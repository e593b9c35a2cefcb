import { tidy, type Handle } from '../../contract/handles'
import type { Claim, InteractionFact, Kind, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { profileHandle } from '../../contract/profileUrls'
import { htmlToText } from '../formats/html'
import type { Importer, Outcome, ReadOptions } from '../importer'
import { jsonOutcomes } from '../jsonOutcomes'
import type { Entry, Source } from '../sources/source'
import { Leftover, object, text } from '../formats/jsonValues'
import { Span } from '../span'
import { closing } from './closing'
import { instant, usable, wallReader, wallTime, type Time } from './times'
import { pageKey, siteHandle, Writers, type Writer } from './writers'

const network = 'webmention'

/** Backups of webmention.io and of what asks it (JF2): what other sites answered, liked and passed on of the owner's pages. */
export const webmention: Importer = { id: network, title: 'Webmentions', version: 1, claim, read }

async function claim(source: Source): Promise<readonly Claim[]> {
  const claims: Claim[] = []
  for (const entry of source.entries) {
    if (!/\.(?:json|jf2)$/i.test(entry.path)) continue
    const head = await headOf(entry)
    if (!/"children"\s{0,9}:/.test(head) || !/"wm-(?:id|property|target)"\s{0,9}:/.test(head)) continue
    const target = /"wm-target"\s{0,9}:\s{0,9}"(https?:[^"\\]{1,500})"/.exec(head.replaceAll('\\/', '/'))?.[1]
    const site = siteHandle(target)?.split('/')[0]
    claims.push({
      importer: network,
      title: webmention.title,
      source: entry.root,
      recognised: site === undefined ? 'what other sites said of your pages' : `what other sites said of pages of ${site.slice('url:'.length)}`,
      owner: site === undefined ? [] : [site],
      asks: [{ ask: 'zone' }],
      entries: [entry.label],
      bytes: entry.size,
      ignored: [],
    })
  }
  return claims
}

async function headOf(entry: Entry): Promise<string> {
  try {
    return Buffer.from(await entry.head(64 * 1024)).toString('utf8')
  } catch (failure) {
    if (failure instanceof Failed) return ''
    throw failure
  }
}

async function* read(source: Source, claimed: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const writers = new Writers(network)
  const span = new Span()
  const wall = wallReader(options.zone, options.now)
  const timeOf = (written: string): Time | undefined => {
    const at = instant(written)
    if (at !== null) return usable(at, options.now)
    const local = wallTime(written)
    return local === null ? undefined : wall(local)
  }
  const owner = new Set(options.owner)
  for (const entry of source.entries.filter(({ label }) => claimed.entries.includes(label)))
    for await (const batch of jsonOutcomes(entry, [['children']], (value, at) => mention(value, at, { writers, span, owner, timeOf }))) yield* batch
  for (const outcome of closing(network, span, writers, { handles: options.owner })) {
    const [fact] = 'facts' in outcome ? outcome.facts : []
    // Only what others sent is here, whoever the owner is.
    yield fact?.fact === 'coverage' ? { facts: [{ ...fact, directions: ['received'] }] } : outcome
  }
}

const kinds = new Map<string, Kind>([
  ['in-reply-to', 'comment'], ['like-of', 'reaction'], ['repost-of', 'repost'], ['mention-of', 'mention'], ['bookmark-of', 'mention'], ['rsvp', 'comment'],
])
const known = new Set(['type', 'author', 'url', 'published', 'wm-received', 'wm-id', 'wm-source', 'wm-target', 'wm-property', 'wm-private', 'wm-protocol', 'content', 'name', 'in-reply-to', 'like-of', 'repost-of', 'mention-of', 'bookmark-of'])

interface Context {
  readonly writers: Writers
  readonly span: Span
  readonly owner: ReadonlySet<Handle>
  readonly timeOf: (written: string) => Time | undefined
}

function mention(value: unknown, at: Position, { writers, span, owner, timeOf }: Context): Outcome {
  const child = object(value)
  const number = text(child?.['wm-id'])
  if (!child || number === undefined) return { at, failed: 'a mention without a number' }
  const property = text(child['wm-property']) ?? 'mention-of'
  const kind = kinds.get(property)
  if (!kind) return { at, skipped: `not a reply, like or mention: ${property.slice(0, 40)}` }
  const writer = writerOf(child, owner)
  if (writer.me) return { at, skipped: 'one page of yours about another' }
  const [handle] = writer.handles
  if (handle === undefined) return { at, skipped: 'a mention by nobody that can be named' }
  const time = timeOf(text(child.published) ?? '') ?? timeOf(text(child['wm-received']) ?? '') ?? { at: null, note: 'time unknown' }
  writers.see(writer, time.at)
  if (time.at !== null) span.add(time.at)
  const content = object(child.content)
  const words = text(content?.text) ?? htmlToText(text(content?.html) ?? text(child.content) ?? '')
  const link = text(child.url) ?? text(child['wm-source'])
  const target = text(child['wm-target'])
  const rest = new Leftover()
  rest.take(child, known)
  const fact: InteractionFact = {
    fact: 'interaction',
    id: `webmention:${number}`,
    stream: handle,
    at: time.at,
    ...(time.note !== undefined && { timeNote: time.note }),
    network,
    kind,
    setting: kind === 'reaction' || kind === 'repost' ? 'ambient' : 'public',
    direction: 'received',
    who: [handle],
    from: handle,
    ...(words.trim() !== '' && { text: words.trim() }),
    ...(link !== undefined && { link }),
    ...(target !== undefined && { answers: [target], container: target }),
    ...(rest.more && { more: rest.more }),
  }
  return { at, facts: [fact] }
}

/** The page of the author is an excellent key; without one, the site the mention came from is not a person. */
function writerOf(child: Readonly<Record<string, unknown>>, owner: ReadonlySet<Handle>): Writer {
  const author = object(child.author)
  const address = text(author?.url) ?? ''
  const handle = profileHandle(address) ?? siteHandle(address)
  const name = tidy(text(author?.name) ?? '')
  const host = pageKey(address)?.split('/')[0]
  return {
    handles: handle === undefined ? [] : [handle],
    ...(name !== '' && { name }),
    ...(handle?.startsWith('url:') && { site: address }),
    me: handle !== undefined && (owner.has(handle) || (handle.startsWith('url:') && owner.has(`url:${host}`))),
  }
}
