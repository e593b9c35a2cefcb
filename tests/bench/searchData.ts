/**
 * Invented interactions for measuring the search, as lines of an import file, and the queries asked. Words have the frequencies of a language (Zipf over
 * 60,000), people those of a life; a text has about 140 characters. Seeded: every run asks the same of the same.
 */
import type { InteractionFact, Line, PersonFact } from '../../electron/contract/records'

const vocabularySize = 60_000
const textLength = 140
const perLineBatch = 1000
const began = Date.UTC(2010, 0, 1)
const years = 16 * 365.25 * 24 * 3_600_000

const syllables = ['ba', 'ko', 'tri', 'mel', 'sa', 'un', 'der', 'lo', 'vin', 'gar', 'te', 'mo', 'ris', 'ka', 'ple', 'stu', 'an', 'or', 'ni', 'dal']

/** The word of a rank, 0 the most frequent; frequent ones are short. */
export function wordOf(rank: number): string {
  let word = ''
  for (let rest = rank; ; rest = Math.floor(rest / syllables.length) - 1) {
    word += syllables[rest % syllables.length]!
    if (rest < syllables.length) return word
  }
}

/** Lines of interactions, stream after stream, some at a time. */
export function* interactionLines(interactions: number, people: number): Generator<string> {
  const random = mulberry(7)
  const words = Array.from({ length: vocabularySize }, (_, rank) => wordOf(rank))
  const scale = Math.log(vocabularySize)
  const text = () => {
    let all = ''
    while (all.length < textLength) all += `${all === '' ? '' : ' '}${words[Math.min(vocabularySize - 1, Math.floor(Math.exp(random() * scale)) - 1)]!}`
    return all
  }
  // Of 1,000 people the first has a seventh of all that is said.
  const weights = Array.from({ length: people }, (_, person) => 1 / (person + 1))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let batch: string[] = []
  let said = 0
  for (let person = 0; person < people && said < interactions; person++) {
    const last = person === people - 1
    const count = last ? interactions - said : Math.min(interactions - said, Math.max(1, Math.round((interactions * weights[person]!) / whole)))
    const handle = handleOf(person)
    for (let n = 0; n < count; n++, said++) {
      const received = random() < 0.5
      const line: Line<InteractionFact> = {
        fact: 'interaction', id: `x:message:${1_000_000_000 + said * 7919}`, stream: handle, at: Math.floor((began + (years * (n + random())) / count) / 1000) * 1000, network: 'x', kind: 'message',
        setting: 'private', direction: received ? 'received' : 'sent', who: [handle], text: text(), src: [0, said], counts: 1, ...(received ? { from: handle } : {}),
      }
      batch.push(JSON.stringify(line))
      if (batch.length >= perLineBatch) {
        yield batch.join('\n')
        batch = []
      }
    }
  }
  if (batch.length > 0) yield batch.join('\n')
}

export function* peopleLines(people: number): Generator<string> {
  let batch: string[] = []
  for (let person = 0; person < people; person++) {
    const name = [wordOf(person % 900), wordOf(400 + (person % 7919))].map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
    const line: Line<PersonFact> = { fact: 'person', id: `x:account:${person}`, handles: [handleOf(person), `x:@${wordOf(person)}_${person}`], name, src: [1, person], counts: 1 }
    batch.push(JSON.stringify(line))
    if (batch.length >= perLineBatch) {
      yield batch.join('\n')
      batch = []
    }
  }
  if (batch.length > 0) yield batch.join('\n')
}

const handleOf = (person: number) => `x:id:${2000 + person}`

/** The published set: one to four words or beginnings, from the most frequent word to ones that hardly occur. */
export const queries: readonly string[] = [
  // One word: frequent, less, rare, none.
  ...[0, 3, 20, 150, 1200, 9000, 55_000].map((rank) => `${wordOf(rank)} `),
  'xylophone ',
  // One beginning, as it is typed.
  'b', 's', 'ba', 'tr', 'mel', 'unde', wordOf(1200).slice(0, -1), wordOf(30_000).slice(0, -1),
  // Two.
  ...[[0, 1], [0, 5000], [40, 60], [300, 700], [2000, 8000]].map((ranks) => `${ranks.map(wordOf).join(' ')} `),
  ...[[0, 'b'], [2, 'tri'], [500, 'k'], [9000, 's']].map(([rank, beginning]) => `${wordOf(rank as number)} ${beginning}`),
  // Three and four.
  ...[[0, 1, 2], [5, 50, 500], [100, 1000, 10_000], [0, 1, 2, 3], [2, 20, 200, 2000], [0, 30, 60, 90]].map((ranks) => `${ranks.map(wordOf).join(' ')} `),
  ...[[0, 1, 'm'], [10, 100, 'ba'], [0, 1, 2, 'd'], [4, 40, 400, 'or']].map((parts) => parts.map((part) => (typeof part === 'number' ? wordOf(part) : part)).join(' ')),
]

/** Beside the set: what needs more than words. */
export const otherQueries: readonly string[] = [
  `"${wordOf(0)} ${wordOf(1)}"`, `"${wordOf(30)} ${wordOf(2)}"`, `from:me ${wordOf(4)}`, `with:${wordOf(400)} ${wordOf(1)}`, `before:2014 ${wordOf(0)}`, `after:"march 2020" before:2021`, 'with:bako',
]

/** A small seeded generator of numbers from 0 up to 1 (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
