/** What the rows of the lists say. */
import { count, numberWords } from '../../core/dates'
import type { LeftBehind } from '../../core/lists/leftBehind'
import type { CameAbout } from '../../core/lists/secondMeetings'
import type { Encounter } from '../../core/model'
import { foldName } from '../../core/names'
import type { OpenLoop } from '../../core/story'
import { whereabouts } from '../../core/whereabouts'
import { listed } from '../base/amounts'

/** Whose words there are. */
export type Voices = 'both' | 'mine' | 'theirs'
export const voicesOf = ({ mine, theirs }: { readonly mine: number; readonly theirs: number }): Voices => (mine > 0 && theirs > 0 ? 'both' : mine > 0 ? 'mine' : 'theirs')
export const voiceWords: Readonly<Record<Voices, string>> = { both: 'you both wrote', mine: 'only your words are known', theirs: 'only their words are known' }

/** `46 months with words`. */
export const monthsWords = (months: number): string => `${count(months, 'month')} with words`

/** Where an encounter was: its place and the city, else what it was called, else a word. */
export const whereOf = ({ place, title }: Pick<Encounter, 'place' | 'title'>): string => whereabouts(place, title) || 'You met'

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

/** What leads from a few rows to all of them: `All 212`. */
export const allWords = (total: number): string => (total === 1 ? 'The one there is' : `All ${total.toLocaleString('en')}`)

/** `142 exchanges`: touches of either side. */
export const exchangesWords = (direct: number): string => count(direct, 'exchange')

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

/** Rows in whose text every word that was typed occurs. `texts`: folded, one for each row; asked for only when something was typed. */
export function narrowed<T>(rows: readonly T[], texts: () => readonly string[], typed: string): readonly T[] {
  const words = foldName(typed).split(' ').filter((word) => word !== '')
  if (words.length === 0) return rows
  const all = texts()
  return rows.filter((_, at) => words.every((word) => all[at]!.includes(word)))
}

/** With a capital at its beginning. */
export const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
