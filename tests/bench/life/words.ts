/** What is said in an invented life: texts of 140 characters on average whose words are as frequent as a language's, and some that tell of a meeting, an introduction or thanks. */
import type { Chance } from '../../identity/random'
import { wordOf } from '../searchData'

const vocabulary = Array.from({ length: 60_000 }, (_, rank) => wordOf(rank))
const scale = Math.log(vocabulary.length)
/** Short and long ones; 140 is the mean. */
const shortest = 20
const longest = 260
/** Of 100 texts that many tell of something; real messages do so about as often. */
const cueShare = 0.015
/** How many words somebody has for what only the two of them talk about. */
const ownWords = 40

const cues = [
  'It was great to see you yesterday.', 'So good to meet you in person at last!', 'Thank you so much for everything.', 'See you tomorrow at the station.', 'Thanks for the lovely dinner last night.',
  'You two should meet, I have told her about you.', 'Thank you for introducing me to your brother.', 'Schön, dass wir uns gestern getroffen haben.', 'Great to see you again last week.', 'Looking forward to seeing you on Saturday.',
] as const
const marks = [' 🌿', ' 😀', ' – über Brücken', ' ☕ café'] as const

/** One after the other, with blanks; `topic` is a number of whoever is talked with. */
export function textOf(chance: Chance, topic: number): string {
  const length = shortest + chance.below(longest - shortest + 1)
  let text = chance.is(cueShare) ? chance.of(cues) : ''
  while (text.length < length) {
    const rank = chance.is(0.08) ? ownRank(topic, chance.below(ownWords)) : Math.floor(Math.exp(chance.next() * scale)) - 1
    text += `${text === '' ? '' : ' '}${vocabulary[rank]!}`
  }
  return chance.is(0.06) ? text + chance.of(marks) : text
}

/** Rare words: what everybody says is nobody's subject. */
const ownRank = (topic: number, word: number) => 2000 + ((topic * 7919 + word * 131) % (vocabulary.length - 2000))

/** For titles: of groups, events and pages. */
export const titleOf = (number: number, words = 2): string =>
  Array.from({ length: words }, (_, at) => vocabulary[200 + ((number * 31 + at * 977) % 9000)]!).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
