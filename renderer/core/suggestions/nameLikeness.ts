/** How alike two names are, word by word: order, accents and scripts aside; short names, initials and slips of the pen allowed for. */
import { distance } from 'fastest-levenshtein'
import type { NameForm, NameWord } from './nameForms'

export type Likeness =
  /** Every word is the same; the order may differ. */
  | 'same'
  /** Every word sounds the same: another script, another spelling. */
  | 'spelling'
  /** One is short for the other. */
  | 'nickname'
  /** One has words more. */
  | 'longer'
  /** One has initials where the other has words, and at least one whole word is the same. */
  | 'initials'
  /** One letter of a long word differs. */
  | 'slip'
  /** The given name is the same, the family name is not: as after a wedding. */
  | 'given'
  /** The family name is the same, the given name is not: relatives, or nothing. */
  | 'family'
  /** One of them is a single word, which the other one has. */
  | 'oneWord'
  /** Nothing can be said. */
  | 'unknown'
  /** Two whole names that share nothing. */
  | 'strangers'

/** Those that alone are worth a thought. */
export const isAlike = (likeness: Likeness): boolean => alike.has(likeness)
const alike: ReadonlySet<Likeness> = new Set<Likeness>(['same', 'spelling', 'nickname', 'longer', 'initials', 'slip'])

/** Of several names of one person, what the first of these says counts: likeness before difference, difference before saying nothing. */
const order: readonly Likeness[] = ['same', 'spelling', 'nickname', 'longer', 'slip', 'initials', 'given', 'family', 'strangers', 'oneWord', 'unknown']

export interface ComparedNames {
  readonly likeness: Likeness
  readonly left?: NameForm
  readonly right?: NameForm
}

export function compareNames(left: readonly NameForm[], right: readonly NameForm[]): ComparedNames {
  let best: ComparedNames = { likeness: 'unknown' }
  let rank = Infinity
  for (const a of left) {
    for (const b of right) {
      const likeness = nameLikeness(a, b)
      const found = order.indexOf(likeness)
      if (found < rank) {
        best = { likeness, left: a, right: b }
        rank = found
      }
      if (rank === 0) return best
    }
  }
  return best
}


/** The word that is the same in both, of two names that are alike by initials; the word that differs by a letter, of a slip. */
export function tellingWords(a: NameForm, b: NameForm, likeness: Likeness): readonly NameWord[] {
  const wanted: readonly Bond[] = likeness === 'slip' ? ['slip'] : ['text', 'sound']
  return bondsOf(a, b).filter(({ bond }) => wanted.includes(bond)).flatMap((bond) => [a.words[bond.a]!, b.words[bond.b]!])
}

type Bond = 'text' | 'sound' | 'form' | 'bones' | 'slip' | 'initial'

export function nameLikeness(a: NameForm, b: NameForm): Likeness {
  if (a.joined === b.joined) return a.full > 1 || b.full > 1 || a.script === 'joined' ? (a.script === b.script ? 'same' : 'spelling') : a.words.length > 1 && b.words.length > 1 ? 'initials' : 'oneWord'
  if ((a.script === 'joined') !== (b.script === 'joined')) return joinedLikeness(a, b)
  const bonds = bondsOf(a, b)
  const told = bonds.filter(({ bond }) => bond !== 'initial')
  if (a.full < 2 && b.full < 2 && bonds.length < 2) return told.length > 0 ? 'oneWord' : 'unknown'
  const all = bonds.length === Math.min(a.words.length, b.words.length)
  if (all && bonds.length > 1 && told.length > 0) return wholeLikeness(a, b, bonds)
  if (told.length > 0) return a.words.length < 2 || b.words.length < 2 ? 'oneWord' : partLikeness(a, b, told)
  return a.full > 1 && b.full > 1 && a.script === b.script ? 'strangers' : 'unknown'
}

interface Bonded {
  readonly a: number
  readonly b: number
  readonly bond: Bond
}

/** Each word with one of the other name, the closest bonds first. */
function bondsOf(a: NameForm, b: NameForm): readonly Bonded[] {
  const bonds: Bonded[] = []
  const takenA = new Set<number>()
  const takenB = new Set<number>()
  const abjad = (a.script === 'abjad') !== (b.script === 'abjad')
  for (const bond of bondOrder) {
    if (bond === 'bones' && !abjad) continue
    for (let n = 0; n < a.words.length; n++) {
      if (takenA.has(n)) continue
      for (let m = 0; m < b.words.length; m++) {
        if (takenB.has(m) || !holds[bond](a.words[n]!, b.words[m]!)) continue
        bonds.push({ a: n, b: m, bond })
        takenA.add(n)
        takenB.add(m)
        break
      }
    }
  }
  return bonds
}

const bondOrder: readonly Bond[] = ['text', 'sound', 'form', 'bones', 'slip', 'initial']

const whole = (a: NameWord, b: NameWord): boolean => !a.initial && !b.initial

const holds: Readonly<Record<Bond, (a: NameWord, b: NameWord) => boolean>> = {
  text: (a, b) => whole(a, b) && a.text === b.text,
  sound: (a, b) => whole(a, b) && a.sound === b.sound,
  form: (a, b) => whole(a, b) && a.forms.some((form) => b.forms.includes(form)),
  bones: (a, b) => whole(a, b) && a.bones !== '' && a.bones === b.bones,
  slip: (a, b) => whole(a, b) && isSlip(a, b),
  initial: (a, b) => a.initial !== b.initial ? initialOf(a.initial ? a : b, a.initial ? b : a) : a.initial && a.text === b.text,
}

/** `anna` and `hanna`, `maria` and `marta` are two names; `schneidr` is a slip. */
function isSlip({ text: a, given }: NameWord, { text: b, given: other }: NameWord): boolean {
  if (a.length < 6 || b.length < 6 || Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false
  return !(given && other) && (distance(a, b) === 1 || isSwap(a, b))
}

/** Two neighbours have changed places. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let n = 0
  while (a[n] === b[n]) n++
  return a[n] === b[n + 1] && a[n + 1] === b[n] && a.slice(n + 2) === b.slice(n + 2)
}

const initialOf = (letter: NameWord, word: NameWord): boolean => word.text.startsWith(letter.text) || word.forms.some((form) => form.startsWith(letter.sound))

function wholeLikeness(a: NameForm, b: NameForm, bonds: readonly Bonded[]): Likeness {
  const has = (bond: Bond) => bonds.some((one) => one.bond === bond)
  if (bonds.filter(({ bond }) => bond === 'slip').length > 1) return partLikeness(a, b, bonds.filter(({ bond }) => bond !== 'slip'))
  if (has('initial')) return 'initials'
  if (has('slip')) return 'slip'
  if (a.words.length !== b.words.length) return 'longer'
  if (has('form')) return 'nickname'
  return has('sound') || has('bones') || a.script !== b.script ? 'spelling' : 'same'
}

/** Some words are the same, others are not. Where the order does not tell which name it is, what many are called is the given one. */
function partLikeness(a: NameForm, b: NameForm, bonds: readonly Bonded[]): Likeness {
  if (bonds.length === 0) return 'unknown'
  if (bonds.some((bond) => bond.a === 0 && bond.b === 0)) return 'given'
  if (bonds.some((bond) => bond.a === a.words.length - 1 && bond.b === b.words.length - 1)) return 'family'
  return bonds.some((bond) => a.words[bond.a]!.given) ? 'given' : 'family'
}

/** Scripts without blanks: all in one, in either order. */
function joinedLikeness(a: NameForm, b: NameForm): Likeness {
  const [joined, spaced] = a.script === 'joined' ? [a, b] : [b, a]
  if (spaced.full < 2) return 'unknown'
  const texts = spaced.words.map(({ text }) => text)
  const turned = [...texts.slice(-1), ...texts.slice(0, -1)]
  return [texts, turned].some((words) => words.join('') === joined.joined || joined.alsoJoined.includes(words.join(''))) ? 'spelling' : 'unknown'
}
