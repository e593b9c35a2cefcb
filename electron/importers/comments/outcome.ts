import type { Position } from '../../contract/records'
import type { Outcome } from '../importer'
import type { Span } from '../span'
import { commentFact, type Comment } from './meaning'
import type { Writers } from './writers'

/** What becomes of one comment, and who was met in it. */
export function commentOutcome(comment: Comment, at: Position, writers: Writers, span: Span): Outcome {
  const fact = commentFact(comment)
  if (typeof fact === 'string') return { at, skipped: fact }
  writers.see(comment.writer, comment.at)
  // Their own words may not be in the export, or not for the owner.
  if (fact.direction === 'sent') writers.see(comment.parent?.writer ?? comment.page.writer, null)
  if (comment.at !== null) span.add(comment.at)
  return { at, facts: [fact] }
}
