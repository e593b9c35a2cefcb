/** What a year's review says in words; the screen and the paper say the same. */
import { afterWords, count, daysBetween, ordinalWords } from './dates'
import type { Encounter } from './model'
import { whereabouts } from './whereabouts'
import type { Closing, YearReview } from './yearReview'

/** `nine days after Molo Audace in Trieste, for the first time`, `nine days after Molo Audace in Trieste, the third turn`. */
export function closingWords({ turn, encounter }: { readonly turn: Closing; readonly encounter: Encounter | undefined }, zone: string): string {
  const after = afterWords(daysBetween(turn.encounter.at, turn.direct.at, zone), whereabouts(encounter?.place) || undefined)
  return turn.number === 1 ? `${after}, for the first time` : `${after}, the ${ordinalWords(turn.number)} turn`
}

/** `nine circles closed`, `three people met for the first time`: what there is of each, in the order of the page. Nothing is said of what there is none of. */
export function yearParts({ circles, firstMeetings, moments, introductions, places }: Omit<YearReview, 'year'>): readonly { readonly id: string; readonly words: string }[] {
  const parts = [
    { id: 'circles', many: circles.length, words: count(circles.length, 'circle') + ' closed' },
    { id: 'met', many: firstMeetings.length, words: firstMeetings.length === 1 ? 'one person met for the first time' : `${count(firstMeetings.length, 'person', 'people')} met for the first time` },
    { id: 'moments', many: moments.length, words: `${count(moments.length, 'moment')} marked` },
    { id: 'introductions', many: introductions.length, words: count(introductions.length, 'introduction') },
    { id: 'places', many: places.length, words: count(places.length, 'new place') },
  ]
  return parts.flatMap(({ id, many, words }) => (many > 0 ? [{ id, words }] : []))
}
