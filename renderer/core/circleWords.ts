/** The circle in a few words, as lists and labels say it. */
import { agoWords, localDate, monthWords, numberWords, year } from './dates'
import type { CirclePath, Proof, Stage } from './model'

/** What the glyph shows: someone met again and not yet heard of stands at "met", whatever turned before. */
export const glyphStage = ({ stage, openTurn }: { readonly stage: Stage; readonly openTurn: boolean | Proof | null }): Stage =>
  stage === 4 && openTurn ? 2 : stage

/** The part of a summary that the words come from. */
export interface CircleFacts {
  readonly stage: Stage
  readonly path: CirclePath
  readonly turns: number
  readonly openTurn: boolean
  readonly firstDirect: number | null
  readonly lastDirect: number | null
  readonly lastEncounter: number | null
  readonly closed: number | null
}

/** `11 turns, one open`, `Never met, ten years`, `Met, no word since`, `Closed in August`, `Not placed yet`. */
export function circleWords(person: CircleFacts, now: number, zone = 'UTC'): string {
  switch (person.stage) {
    case 0:
      return 'Not placed yet'
    case 1:
      return person.path === 'met first' ? 'Met first, no word online' : neverMetWords(person, now)
    case 2:
      if (person.openTurn) return 'Met, no word since'
      return person.lastEncounter === null ? 'Met' : `Met, ${agoWords(Math.min(person.lastEncounter, now), now, zone)}`
    case 3:
      return person.openTurn ? 'Bridged, no word since' : 'Bridged'
    case 4:
      return closedWords(person, now, zone)
  }
}

/** The name of a stage, for the glyph's label and the filter tabs: `Full circle`, `Never met`. */
export function stageWords(stage: Stage, path: CirclePath): string {
  if (stage === 1 && path === 'met first') return 'Met first'
  return stageNames[stage]
}

const stageNames: Readonly<Record<Stage, string>> = { 0: 'Not placed', 1: 'Never met', 2: 'Met', 3: 'Bridged', 4: 'Full circle' }

function neverMetWords({ firstDirect, lastDirect }: CircleFacts, now: number): string {
  if (firstDirect === null || lastDirect === null || now - lastDirect > year) return 'Never met'
  const years = Math.floor((now - firstDirect) / year)
  if (years < 1) return 'Never met'
  return years === 1 ? 'Never met, a year' : `Never met, ${yearsInWords[years - 11] ?? numberWords(years)} years`
}

const yearsInWords = ['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty']

function closedWords({ turns, openTurn, path, closed }: CircleFacts, now: number, zone: string): string {
  if (openTurn) return `${turnWords(turns)}, one open`
  if (turns > 1) return turnWords(turns)
  const recent = closed !== null && monthsSince(closed, now, zone) < 12
  const month = recent ? monthWords(closed, zone).split(' ')[0] : undefined
  if (path === 'met first') return month ? `Met first, closed in ${month}` : 'Met first, 1 turn'
  return month ? `Closed in ${month}` : '1 turn'
}

const turnWords = (turns: number): string => (turns === 1 ? '1 turn' : `${turns} turns`)

function monthsSince(at: number, now: number, zone: string): number {
  const a = localDate(at, zone)
  const b = localDate(now, zone)
  return (b.year - a.year) * 12 + b.month - a.month
}
