import type { InteractionFact, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { nameOf } from '../meta/names'
import { hashedId } from '../naturalIds'
import { Leftover, object } from '../formats/jsonValues'
import { handleOf, type Context } from './context'

const known = new Set(['poker', 'pokee', 'timestamp'])

/** Who poked whom is told by the owner's name. */
export function pokeOutcome(value: unknown, at: Position, { names, now }: Context): Outcome {
  const record = object(value)
  const poker = nameOf(record?.poker)
  const pokee = nameOf(record?.pokee)
  if (!record || poker === undefined || pokee === undefined) return { at, failed: 'a poke without two names' }
  const sent = names.isOwner(poker)
  const other = sent ? pokee : poker
  if (!sent && !names.isOwner(pokee)) return { at, skipped: 'a poke between others' }
  if (!names.isPerson(other)) return { at, skipped: 'a poke with an account that is gone' }
  names.add(other)
  const rest = new Leftover()
  rest.take(record, known)
  const fact: InteractionFact = {
    fact: 'interaction',
    id: `fb:poke:${hashedId(poker, pokee, Number(record.timestamp))}`,
    stream: handleOf(other),
    at: epochTime(record.timestamp, now),
    network: 'facebook',
    kind: 'poke',
    setting: 'ambient',
    direction: sent ? 'sent' : 'received',
    who: [handleOf(other)],
    ...(!sent && { from: handleOf(other) }),
    ...(rest.more && { more: rest.more }),
  }
  return { at, facts: [fact] }
}
