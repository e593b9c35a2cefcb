import { idHandle, nameHandle, tidy, type Handle } from '../../contract/handles'
import type { Claim, ConnectionFact, CoverageFact, PersonFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { Batched } from '../batched'
import { csvOutcomes, type CsvRecord } from '../csvOutcomes'
import { plausibleTime } from '../formats/epochs'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { Span } from '../span'
import { parseTime } from '../formats/writtenTimes'
import type { Columns } from './columns'
import { aboveOf, commentFacts, network, type Comment } from './comments'
import { dataFiles, type DataFile } from './files'
import { pageComments } from './page'
import { wordsOf } from './words'

interface Detail {
  readonly files: readonly { readonly label: string; readonly type: DataFile['type']; readonly columns?: Columns }[]
}

/** Comments of a YouTube account as Takeout keeps them: tables, and the pages of before 2022. One voice: whom they answer is not in them. */
export const youtube: Importer = {
  id: 'youtube',
  title: 'YouTube comments',
  version: 1,

  async claim(source) {
    const groups = new Map<string, DataFile[]>()
    const nobodys: DataFile[] = []
    for (const file of await dataFiles(source.entries)) {
      const channel = file.type === 'table' ? file.channels[0] : undefined
      if (channel === undefined) nobodys.push(file)
      else groups.set(channel, [...(groups.get(channel) ?? []), file])
    }
    if (groups.size === 1) [...groups.values()][0]!.push(...nobodys)
    else if (nobodys.some(({ type }) => type !== 'subscriptions')) groups.set('', nobodys)
    return [...groups.values()].map(claimOf)
  },

  read: (source, claim, options) => new Batched(new Reading(source, claim, options).batches()),
}

class Reading {
  private readonly span = new Span()
  private readonly people = new Map<string, PersonFact>()
  private readonly owner: ReadonlySet<Handle>

  constructor(private readonly source: Source, private readonly claim: Claim, private readonly options: ReadOptions) {
    this.owner = new Set(options.owner)
  }

  async *batches(): AsyncGenerator<readonly Outcome[]> {
    const entries = new Map(this.source.entries.map((entry) => [entry.label, entry]))
    for (const { label, type, columns } of (this.claim.detail as Detail).files) {
      const entry = entries.get(label)
      if (!entry) continue
      if (columns) yield* csvOutcomes(entry, {}, (record, at) => this.row(record, at, columns))
      else if (type === 'subscriptions') yield* csvOutcomes(entry, {}, subscription)
      else yield* this.page(entry)
    }
    yield [...this.people.values()].map((fact) => ({ facts: [fact] }))
    const own = this.options.owner.filter((handle) => handle.startsWith(`${network}:`))
    const [account = nameHandle(network, this.claim.source)] = own
    if (own.length > 0) yield [{ facts: [{ fact: 'person', id: `youtube:account:${account.slice(network.length + 1)}`, handles: own, me: true }] }]
    if (this.span.empty) return
    const coverage: CoverageFact = { fact: 'coverage', network, account, setting: 'public', from: this.span.first, to: this.span.last, directions: ['sent'] }
    yield [{ facts: [coverage] }, { asOf: this.span.last }]
  }

  private row(record: CsvRecord, at: Position, columns: Columns): Outcome {
    if (record.empty) return { at, skipped: 'an empty line' }
    const cell = (column: number) => (column < 0 ? '' : record.at(column).trim())
    const id = cell(columns.id)
    if (!/^[\w.%=-]{5,200}$/.test(id)) return { at, failed: 'a comment without an id', snippet: record.snippet }
    const words = wordsOf(record.at(columns.text))
    if (words.text === '') return { at, skipped: 'a comment without words' }
    return this.outcome({
      id, kind: columns.kind === 'comments' ? 'comment' : 'livechat', at: this.time(cell(columns.time)), words, video: cell(columns.video) || undefined, post: cell(columns.post) || undefined,
      above: columns.kind === 'comments' ? aboveOf(id, cell(columns.parent), cell(columns.top)) : [],
      more: paid(record.beside(new Set(Object.values(columns).filter((column): column is number => typeof column === 'number')))),
    }, at)
  }

  private async *page(entry: Entry): AsyncGenerator<readonly Outcome[]> {
    const kind = /live-?chat/i.test(entry.path) ? 'livechat' : 'comment'
    let index = 0
    try {
      for await (const item of pageComments(entry.open())) {
        const at = { entry: entry.label, index: item.index }
        index = item.index + 1
        if ('error' in item) yield [{ at, failed: item.error, snippet: item.snippet }]
        else if (item.text === '') yield [{ at, skipped: 'a comment without words' }]
        else yield [this.outcome({ id: item.id, kind, at: this.time(item.time), words: { text: item.text, mentions: [] }, video: item.video, title: item.title, above: item.id === undefined ? [] : aboveOf(item.id, '', '') }, at)]
      }
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure
      yield [{ at: { entry: entry.label, index }, warning: failure.message }]
    }
  }

  private time(written: string): number | null {
    return plausibleTime(parseTime(written), this.options.now)
  }

  private outcome(comment: Comment, at: Position): Outcome {
    if (comment.at !== null) this.span.add(comment.at)
    return commentFacts(comment, at, (handle) => this.owner.has(handle), (person) => {
      const known = this.people.get(person.id)
      if (this.people.size < mostPeople && (!known || (person.seen ?? 0) > (known.seen ?? 0))) this.people.set(person.id, person)
    })
  }
}

/** Nearly every comment cost nothing: that need not be said of each. */
function paid(more: Record<string, string> | undefined): Record<string, string> | undefined {
  const said = Object.entries(more ?? {}).filter(([, value]) => value.trim() !== '0')
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

const mostPeople = 300_000

/** Says something only of people who are known already. */
function subscription(record: CsvRecord, at: Position): Outcome {
  const [id, , title] = [0, 1, 2].map((column) => record.at(column).trim())
  if (record.empty) return { at, skipped: 'an empty line' }
  if (!/^UC[\w-]{22}$/.test(id!)) return { at, failed: 'a subscription without a channel', snippet: record.snippet }
  const name = tidy(title!)
  const fact: ConnectionFact = { fact: 'connection', id: `youtube:subscription:${id}`, network, handle: idHandle(network, id!), relation: 'following', ...(name !== '' && { more: { channel: name } }) }
  return { at, facts: [fact] }
}

function claimOf(files: readonly DataFile[]): Claim {
  const channels = [...new Set(files.flatMap((file) => (file.type === 'table' ? file.channels : [])))]
  const chats = files.filter((file) => file.type === 'table' && file.columns.kind === 'liveChats').length
  const comments = files.filter(({ type }) => type !== 'subscriptions').length - chats
  const detail: Detail = { files: files.map((file) => ({ label: file.entry.label, type: file.type, ...(file.type === 'table' && { columns: file.columns }) })) }
  return {
    importer: 'youtube',
    title: 'YouTube comments',
    source: [...new Set(files.map(({ entry }) => entry.root))].join(', '),
    recognised: [
      ...(comments > 0 ? [`comments in ${counted(comments, 'file')}`] : []), ...(chats > 0 ? [`live chats in ${counted(chats, 'file')}`] : []),
      ...(files.some(({ type }) => type === 'subscriptions') ? ['subscriptions'] : []),
    ].join(', '),
    owner: channels.map((channel) => idHandle(network, channel)),
    entries: files.map(({ entry }) => entry.label),
    bytes: files.reduce((sum, { entry }) => sum + entry.size, 0),
    ignored: [],
    detail,
  }
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
