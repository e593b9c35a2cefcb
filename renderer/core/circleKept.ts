/** Where one relationship stands, out of what is kept of it: the same as `circleOf` says of the whole timeline, without reading it. */
import { tookPlace } from './encounters'
import type { Circle, Encounter, PersonSummary, Proof } from './model'
import type { Story } from './story'

type Kept = Pick<Story, 'networks' | 'turns' | 'bridges'> & { readonly openLoops: readonly Proof[] }

export function circleKept({ stage, path, openTurn }: Pick<PersonSummary, 'stage' | 'path' | 'openTurn'>, story: Kept, encounters: readonly Encounter[], now: number): Circle {
  const firsts = story.networks.map(({ firstId: id, first: at }): Proof => ({ id, at })).sort(byTime)
  const lasts = story.networks.map(({ lastId: id, last: at }): Proof => ({ id, at })).sort(byTime)
  const met = encounters.filter((encounter) => encounter.grade !== 'candidate' && tookPlace(encounter, now)).map(proof).sort(byTime)
  const closing = [...story.turns].sort((a, b) => byTime(a.direct, b.direct))[0]
  const bridges = story.bridges ?? []
  return {
    stage,
    path,
    firstDirect: firsts[0] ?? null,
    firstEncounter: met[0] ?? null,
    firstBridge: bridges[0] ?? null,
    bridges,
    closed: closing ? { ...closing.direct, encounter: closing.encounter.id } : null,
    turns: story.turns,
    openTurn: openTurn ? (met.at(-1) ?? null) : null,
    openLoops: story.openLoops.map(proof),
    lastDirect: lasts.at(-1) ?? null,
    lastEncounter: met.at(-1) ?? null,
  }
}

const proof = ({ id, at }: Proof): Proof => ({ id, at })

const byTime = (a: Proof, b: Proof): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
