/** Whether texts say what is looked for, and where: the same rules as the index, on the words themselves. */
import type { Marked } from './model'
import type { Clause, Word } from './query'
import { joined } from './letters'
import { tokensOf, type Token } from './tokens'

type Mark = readonly [from: number, to: number]

/** The texts of one thing with what matches in each; undefined unless every clause is met in one of them. */
export function matchTexts(texts: readonly string[], clauses: readonly Clause[]): readonly Marked[] | undefined {
  const whole = texts.map(joined)
  const tokens = whole.map(tokensOf)
  const marks = whole.map((): Mark[] => [])
  for (const clause of clauses) {
    let met = false
    tokens.forEach((there, at) => {
      for (const mark of places(there, clause)) {
        marks[at]!.push(mark)
        met = true
      }
    })
    if (!met) return undefined
  }
  return whole.map((text, at) => ({ text, marks: united(marks[at]!) }))
}

/** The text with what matches of it, whether or not all of it does. */
export function markText(text: string, clauses: readonly Clause[]): Marked {
  const whole = joined(text)
  const tokens = tokensOf(whole)
  return { text: whole, marks: united(clauses.flatMap((clause) => places(tokens, clause))) }
}

function places(tokens: readonly Token[], { words, together }: Clause): Mark[] {
  if (!together) return tokens.filter((token) => words.every((word) => fits(token, word))).map((token) => markOf(token, words[0]!))
  const found: Mark[] = []
  const row = tokens.filter(({ extra }) => !extra)
  const last = words.length - 1
  const touches = words.map((word, at) => at > 0 && overlaps(words[at - 1]!, word))
  for (let first = 0; first + last < row.length; first++) {
    if (!words.every((word, at) => fits(row[first + at]!, word))) continue
    // Signs without blanks must touch: two runs with a blank between are two.
    if (touches.some((must, at) => must && row[first + at]!.from >= row[first + at - 1]!.to)) continue
    found.push([row[first]!.from, markOf(row[first + last]!, words[last]!)[1]])
  }
  return found
}

/** `東京`, `京駅`: the second goes on from the last sign of the first. */
const overlaps = (before: Word, word: Word): boolean => [...word.term].length === 2 && [...before.term].length === 2 && before.term.endsWith([...word.term][0]!)

const fits = ({ term }: Token, word: Word): boolean => (word.prefix ? term.startsWith(word.term) : term === word.term)

/** Of a beginning, only what was typed; where letters became others, the whole word. */
function markOf({ term, from, to }: Token, { term: typed, prefix }: Word): Mark {
  return prefix && to - from === term.length ? [from, from + typed.length] : [from, to]
}

function united(marks: readonly Mark[]): Mark[] {
  const all: [number, number][] = []
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = all.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}

/** How much of a text a list has room for, and what stands before the first match. */
const shown = 240
const before = 60

/** The part of a long text around its first match, cut between words, with dots where something is left out. */
export function snippet({ text, marks }: Marked): Marked {
  const plain = text.replace(/\s/g, ' ')
  if (plain.length <= shown) return { text: plain, marks }
  const first = marks[0]?.[0] ?? 0
  const start = first <= before ? 0 : cut(plain, first - before, 1)
  const end = Math.max(start, start + shown >= plain.length ? plain.length : cut(plain, start + shown, -1))
  const lead = start > 0 ? '…' : ''
  const moved = marks.flatMap(([from, to]): Mark[] => (to > start && from < end ? [[Math.max(from, start) - start + lead.length, Math.min(to, end) - start + lead.length]] : []))
  return { text: `${lead}${plain.slice(start, end)}${end < plain.length ? '…' : ''}`, marks: moved }
}

/** The nearest blank within a few letters; else not within a pair of halves. */
function cut(text: string, at: number, step: 1 | -1): number {
  for (let far = 0; far < 24; far++) if (text[at + step * far] === ' ') return at + step * far + (step === 1 ? 1 : 0)
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + step : at
}
