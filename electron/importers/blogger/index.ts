import type { Handle } from '../../contract/handles'
import type { Claim, Position } from '../../contract/records'
import { closing } from '../comments/closing'
import { pageFact, type Comment } from '../comments/meaning'
import { commentOutcome as outcomeOf } from '../comments/outcome'
import { instant, instantTime } from '../comments/times'
import { Writers } from '../comments/writers'
import { wholeItems, xmlOutcomes } from '../comments/xmlOutcomes'
import { htmlToText } from '../formats/html'
import { textIn, type XmlElement } from '../formats/xml'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Source } from '../sources/source'
import { Span } from '../span'
import { claims, type ClaimDetail } from './claims'
import { addressOf, hidden, isItem, isRecord, kindOf, numbersIn, parentOf, postOf, signedOf, type Numbers } from './elements'
import { network, Survey } from './survey'

/** Backups of Blogger blogs, the classic one and the feed of today, also from a Google Takeout. */
export const blogger: Importer = { id: 'blogger', title: 'Blogger blog', version: 1, claim: claims, read }

async function* read(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const { ownerName } = claim.detail as ClaimDetail
  const wanted = new Set(claim.entries)
  const entries = source.entries.filter(({ label }) => wanted.has(label))
  const survey = new Survey()
  for (const entry of entries) for await (const { element } of wholeItems(entry, isItem)) survey.take(element)

  const context: Context = { survey, writers: new Writers(network), span: new Span(), owner: new Set(options.owner), now: options.now }
  for (const entry of entries)
    for await (const batch of xmlOutcomes(entry, isItem, isRecord, ({ element }, at) => (element.name === 'entry' ? entryOutcome(element, at, context) : undefined))) yield* batch
  const name = options.owner.some((handle) => claim.owner.includes(handle)) ? ownerName : undefined
  yield* closing(network, context.span, context.writers, { handles: options.owner, ...(name !== undefined && { name }) })
  const made = instant(survey.updated)
  if (made !== null && made <= options.now) yield { asOf: made }
}

interface Context {
  readonly survey: Survey
  readonly writers: Writers
  readonly span: Span
  readonly owner: ReadonlySet<Handle>
  readonly now: number
}

function entryOutcome(entry: XmlElement, at: Position, context: Context): Outcome {
  const kind = kindOf(entry)
  if (kind === 'settings' || kind === 'template') return { at, skipped: 'settings and template of the blog' }
  if (kind !== 'post' && kind !== 'page' && kind !== 'comment') return { at, skipped: kind === '' ? 'an entry that does not say what it is' : `not a post or comment: ${kind.slice(0, 40)}` }
  const numbers = numbersIn(textIn(entry, 'id'))
  if (!numbers) return { at, failed: `a ${kind} without a number`, snippet: textIn(entry, 'id') }
  const reason = hidden(entry)
  if (reason !== undefined) return { at, skipped: reason }
  return kind === 'comment' ? commentOutcome(entry, numbers, at, context) : postOutcome(entry, numbers, at, context)
}

function commentOutcome(entry: XmlElement, { blog, entry: number }: Numbers, at: Position, { survey, writers, span, owner, now }: Context): Outcome {
  const writer = survey.writer(signedOf(entry), owner)
  const time = instantTime(textIn(entry, 'published'), now)
  const parent = parentOf(entry)
  const link = addressOf(entry)
  const comment: Comment = {
    network,
    id: survey.idOf(number, blog),
    at: time.at,
    ...(time.note !== undefined && { timeNote: time.note }),
    writer,
    text: words(entry),
    ...(parent !== '' && { parent: { id: survey.idOf(parent, blog), writer: survey.writerOf(parent, owner) } }),
    page: survey.page(numbersIn(postOf(entry).id)?.entry ?? '', owner),
    ...(link !== '' && { link }),
  }
  return outcomeOf(comment, at, writers, span)
}

/** A line end behind a `<br>` is no second one. */
const words = (entry: XmlElement): string => htmlToText(textIn(entry, 'content').replace(/(<br ?\/?>)\r?\n/gi, '$1'))

function postOutcome(entry: XmlElement, { blog, entry: number }: Numbers, at: Position, { survey, span, owner, now }: Context): Outcome {
  const page = survey.page(number, owner)
  if (!page.writer.me) return { at, skipped: 'a post of another author of the blog' }
  const time = instantTime(textIn(entry, 'published'), now)
  if (time.at !== null) span.add(time.at)
  return { at, facts: [pageFact(network, { ...page, id: survey.idOf(number, blog) }, time.at, time.note, words(entry))] }
}
