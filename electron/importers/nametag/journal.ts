import type { Position } from '../../contract/records'
import type { Outcome } from '../importer'
import { hashedId } from '../naturalIds'
import { meetings } from '../peers/happenings'
import { type Properties, text } from '../peers/properties'
import { whenOf } from '../peers/times'
import type { People } from './people'

/** A diary entry with people: a hint that they met, as it may tell of a call too. */
export function journalOutcome(entry: Properties, at: Position, people: People, now: number): Outcome {
  const who = people.of(entry)
  if (who.length === 0) return { at, skipped: 'A diary entry that names nobody.' }
  const when = whenOf(text(entry, 'date'), now, true)
  const title = text(entry, 'title')
  const body = text(entry, 'body')
  const id = `nametag:journal:${text(entry, 'id') ?? hashedId(when.at, title, body)}`
  return { at, facts: [...meetings({ network: 'nametag', id, when, title, text: body }, who, { grade: 'candidate' }), ...people.bare(who)] }
}
