/**
 * Writes an X archive of any size for tests and measurements: invented people, seeded, in the form handed out since 2022. It is
 * written as it is made, so a million tweets need no more memory than a thousand, and the exact counts come with it.
 */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import yazl from 'yazl'

export interface XArchiveOptions {
  /** Where the zip goes. */
  readonly file: string
  readonly tweets: number
  /** Messages beside them; a tenth of the tweets when not given. */
  readonly messages?: number
  /** Accounts the owner talks to; a twentieth of the tweets, at most 50,000, when not given. */
  readonly people?: number
  readonly seed?: number
}

/** What a complete import of the archive must find. */
export interface XArchiveCounts {
  /** Input records: tweets, messages, followers, the account. */
  readonly records: number
  /** Records that become at least one fact. */
  readonly kept: number
  /** Reason to number of records. */
  readonly skipped: Readonly<Record<string, number>>
  /** Interactions by kind: one tweet can be several. */
  readonly kinds: Readonly<Record<string, number>>
  /** Accounts that get a name: those in tweets. The owner is not among them. */
  readonly named: number
  readonly connections: number
  /** First and last interaction, UTC ms. */
  readonly from: number
  readonly to: number
  /** Date of the archive, UTC ms. */
  readonly generated: number
  /** Bytes of `data/tweets*.js`, inflated. */
  readonly tweetBytes: number
  readonly owner: string
}

const generated = Date.UTC(2026, 10, 1, 12)
/** Sixteen years, all of them after the first ids that hold a time (4 November 2010). */
const span = 15.98 * 365.25 * 86_400_000
const ownerId = '1000'
const ownerName = 'fullcircle_ana'
const perPart = 500_000

export async function generateXArchive(options: XArchiveOptions): Promise<XArchiveCounts> {
  const { tweets, seed = 1 } = options
  const messages = options.messages ?? Math.floor(tweets / 10)
  const people = options.people ?? Math.max(10, Math.min(50_000, Math.floor(tweets / 20)))
  const made = new Making(seed, people, tweets, messages)
  const parts = Math.max(1, Math.ceil(tweets / perPart))
  const followers = Math.min(people, 5000)

  const zip = new yazl.ZipFile()
  const output = createWriteStream(options.file)
  zip.outputStream.pipe(output)
  const add = (name: string, lines: Iterable<string>) => zip.addReadStream(Readable.from(chunks(lines)), name, { compressionLevel: 1 })
  add('Your archive.html', ['<!DOCTYPE html><title>Your archive</title>\n'])
  add('data/manifest.js', made.manifest(parts, perPart, followers))
  add('data/account.js', made.account())
  for (let part = 0; part < parts; part++) {
    const name = part === 0 ? 'tweets' : `tweets-part${part}`
    add(`data/${name}.js`, made.tweetFile(part, Math.min(perPart, tweets - part * perPart)))
  }
  add('data/direct-messages.js', made.messageFile())
  add('data/follower.js', made.followerFile(followers))
  zip.end()
  await finished(output)
  return made.counts(followers)
}

/** Small strings become few large ones: a stream step per tweet would cost more than the tweet. */
function* chunks(lines: Iterable<string>): Generator<Buffer> {
  let held: string[] = []
  let size = 0
  for (const line of lines) {
    held.push(line)
    size += line.length
    if (size < 262_144) continue
    yield Buffer.from(held.join(''))
    held = []
    size = 0
  }
  yield Buffer.from(held.join(''))
}

interface Person {
  readonly id: string
  readonly screenName: string
  readonly name: string
}

/** zip writes one file after the other, so one generator of numbers serves them all in a fixed order. */
class Making {
  private readonly random: () => number
  private readonly kinds = new Map<string, number>()
  private readonly named: Uint8Array
  private kept = 0
  private from = Infinity
  private to = -Infinity
  private tweetBytes = 0
  private lastTweet = '1'
  private index = 0
  private readonly step: number
  private readonly scale: number

  constructor(
    seed: number,
    private readonly people: number,
    private readonly tweets: number,
    private readonly messages: number,
  ) {
    this.random = mulberry(seed)
    this.named = new Uint8Array(people)
    this.step = span / (tweets + 1)
    this.scale = Math.log(people + 1)
  }

  *manifest(parts: number, most: number, followers: number): Generator<string> {
    const file = (fileName: string, count: number) => ({ fileName, globalName: `YTD.${fileName}`, count: String(count) })
    const tweets = Array.from({ length: parts }, (_, part) =>
      file(part === 0 ? 'data/tweets.js' : `data/tweets-part${part}.js`, Math.min(most, this.tweets - part * most)),
    )
    const value = {
      userInfo: { accountId: ownerId, userName: ownerName, displayName: 'Ana Duarte' },
      archiveInfo: { sizeBytes: '0', generationDate: new Date(generated).toISOString(), isPartialArchive: false, maxPartSizeBytes: '53687091200' },
      dataTypes: {
        account: { files: [file('data/account.js', 1)] },
        tweets: { mediaDirectory: 'data/tweets_media', files: tweets },
        directMessages: { files: [file('data/direct-messages.js', this.conversations)] },
        follower: { files: [file('data/follower.js', followers)] },
      },
    }
    yield `window.__THAR_CONFIG = ${JSON.stringify(value, null, 2)}\n`
  }

  *account(): Generator<string> {
    const account = { email: 'ana@example.org', createdVia: 'web', username: ownerName, accountId: ownerId, createdAt: '2009-05-01T10:00:00.000Z', accountDisplayName: 'Ana Duarte' }
    this.kept++
    yield `window.YTD.account.part0 = ${JSON.stringify([{ account }], null, 2)}\n`
  }

  *tweetFile(part: number, count: number): Generator<string> {
    const head = `window.YTD.tweets.part${part} = [\n`
    this.tweetBytes += head.length + 4
    yield head
    for (let n = 0; n < count; n++) {
      const line = `${n > 0 ? ',\n' : ''}${JSON.stringify({ tweet: this.tweet() }, null, 2)}`
      this.tweetBytes += Buffer.byteLength(line)
      yield line
    }
    yield '\n]\n'
  }

  /** Each person has one conversation; long ones come in pieces of 1,000. */
  *messageFile(): Generator<string> {
    yield 'window.YTD.direct_messages.part0 = [\n'
    let first = true
    for (let n = 0; n < this.messages; n += perConversation) {
      const other = this.person(Math.floor(n / perConversation) % this.people)
      const count = Math.min(perConversation, this.messages - n)
      const messages = Array.from({ length: count }, (_, at) => this.message(other, n + at)).reverse()
      yield `${first ? '' : ',\n'}${JSON.stringify({ dmConversation: { conversationId: `${ownerId}-${other.id}`, messages } }, null, 2)}`
      first = false
    }
    yield '\n]\n'
  }

  *followerFile(count: number): Generator<string> {
    yield 'window.YTD.follower.part0 = [\n'
    for (let n = 0; n < count; n++) {
      const { id } = this.person(n)
      this.kept++
      yield `${n > 0 ? ',\n' : ''}${JSON.stringify({ follower: { accountId: id, userLink: `https://twitter.com/intent/user?user_id=${id}` } }, null, 2)}`
    }
    yield '\n]\n'
  }

  counts(connections: number): XArchiveCounts {
    return {
      records: 1 + this.tweets + this.messages + connections,
      kept: this.kept,
      skipped: {},
      kinds: Object.fromEntries(this.kinds),
      named: this.named.reduce((sum, one) => sum + one, 0),
      connections,
      from: this.from,
      to: this.to,
      generated,
      tweetBytes: this.tweetBytes,
      owner: `x:id:${ownerId}`,
    }
  }

  private get conversations(): number {
    return Math.ceil(this.messages / perConversation)
  }

  private tweet(): object {
    const at = this.time(this.index++)
    const id = snowflake(at, this.index)
    const kind = this.random()
    const before = this.lastTweet
    if (kind < 0.4) return this.reply(id, at)
    if (kind < 0.45) {
      // A thread: answers the owner's own last tweet.
      this.post(at)
      this.lastTweet = id
      return this.record(id, at, this.words(12), [], { status: before, user: ownerId, screenName: ownerName })
    }
    if (kind < 0.6) return this.mention(id, at)
    if (kind < 0.75) return this.repost(id, at)
    this.post(at)
    this.lastTweet = id
    return this.record(id, at, this.words(14 + Math.floor(this.random() * 14)), [])
  }

  private reply(id: string, at: number): object {
    const person = this.zipf()
    const other = this.random() < 0.2 ? this.zipf() : person
    const people = other === person ? [person] : [person, other]
    this.take(at, ['reply', ...people.slice(1).map(() => 'mention')], people)
    const there = people.map((one) => this.person(one))
    const text = `${there.map((one) => `@${one.screenName}`).join(' ')} ${this.words(10 + Math.floor(this.random() * 16))}`
    return this.record(id, at, text, there, { status: snowflake(at - 3_600_000, 5), user: there[0]!.id, screenName: there[0]!.screenName })
  }

  private mention(id: string, at: number): object {
    const index = this.zipf()
    const person = this.person(index)
    this.take(at, ['mention'], [index])
    return this.record(id, at, `${this.words(8)} @${person.screenName} ${this.words(8)}`, [person])
  }

  private repost(id: string, at: number): object {
    const index = this.zipf()
    const person = this.person(index)
    this.take(at, ['repost'], [index])
    return this.record(id, at, `RT @${person.screenName}: ${this.words(18)}…`, [person])
  }

  private message(other: Person, index: number): object {
    const at = Math.floor(generated - span + ((index + 0.5) * span) / this.messages)
    const sent = this.random() < 0.5
    this.kept++
    this.kinds.set('message', (this.kinds.get('message') ?? 0) + 1)
    this.span(at)
    const messageCreate = {
      recipientId: sent ? other.id : ownerId,
      reactions: [],
      urls: [],
      text: this.words(4 + Math.floor(this.random() * 12)),
      mediaUrls: [],
      senderId: sent ? ownerId : other.id,
      id: snowflake(at, index % 4096),
      createdAt: new Date(at).toISOString(),
    }
    return { messageCreate }
  }

  private record(id: string, at: number, text: string, people: readonly Person[], reply?: { status: string; user: string; screenName: string }): object {
    const linked = this.random() < 0.25
    const short = `https://t.co/${id.slice(-10)}`
    const full = linked ? `${text} ${short}` : text
    const urls = linked
      ? [{ url: short, expanded_url: `https://example.org/${id}`, display_url: `example.org/${id}`, indices: [String(text.length + 1), String(full.length)] }]
      : []
    return {
      edit_info: { initial: { editTweetIds: [id], editableUntil: new Date(at + 3_600_000).toISOString(), editsRemaining: '5', isEditEligible: !reply } },
      retweeted: false,
      source: '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
      entities: { hashtags: [], symbols: [], user_mentions: people.map((person) => this.mentionOf(person, full)), urls },
      display_text_range: ['0', String(full.length)],
      favorite_count: String(Math.floor(this.random() * 20)),
      ...(reply && { in_reply_to_status_id_str: reply.status }),
      id_str: id,
      ...(reply && { in_reply_to_user_id: reply.user }),
      truncated: false,
      retweet_count: '0',
      id,
      ...(reply && { in_reply_to_status_id: reply.status }),
      possibly_sensitive: false,
      created_at: tweetDate(at),
      favorited: false,
      full_text: full,
      lang: 'en',
      ...(reply && { in_reply_to_screen_name: reply.screenName, in_reply_to_user_id_str: reply.user }),
    }
  }

  private mentionOf({ id, name, screenName }: Person, text: string): object {
    const start = text.indexOf(`@${screenName}`)
    return { name, screen_name: screenName, indices: [String(start), String(start + screenName.length + 1)], id_str: id, id }
  }

  private take(at: number, kinds: readonly string[], people: readonly number[]): void {
    this.kept++
    for (const kind of kinds) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1)
    for (const person of people) this.named[person] = 1
    this.span(at)
  }

  private post(at: number): void {
    this.kept++
    this.kinds.set('post', (this.kinds.get('post') ?? 0) + 1)
    this.span(at)
  }

  private span(at: number): void {
    if (at < this.from) this.from = at
    if (at > this.to) this.to = at
  }

  /** Whole seconds, as tweets have them. */
  private time(index: number): number {
    return Math.floor((generated - span + index * this.step) / 1000) * 1000
  }

  /** Few people get most of the words: the chance falls with the rank. */
  private zipf(): number {
    return Math.min(this.people - 1, Math.floor(Math.exp(this.random() * this.scale)) - 1)
  }

  /** Accounts since 2016 have ids beyond 2^53. */
  private person(index: number): Person {
    const id = index % 3 === 0 ? `8${String(index).padStart(17, '0')}` : String(2000 + index)
    return { id, screenName: `friend_${index.toString(36)}`, name: `${given[index % given.length]!} ${family[Math.floor(index / given.length) % family.length]!}` }
  }

  private words(count: number): string {
    let text = vocabulary[Math.floor(this.random() * vocabulary.length)]!
    for (let n = 1; n < count; n++) text += ` ${vocabulary[Math.floor(this.random() * vocabulary.length)]!}`
    return text
  }
}

const perConversation = 1000

const given = ['Bea', 'Cem', 'Dora', 'Emeka', 'Freja', 'Goran', 'Hana', 'Ines', 'Jonas', 'Keiko', 'Lwazi', 'Mira', 'Nuno', 'Odile', 'Priya', 'Rasmus', 'Svea', 'Tomas']
const family = ['Ek', 'Aksoy', 'Lindqvist', 'Obi', 'Holm', 'Kovac', 'Sato', 'Prado', 'Berg', 'Mori', 'Dube', 'Novak', 'Reis', 'Petit', 'Rao', 'Dahl', 'Ray']
const vocabulary = (
  'bread boat choir lamp river window garden paint table ladder kettle winter orchard signal paper bridge market candle summer letter ' +
  'walk sing bake row plant read mend carry gather wait open turn call bring slow bright small warm early late quiet round green every ' +
  'about under before with from until and but so then maybe always never here there tomorrow again café naïve smörgås'
).split(' ')

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Wed Mar 04 09:12:00 +0000 2020`. */
function tweetDate(at: number): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
  return `${days[date.getUTCDay()]!} ${months[date.getUTCMonth()]!} ${two(date.getUTCDate())} ${time} +0000 ${date.getUTCFullYear()}`
}

/** The id X would give at that moment; unique through the running number. */
const snowflake = (at: number, running: number): string => String(((BigInt(at) - 1_288_834_974_657n) << 22n) | BigInt(running % 4_194_304))

/** A small seeded generator of numbers from 0 up to 1 (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
