/**
 * The keys of derived statements about one person, as `judgeStatement` keeps them. A key names natural ids, never rows, so that an answer
 * survives whatever is imported again. An encounter may get another id when an earlier record of it turns up: ask with `verdictOn`.
 */
import type { Verdict } from '#contract/words'
import type { Encounter } from './model'

export type Verdicts = ReadonlyMap<string, Verdict> | Readonly<Record<string, Verdict>>

export const statements = {
  /** Accepted: you met before your records begin. */
  metBefore: 'met before',
  /** An open loop. Accepted: you have been in touch, where no archive sees it. Rejected: leave it. */
  loop: (encounter: string) => `loop ${encounter}`,
  /** You lost touch after this touch. Rejected: you did not. */
  drift: (lastTouch: string) => `drift ${lastTouch}`,
  /** Left behind on a network. Rejected: not them. */
  leftBehind: (network: string) => `left behind ${network}`,
  /** A nominated moment, by its kind and item. Rejected: never again. */
  nomination: (kind: string, item: string) => `nomination ${kind} ${item}`,
  /** On this day. Rejected: do not show it again. */
  memory: (item: string) => `memory ${item}`,
  /** A birthday or anniversary of one year, put away. */
  date: (label: string, year: number) => `date ${year} ${label}`,
  /** What the calendar holds, by its event. Rejected: not on the first screen. */
  coming: (event: string) => `coming ${event}`,
  /** Rejected: not on the first screen. */
  proposed: (list: string) => `proposed ${list}`,
  /** The question after a first encounter, whom to introduce. Rejected: answered or put away. */
  onward: (encounter: string) => `onward ${encounter}`,
  /** A suggested introduction with somebody else, by one of their handles. */
  introduce: (other: string) => `introduce ${other}`,
} as const

export const verdictOf = (verdicts: Verdicts, key: string): Verdict | undefined =>
  verdicts instanceof Map ? (verdicts as ReadonlyMap<string, Verdict>).get(key) : (verdicts as Readonly<Record<string, Verdict>>)[key]

/** The verdict on a statement about an encounter, under whichever of its ids it was given. */
export function verdictOn(verdicts: Verdicts, keyOf: (id: string) => string, { id, evidence }: Pick<Encounter, 'id' | 'evidence'>): Verdict | undefined {
  for (const each of [id, ...evidence]) {
    const verdict = verdictOf(verdicts, keyOf(each))
    if (verdict !== undefined) return verdict
  }
  return undefined
}
