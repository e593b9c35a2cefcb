import type { InteractionFact, Place, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { nameOf, textOf } from '../meta/names'
import { hashedId } from '../naturalIds'
import { object, text } from '../formats/jsonValues'
import { handleOf, type Context } from './context'
import { labelledIn, type Labelled } from './labelled'
import { isDegree } from './writing'

/** A place the owner was at. It is about somebody only where a known name stands beside it: then they may have met. */
export function checkInOutcome(value: unknown, at: Position, { names, titles, now }: Context): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a check-in that is no record' }
  const lines = labelledIn(record)
  const time = epochTime(record.timestamp ?? lines.find((line) => line.time !== undefined)?.time, now)
  const place = placeIn(lines)
  const words = lines.find(({ value, inside, href }) => inside.length === 0 && value !== undefined && href === undefined && value !== place?.name)?.value
  const title = textOf(record.title)
  const company = new Set(lines.flatMap((line) => nameOf(line.value) ?? []).filter((name) => names.has(name)))
  const titled = title === undefined ? undefined : titles.read(title, { guess: false }).name
  if (titled !== undefined) company.add(titled)
  if (company.size === 0) return { at, skipped: 'a check-in without company' }
  const who = [...company].sort()
  const id = text(record.fbid) ?? hashedId(time ?? '', place?.name ?? place?.address, words)
  const facts = who.map((name): InteractionFact => ({
    fact: 'interaction',
    id: `fb:checkin:${id}`,
    stream: handleOf(name),
    at: time,
    network: 'facebook',
    kind: 'check-in',
    setting: 'bridge',
    direction: 'mutual',
    who: who.map(handleOf),
    ...(words !== undefined && !company.has(words) && { text: words }),
    ...(place?.name !== undefined && { title: place.name }),
    ...(place && { place }),
    event: `fb:checkin:${id}`,
    grade: 'candidate',
  }))
  return { at, facts }
}

/** Coordinates tell which of the nested lists is the place; its first text is the name where no label says so. */
function placeIn(lines: readonly Labelled[]): Place | undefined {
  const located = lines.find(({ value }) => value !== undefined && coordinates(value) !== undefined)
  const inside = located?.inside.join('\n') ?? lines.find((line) => line.inside.length > 0)?.inside.join('\n')
  if (inside === undefined) return undefined
  const beside = lines.filter((line) => line.inside.join('\n') === inside && line !== located && line.value !== undefined && line.href === undefined)
  const named = beside.find(({ label }) => /^name$/i.test(label))
  const name = named ?? beside.at(-1)
  const address = beside.find((line) => line !== name && line.value !== '')
  const [latitude, longitude] = (located && coordinates(located.value!)) ?? []
  if (!located && !name) return undefined
  return {
    ...(name?.value !== undefined && { name: name.value }),
    ...(address?.value !== undefined && { address: address.value }),
    ...(latitude !== undefined && longitude !== undefined && { latitude, longitude }),
  }
}

/** `(52.5 , 13.4)`. */
function coordinates(value: string): readonly [number, number] | undefined {
  const match = /^\(?\s{0,5}(-?\d{1,3}(?:\.\d{1,20})?)\s{0,5},\s{0,5}(-?\d{1,3}(?:\.\d{1,20})?)\s{0,5}\)?$/.exec(value)
  const [latitude, longitude] = [Number(match?.[1]), Number(match?.[2])]
  return match && isDegree(latitude, 90) && isDegree(longitude, 180) ? [latitude, longitude] : undefined
}
