import { nameHandle, screenNameHandle } from '../../contract/handles'
import type { InteractionFact, PersonFact, Position } from '../../contract/records'
import type { CsvRecord } from '../csvOutcomes'
import type { Outcome } from '../importer'
import { hashedId } from '../naturalIds'
import { instantOf } from '../formats/utcTimes'
import { noonOf, plausibleDay, usTime, dayOf } from './dates'
import { fullName, nameKey, partyHandle, slugOf, type Profiles } from './profiles'

/** All that one person endorsed on one day is one gesture. */
export interface Endorsement {
  readonly at: number
  readonly skills: readonly string[]
}

interface Side {
  readonly side: 'endorser' | 'endorsee'
  readonly direction: 'received' | 'sent'
}
const sides = {
  endorsementsReceived: { side: 'endorser', direction: 'received' },
  endorsementsGiven: { side: 'endorsee', direction: 'sent' },
} as const satisfies Record<string, Side>
export type EndorsementType = keyof typeof sides

/** Key of the gesture a row belongs to, and what the row adds. */
export function endorsementOf(type: EndorsementType, row: CsvRecord, now: number) {
  const { side } = sides[type]
  const name = fullName(row.get(`${side} first name`), row.get(`${side} last name`))
  const slug = slugOf(row.first(`${side} public url`, `${side} profile url`))
  const at = instantOf(row.get('endorsement date'), now)
  return { name, slug, at, skill: row.get('skill name'), key: `${type} ${slug ?? nameKey(name)} ${at === null ? '' : new Date(at).toISOString().slice(0, 10)}` }
}

/** An endorsement of skills, with the others of the same person and day. */
export function endorsementOutcome(type: EndorsementType, row: CsvRecord, at: Position, context: { readonly gathered: ReadonlyMap<string, Endorsement>; readonly profiles: Profiles; readonly now: number }): Outcome {
  const { name, slug, at: time, key, skill } = endorsementOf(type, row, context.now)
  const handle = partyHandle({ slug, name })
  if (handle === undefined) return { at, skipped: 'an endorsement by or for a closed account' }
  context.profiles.see(slug, name, time)
  const gathered = context.gathered.get(key)
  const skills = gathered?.skills ?? [skill]
  const { direction } = sides[type]
  const day = time === null ? '' : new Date(time).toISOString().slice(0, 10)
  const fact: InteractionFact = {
    fact: 'interaction',
    id: `linkedin:endorsement:${hashedId(direction, slug ?? nameKey(name), day)}`,
    stream: handle,
    at: time === null ? null : (gathered?.at ?? time),
    ...(time === null && { timeNote: 'time unknown' }),
    network: 'linkedin', kind: 'reaction', setting: 'ambient', direction, who: [handle],
    ...(direction === 'received' && { from: handle }),
    text: skills.join(', '),
    title: skills.length === 1 ? 'Endorsement of a skill' : 'Endorsement of skills',
  }
  return { at, facts: [fact] }
}

const knownOfRecommendation = new Set(['first name', 'last name', 'company', 'job title', 'text', 'creation date', 'status'])

/** A recommendation: a text with a name, and no address. */
export function recommendationOutcome(direction: 'received' | 'sent', row: CsvRecord, at: Position, context: { readonly colleague: (name: string, company: string) => string | undefined; readonly now: number; readonly saw: (at: number, shown: boolean) => void }): Outcome {
  const name = fullName(row.get('first name'), row.get('last name'))
  const text = row.get('text')
  if (name === '') return { at, skipped: 'a recommendation by or for a closed account' }
  if (text === '') return { at, skipped: 'a recommendation without text' }
  const handle = nameHandle('linkedin', name)
  const written = row.get('creation date')
  const instant = instantOf(written, context.now)
  const day = instant === null ? plausibleDay(usTime(written)?.day ?? dayOf(written), context.now) : undefined
  const time = instant ?? (day === undefined ? null : noonOf(day))
  const shown = row.get('status').toUpperCase() === 'VISIBLE'
  if (time !== null) context.saw(time, shown)
  const company = row.get('company')
  const jobTitle = row.get('job title')
  const more: Record<string, unknown> = Object.assign(Object.create(null), row.more(knownOfRecommendation))
  if (!shown) more.status = row.get('status')
  if (time === null && written !== '') more['Creation Date'] = written
  const fact: InteractionFact = {
    fact: 'interaction',
    id: `linkedin:recommendation:${hashedId(direction, nameKey(name), time === null ? written : new Date(time).toISOString().slice(0, 10), text)}`,
    stream: handle,
    at: time,
    ...(day !== undefined && { day }),
    ...(time === null && { timeNote: 'time unknown' }),
    network: 'linkedin', kind: 'comment', setting: shown ? 'public' : 'private', direction, who: [handle],
    ...(direction === 'received' && { from: handle }),
    text,
    title: 'Recommendation',
    ...(Object.keys(more).length > 0 && { more }),
  }
  const slug = context.colleague(name, company)
  const person: PersonFact = {
    fact: 'person',
    id: `linkedin:recommender:${hashedId(nameKey(name), company)}`,
    // Name and company fit exactly one connection: then it is that one.
    handles: slug === undefined ? [handle] : [screenNameHandle('linkedin', slug), handle],
    name,
    ...(time !== null && { seen: time }),
    card: { ...(company !== '' && { organisation: company }), ...(jobTitle !== '' && { jobTitle }) },
  }
  return { at, facts: [fact, person] }
}
