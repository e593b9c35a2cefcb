/**
 * What the words of one text tell of: a meeting, an introduction, thanks. Word lists per language are data files; `phrases.ts` says what is in them.
 * A cue is a hint and no more: what is denied, asked, wished, quoted or done online is none, and only the owner makes a meeting of it.
 *
 * Pages keep which rows have cues (`db/pages.ts`): whoever changes a list or a rule here raises `layoutVersion` in `db/database.ts`.
 */
import { dayLength, dayReader, type DayReader, type SaidDay } from './days'
import { english } from './english'
import { french } from './french'
import { german } from './german'
import type { CueWords } from './languages'
import { Anchors } from './anchors'
import { anchorsOf, anyOf, expressionOf } from './phrases'
import { plainText, sentencesOf, type Sentence } from './plainText'
import { spanish } from './spanish'

export type CueKind = 'meeting' | 'introducing' | 'thanks'

/** A meeting between the writer and whoever is addressed. */
export interface MeetingCue {
  /** They have met, or are going to. */
  readonly ahead: boolean
  /** The day (since 1970, UTC) the words name; undefined where they name none: a day or two before the text, at the most. */
  readonly said: SaidDay | undefined
  /** `@bea` in place of you, as written but in lower case, without the @. Empty where you are meant. */
  readonly names: readonly string[]
}

/** Which kinds the text has, in a fixed order; none for nearly all texts. */
export function cuesOf(text: string): readonly CueKind[] {
  const reading = read(text)
  if (!reading) return none
  const kinds = [
    ...(meetingsIn(reading).length > 0 ? ['meeting' as const] : []),
    ...(tells(reading, 'introducing') ? ['introducing' as const] : []),
    ...(tells(reading, 'thanks') ? ['thanks' as const] : []),
  ]
  return kinds.length === 0 ? none : kinds
}
const none: readonly CueKind[] = []

/** The meeting that the text tells of; where it tells of several, one that was before one that will be. `at`: when it was written, UTC ms. */
export function meetingIn(text: string, at: number): MeetingCue | undefined {
  const reading = read(text)
  const found = reading ? meetingsIn(reading, Math.floor(at / dayLength)) : []
  return found.find(({ ahead }) => !ahead) ?? found[0]
}

type List = 'met' | 'perhaps' | 'ahead' | 'introducing' | 'thanks'

interface Language {
  readonly not: RegExp
  readonly truly: RegExp
  readonly future: RegExp
  readonly online: RegExp
  readonly days: DayReader
}

interface Phrase {
  readonly language: Language
  readonly list: List
  readonly expression: RegExp
}

/** A text with the phrases that may be in it. */
interface Reading {
  readonly sentences: readonly Sentence[]
  readonly phrases: readonly Phrase[]
}

function read(text: string): Reading | undefined {
  const plain = plainText(text.length > longest ? text.slice(0, longest) : text)
  const phrases = anchors.in(plain)
  return phrases && { sentences: sentencesOf(plain), phrases: [...phrases] }
}
/** Who tells of a meeting in a longer text is no longer writing to somebody. */
const longest = 5_000

/** Where in the clause the first of the phrases is, unless the words before it take it back. */
function foundIn(clause: string, phrases: readonly Phrase[], list: List): RegExpExecArray | undefined {
  let first: RegExpExecArray | undefined
  for (const one of phrases) {
    if (one.list !== list) continue
    const found = one.expression.exec(clause)
    if (found && (!first || found.index < first.index || (found.index === first.index && found[0].length > first[0].length)) && !one.language.not.test(clause.slice(0, found.index))) first = found
  }
  return first
}

const tells = ({ sentences, phrases }: Reading, list: List): boolean =>
  sentences.some(({ clauses, asks }) => clauses.some((clause, at) => !(asks && at === clauses.length - 1) && foundIn(clause, phrases, list) !== undefined))

/** `today`: when it was written. Without one any day will do: which rows are worth reading must not depend on when. */
function meetingsIn({ sentences, phrases }: Reading, today?: number): MeetingCue[] {
  const telling = phrases.filter(({ list }) => list === 'met' || list === 'perhaps' || list === 'ahead')
  return [...new Set(telling.map(({ language }) => language))].flatMap((language) => {
    const own = telling.filter((one) => one.language === language)
    return sentences.flatMap((sentence) => meetingsOf(sentence, language, own, today))
  })
}

function meetingsOf({ clauses, asks }: Sentence, language: Language, phrases: readonly Phrase[], today: number | undefined): MeetingCue[] {
  if (!clauses.some((clause) => phrases.some(({ expression }) => expression.test(clause)))) return []
  const truly = clauses.some((clause) => language.truly.test(clause))
  if (!truly && clauses.some((clause) => language.online.test(clause))) return []
  return clauses.flatMap((clause, at): MeetingCue[] => {
    if (asks && at === clauses.length - 1) return []
    const sure = foundIn(clause, phrases, 'met')
    const told = sure ?? foundIn(clause, phrases, 'perhaps')
    const past = told && !language.future.test(clause.slice(0, told.index)) ? told : undefined
    const said = past && saidBy(clauses, at, language, phrases, today, false)
    if (past && (sure || said || truly)) return [{ ahead: said !== undefined && today !== undefined && said.day > today, said, names: namesIn(past[0]) }]
    const ahead = foundIn(clause, phrases, 'ahead') ?? told
    const then = ahead && saidBy(clauses, at, language, phrases, today, true)
    return ahead && then && then.day >= (today ?? 0) ? [{ ahead: true, said: then, names: namesIn(ahead[0]) }] : []
  })
}

/** The day that the clause names; else its neighbours in the sentence, unless they tell of a meeting themselves. */
function saidBy(clauses: readonly string[], at: number, { days }: Language, phrases: readonly Phrase[], today: number | undefined, ahead: boolean): SaidDay | undefined {
  const dayIn = (clause: string) => days.read(clause, today ?? 0, ahead) ?? (today === undefined && days.names(clause) ? someDay : undefined)
  const own = dayIn(clauses[at]!)
  if (own) return own
  for (const clause of [clauses[at + 1], clauses[at - 1]]) {
    if (clause === undefined || phrases.some(({ expression }) => expression.test(clause))) continue
    const said = dayIn(clause)
    if (said) return said
  }
  return undefined
}
const someDay: SaidDay = { day: 0, from: 0, to: 0 }

const namesIn = (phrase: string): string[] => [...phrase.matchAll(/@([\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}_.-]+)?)/gu)].map(([, name]) => name!)

const anchors = new Anchors<Phrase>()
for (const words of [english, german, french, spanish]) learn(words)

function learn(words: CueWords): void {
  const { you, fine, shared, truly } = words
  const slots = { you, fine, shared, truly }
  const language: Language = { not: anyOf(words.not), truly: anyOf(truly), future: anyOf(words.future), online: anyOf(words.online), days: dayReader(words.days) }
  for (const list of ['met', 'perhaps', 'ahead', 'introducing', 'thanks'] as const) {
    for (const phrase of words[list]) {
      const one: Phrase = { language, list, expression: expressionOf(phrase, slots) }
      for (const anchor of anchorsOf(phrase, slots)) anchors.add(anchor, one)
    }
  }
}
