import type { Claim } from '../../contract/records'
import { closing } from '../comments/closing'
import { feedTime } from '../comments/times'
import { wholeItems, xmlOutcomes } from '../comments/xmlOutcomes'
import { Writers } from '../comments/writers'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Source } from '../sources/source'
import { Span } from '../span'
import { claims, type ClaimDetail } from './claims'
import { Blog } from './comments'
import { isItem, isRecord } from './elements'
import { network, People } from './owner'
import { Survey } from './survey'

/** Exports of WordPress (WXR 1.0 to 1.2) and of those who write like it: who commented on the owner's posts, and what the owner answered. */
export const wordpress: Importer = { id: 'wordpress', title: 'WordPress export', version: 1, claim: claims, read }

async function* read(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const { blog, ownerName } = claim.detail as ClaimDetail
  const wanted = new Set(claim.entries)
  const entries = source.entries.filter(({ label }) => wanted.has(label))
  const survey = new Survey()
  for (const [file, entry] of entries.entries()) for await (const item of wholeItems(entry, isItem)) survey.take(item, file)

  const people = new People(survey, blog, options.owner)
  const writers = new Writers(network)
  const span = new Span()
  const reader = new Blog({ blog, survey, people, writers, span, now: options.now, zone: options.zone })
  for (const [file, entry] of entries.entries())
    for await (const batch of xmlOutcomes(entry, isItem, isRecord, ({ element, number, within }, at) => {
      if (element.name === 'comment') return reader.comment(element, survey.post(file, within), at)
      const post = element.name === 'item' ? survey.post(file, number) : undefined
      return post && reader.post(element, post, at)
    })) yield* batch

  for (const writer of people.coAuthors) writers.see(writer, null)
  const name = people.ownName ?? (claim.owner.some((handle) => options.owner.includes(handle)) ? ownerName : undefined)
  yield* closing(network, span, writers, { handles: people.ownHandles(options.owner), ...(name !== undefined && { name }) })
  const made = feedTime(survey.made)
  if (made !== null && made <= options.now) yield { asOf: made }
}
