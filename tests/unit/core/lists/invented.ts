/** Invented people and what is told of them, for the lists. */
import type { CoverageSpan, Encounter, PersonId, PersonSummary } from '../../../../renderer/core/model'
import type { Known } from '../../../../renderer/core/lists/input'
import type { NetworkTouches, Story } from '../../../../renderer/core/story'
import { day } from '../../../../renderer/core/dates'

export const start = Date.UTC(2020, 2, 3, 12)

export const somebody = (id: PersonId, more: Partial<PersonSummary> = {}): PersonSummary => ({
  id, name: id, handles: [id], networks: [], stage: 1, path: 'online first', turns: 0, openTurn: false, openLoops: 0, firstDirect: null, firstEncounter: null, closed: null, lastDirect: null,
  lastEncounter: null, counts: { public: 0, private: 0, ambient: 0, inPerson: 0, bridge: 0 }, years: [], hasNote: false, moments: 0, ...more,
})

/** Touches on one network, in days from the start. */
export const touches = (network: string, direct: number, first: number, last: number): NetworkTouches =>
  ({ network, direct, first: start + first * day, last: start + last * day, firstId: `${network} ${first}`, lastId: `${network} ${last}` })

/** Six touches in three months, of both voices, in touch to the end, if nothing else is said. */
export function tale(id: PersonId, more: Partial<Story> = {}): Story {
  const networks = more.networks ?? [touches('x', 6, 0, 80)]
  const last = networks.length === 0 ? null : networks.reduce((a, b) => (b.last > a.last ? b : a))
  return {
    id, months: 3, mine: 4, theirs: 2, networks, candidates: 0, turns: [], openLoops: [],
    silence: { state: 'few', last: last && { id: last.lastId, at: last.last }, covered: 0, median: null, rekindled: [] }, ...more,
  }
}

export const met = (id: string, days: number, more: Partial<Encounter> = {}): Encounter => ({ id, at: start + days * day, until: start + days * day, grade: 'strong', evidence: [id], ...more })

export const covered = (network: string, from: number, to: number, more: Partial<CoverageSpan> = {}): CoverageSpan =>
  ({ network, account: `${network}:id:1`, setting: 'private', from: start + from * day, to: start + to * day, directions: ['sent', 'received'], ...more })

/** Somebody with what is told of them. */
export type One = readonly [person: PersonSummary, story?: Story, encounters?: readonly Encounter[]]

export const known = (...all: readonly One[]): Known => ({
  people: all.map(([person]) => person),
  stories: new Map(all.flatMap(([{ id }, story]) => (story ? [[id, story] as const] : []))),
  encounters: new Map(all.flatMap(([{ id }, , encounters]) => (encounters ? [[id, encounters] as const] : []))),
})
