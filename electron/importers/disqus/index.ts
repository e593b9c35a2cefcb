import type { Handle } from '../../contract/handles'
import type { Claim, Position } from '../../contract/records'
import { closing } from '../comments/closing'
import type { Comment } from '../comments/meaning'
import { commentOutcome } from '../comments/outcome'
import { instantTime } from '../comments/times'
import { Writers } from '../comments/writers'
import { wholeItems, xmlOutcomes } from '../comments/xmlOutcomes'
import { unwrapped } from '../formats/gzip'
import { htmlToText } from '../formats/html'
import { childOf, textIn, type XmlElement } from '../formats/xml'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Source } from '../sources/source'
import { Span } from '../span'
import { claims, type ClaimDetail } from './claims'
import { isItem, isRecord, isTrue, keyOf } from './elements'
import { network, Survey } from './survey'

/** The comments of a Disqus forum, exported by its moderator: XML, mostly packed with gzip. */
export const disqus: Importer = { id: 'disqus', title: 'Disqus comments', version: 1, claim: claims, read }

async function* read(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const { ownerName } = claim.detail as ClaimDetail
  const wanted = new Set(claim.entries)
  const entries = source.entries.filter(({ label }) => wanted.has(label)).map(unwrapped)
  const survey = new Survey()
  for (const entry of entries) for await (const { element } of wholeItems(entry, isItem)) survey.take(element)

  const writers = new Writers(network)
  const span = new Span()
  const owner = new Set(options.owner)
  for (const entry of entries)
    for await (const batch of xmlOutcomes(entry, isItem, isRecord, ({ element }, at) => (element.name === 'post' ? postOutcome(element, at, { survey, writers, span, owner, now: options.now }) : undefined))) yield* batch
  const name = options.owner.some((handle) => claim.owner.includes(handle)) ? ownerName : undefined
  yield* closing(network, span, writers, { handles: options.owner, ...(name !== undefined && { name }) })
}

interface Context {
  readonly survey: Survey
  readonly writers: Writers
  readonly span: Span
  readonly owner: ReadonlySet<Handle>
  readonly now: number
}

function postOutcome(element: XmlElement, at: Position, { survey, writers, span, owner, now }: Context): Outcome {
  const key = keyOf(element)
  if (key === '') return { at, failed: 'a comment without a number' }
  if (isTrue(element, 'isSpam')) return { at, skipped: 'spam' }
  if (isTrue(element, 'isDeleted')) return { at, skipped: 'a deleted comment' }
  const thread = keyOf(childOf(element, 'thread'))
  const parent = keyOf(childOf(element, 'parent'))
  const forum = survey.forumOf(thread)
  const page = survey.page(thread)
  const writer = survey.writer(survey.signed(element), owner)
  const time = instantTime(textIn(element, 'createdAt'), now)
  const earlier = /^wp_id=(\d{1,20})$/.exec(textIn(element, 'id'))?.[1]
  const comment: Comment = {
    network,
    id: `disqus:${forum}:${key}`,
    at: time.at,
    ...(time.note !== undefined && { timeNote: time.note }),
    writer,
    text: messageText(textIn(element, 'message'), earlier !== undefined),
    ...(parent !== '' && { parent: { id: `disqus:${forum}:${parent}`, writer: survey.writerOf(parent, owner) } }),
    page,
    ...(page.link !== undefined && { link: `${page.link.replace(/#.*$/, '')}#comment-${key}` }),
    // The same comment may come from an export of WordPress.
    ...(earlier !== undefined && { more: { wordpressComment: earlier } }),
  }
  return commentOutcome(comment, at, writers, span)
}

/** `@name:disqus` is a mention. Comments taken over from elsewhere were sometimes escaped twice. */
function messageText(html: string, takenOver: boolean): string {
  const once = htmlToText(html)
  const text = takenOver && /<\/?(?:p|br|a|i|b|em|strong|blockquote)[\s/>]/i.test(once) ? htmlToText(once) : once
  return text.replace(/(@[\w.-]{1,100}):disqus\b/g, '$1')
}
