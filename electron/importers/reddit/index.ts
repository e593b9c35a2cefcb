import type { CoverageFact, Position } from '../../contract/records'
import { csvOutcomes, type CsvRecord } from '../csvOutcomes'
import type { Importer, Outcome } from '../importer'
import type { Entry } from '../sources/source'
import { newestOf, Span } from '../span'
import { Chats, chatOutcome } from './chats'
import { claims, type ClaimDetail } from './claims'
import type { FileType } from './files'
import { Owner } from './people'
import { commentOutcome, friendOutcome, messageOutcome, postOutcome, statisticOutcome, type RedditContext } from './records'

const readers: Readonly<Record<FileType, (row: CsvRecord, at: Position, context: RedditContext) => Outcome>> = {
  statistics: statisticOutcome,
  messages: messageOutcome,
  chat: chatOutcome,
  comments: commentOutcome,
  posts: postOutcome,
  friends: friendOutcome,
}

/** What Reddit sends to whoever asks for their data: a zip of tables, or some of them. */
export const reddit: Importer = {
  id: 'reddit',
  title: 'Reddit data',
  version: 1,
  claim: claims,

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const entries = new Map(source.entries.map((entry) => [entry.label, entry]))
    const { files } = claim.detail as ClaimDetail
    const of = (type: FileType): Entry[] => files.flatMap((file) => (file.type === type ? (entries.get(file.label) ?? []) : []))
    const spans = { public: new Span(), private: new Span() }
    const context: RedditContext = { owner: new Owner(options.owner), chats: new Chats(), now: options.now, saw: (setting, at) => spans[setting].add(at) }
    await context.chats.gather(of('chat'))
    for (const type of Object.keys(readers) as FileType[])
      for (const entry of of(type))
        for await (const batch of csvOutcomes(entry, {}, (row, at) => (row.empty ? { at, skipped: 'an empty row' } : readers[type](row, at, context)))) yield* batch.map(withoutSnippet)
    const newest = newestOf(spans.public, spans.private)
    if (newest === undefined) return
    yield { asOf: newest }
    const account = options.owner[0]
    if (account === undefined) return
    for (const [setting, span] of Object.entries(spans) as ['public' | 'private', Span][]) {
      if (span.empty) continue
      // In public only the owner's side is in the export.
      const fact: CoverageFact = { fact: 'coverage', network: 'reddit', account, setting, from: span.first, to: newest, directions: setting === 'public' ? ['sent'] : ['sent', 'received'] }
      yield { facts: [fact] }
    }
  },
}

/** A damaged line is not quoted: it holds the address it was sent from. */
function withoutSnippet(outcome: Outcome): Outcome {
  return 'failed' in outcome ? { at: outcome.at, failed: outcome.failed } : outcome
}
