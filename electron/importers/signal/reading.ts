import { idHandle, type Handle } from '../../contract/handles'
import type { Fact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { PhoneReader } from '../formats/phones'
import type { Outcome, ReadOptions } from '../importer'
import type { Entry } from '../sources/source'
import { uuidOf, recipientOf } from './recipients'
import { Span } from '../span'
import { Book, ownerOf } from './book'
import { framesOf, type Frame } from './frames'
import { itemOutcome, type ItemContext } from './items'

const day = 86_400_000

/** One main.jsonl: people and chats first, then everything line by line. */
export async function* readExport(entry: Entry, options: ReadOptions): AsyncGenerator<Outcome> {
  const phones = new PhoneReader(options.region)
  const book = new Book(phones)
  await book.read(entry)
  const span = new Span()
  const stated = ownerOf(book.account, phones)
  const aci = uuidOf(book.account?.aci)
  const member = book.ownAccount()
  const context: ItemContext = {
    book,
    // What the export itself says of its owner: what the user chose must not change ids.
    owner: aci ?? (stated.handles.find((handle) => handle.startsWith('tel:'))?.slice(4) ?? 'self'),
    ownHandles: new Set<Handle>([...options.owner, ...stated.handles, ...(aci === undefined ? [] : [idHandle('signal', aci)]), ...(member === undefined ? [] : [member])]),
    phones,
    now: options.now,
    saw: (at) => span.add(at),
  }
  let index = 0
  try {
    for await (const frames of framesOf(entry.open())) {
      for (const frame of frames) {
        const outcome = outcomeOf(frame, { entry: entry.label, index }, context, book)
        if (!outcome) continue
        index++
        yield outcome
      }
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield { warning: `${entry.label}: ${failure.message}` }
  }
  yield* end(book, span, options, stated.name)
}

/** Nothing for lines that only hold others together. */
function outcomeOf(frame: Frame, at: Position, context: ItemContext, book: Book): Outcome | undefined {
  if ('problem' in frame) return { at, failed: frame.problem, snippet: frame.snippet }
  if (frame.key === 'header' || frame.key === 'chat' || frame.key === 'account') return undefined
  if (frame.key === 'chatItem') return itemOutcome(frame.value, at, context)
  if (frame.key !== 'recipient') return { at, skipped: 'settings of the program' }
  const recipient = recipientOf(frame.value, context.phones)
  if (recipient.kind === 'nobody') return { at, skipped: recipient.reason }
  if (recipient.kind !== 'contact') return { at, skipped: recipient.kind === 'self' ? 'yourself' : 'a group: its messages name it' }
  const seen = book.made !== undefined && book.made > 0 && book.made <= context.now + day ? { seen: book.made } : {}
  const facts: Fact[] = [{ ...recipient.person, ...seen }]
  if (recipient.blocked) facts.push({ fact: 'connection', id: `signal:blocked:${recipient.key}`, network: 'signal', handle: recipient.handles[0]!, relation: 'blocked' })
  return { at, facts }
}

function* end(book: Book, span: Span, options: ReadOptions, name: string | undefined): Generator<Outcome> {
  const [account] = options.owner
  if (account !== undefined) yield { facts: [{ fact: 'person', id: `signal:owner:${account}`, handles: options.owner, ...(name !== undefined && { name }), me: true }] }
  const made = book.made !== undefined && book.made > 0 && book.made <= options.now + day ? book.made : undefined
  if (made !== undefined || !span.empty) yield { asOf: made ?? span.last }
  if (account === undefined || span.empty) return
  yield { facts: [{ fact: 'coverage', network: 'signal', account, setting: 'private', from: span.first, to: Math.max(span.last, made ?? 0), directions: ['sent', 'received'] }] }
}
