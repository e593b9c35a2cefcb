/** What the rows of the lists say. */
import { agoWords, count, monthWords, numberWords } from '../../core/dates'
import { networkName } from '../../core/handles'
import type { LeftBehind } from '../../core/lists/leftBehind'
import type { CameAbout } from '../../core/lists/secondMeetings'
import type { TripReason } from '../../core/lists/trip'
import type { Encounter } from '../../core/model'
import { foldName } from '../../core/names'
import type { OpenLoop } from '../../core/story'
import { listed } from '../base/amounts'

/** Whose words there are. */
export type Voices = 'both' | 'mine' | 'theirs'
export const voicesOf = ({ mine, theirs }: { readonly mine: number; readonly theirs: number }): Voices => (mine > 0 && theirs > 0 ? 'both' : mine > 0 ? 'mine' : 'theirs')
export const voiceWords: Readonly<Record<Voices, string>> = { both: 'you both wrote', mine: 'only your words are known', theirs: 'only their words are known' }

/** `46 months with words`. */
export const monthsWords = (months: number): string => `${count(months, 'month')} with words`

/** Where an encounter was: its place, else what it was called, else a word. */
export const whereOf = ({ place, title }: Pick<Encounter, 'place' | 'title'>): string => place?.name?.split(',')[0]?.trim() || title || 'You met'

/** `Trieste, a week ago`; what has only a date is a day of UTC. */
export const metWords = (met: Pick<Encounter, 'at' | 'day' | 'place' | 'title'>, now: number, zone: string): string => `${whereOf(met)}, ${agoWords(met.at, now, met.day === undefined ? zone : 'UTC')}`

/** `with Anaïs, Tatsuya and two others`: at most three by name. `names` may know fewer than were there. */
export function withWords({ who = [] }: Pick<OpenLoop, 'who'>, names: readonly string[]): string {
  const shown = names.slice(0, mostNamed)
  const rest = Math.max(names.length, Math.min(who.length, mostCounted)) - shown.length
  if (shown.length === 0) return ''
  const others = rest > 0 ? [`${numberWords(rest)} ${rest === 1 ? 'other' : 'others'}`] : []
  return `with ${listed([...shown, ...others])}`
}
const mostNamed = 3
/** More handles than this are a list of guests. */
const mostCounted = 50

/** `142 words on X, the last in July 2014`. */
export const behindWords = ({ direct, network, last }: Pick<LeftBehind, 'direct' | 'network' | 'last'>, zone: string): string =>
  `${count(direct, 'exchange')} on ${networkName(network)}, the last in ${monthWords(last.at, zone)}`

export const afterEndWords: Readonly<Record<LeftBehind['after'], string>> = {
  silent: 'not a word anywhere in the year after',
  unknown: 'no archive knows of the year after',
}

export const wayTitles: Readonly<Record<CameAbout, string>> = {
  introduced: 'Through an introduction',
  online: 'Online first',
  event: 'Where others were as well',
  other: 'In other ways',
}

/** Why somebody is named for a trip: `lives in Daegu, South Korea`, `you met there last: Print fair`. */
export const reasonWords = ({ kind, where }: Pick<TripReason, 'kind' | 'where'>): string => (kind === 'lives' ? `lives in ${where}, as far as is known` : `where you met last: ${where}`)

/** Rows in whose text every word that was typed occurs. `texts`: folded, one for each row; asked for only when something was typed. */
export function narrowed<T>(rows: readonly T[], texts: () => readonly string[], typed: string): readonly T[] {
  const words = foldName(typed).split(' ').filter((word) => word !== '')
  if (words.length === 0) return rows
  const all = texts()
  return rows.filter((_, at) => words.every((word) => all[at]!.includes(word)))
}
