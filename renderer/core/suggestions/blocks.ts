/**
 * Who is compared with whom. Everybody gets keys; only people who share one are compared, so 50,000 people cost no more than what
 * they have in common. A key that many share is cut by a second one of the same people.
 */
import { callNames, loneWord, type NameForm, type NameWord } from './nameForms'
import type { Traits } from './traits'

/** People under one key up to here are all compared with one another. */
const mostTogether = 40

/** Pairs of places in `people`, the lesser first, each once. In steps, so that whoever drives it may do something else in between. */
export function* pairsToCompare(people: readonly Traits[]): Generator<undefined, Iterable<readonly [number, number]>> {
  const blocks = new Map<string, number[]>()
  for (let n = 0; n < people.length; n++) {
    for (const key of keysOf(people[n]!)) put(blocks, key, n)
    if (n % 200 === 0) yield
  }
  const pairs = new Set<number>()
  let count = 0
  for (const block of blocks.values()) {
    if (block.length > 1) together(people, block, people.length, pairs)
    if (++count % 1000 === 0) yield
  }
  withOneWord(people, pairs)
  return unfold(pairs, people.length)
}

/** Who is called by one word, with the few who may be called so: more could not be told apart. */
function withOneWord(people: readonly Traits[], pairs: Set<number>): void {
  const alone = new Map<string, number[]>()
  const whole = new Map<string, number[]>()
  people.forEach(({ names }, n) => {
    for (const form of new Set(names.flatMap((name) => loneWord(name)?.forms ?? []))) put(alone, form, n)
    for (const form of new Set(names.flatMap((name) => callNames(name).flatMap(({ forms }) => forms)))) put(whole, form, n)
  })
  for (const [form, some] of alone) {
    const others = whole.get(form) ?? []
    if (some.length > mostOfOneWord || others.length > mostOfOneWord) continue
    for (const one of some) for (const other of others) if (one !== other) pairs.add(Math.min(one, other) * people.length + Math.max(one, other))
  }
}

/** Each source has one of them, or they are too many. */
const mostOfOneWord = 12

function* unfold(pairs: ReadonlySet<number>, size: number): Generator<readonly [number, number]> {
  for (const pair of pairs) yield [Math.floor(pair / size), pair % size]
}

function together(people: readonly Traits[], block: readonly number[], size: number, pairs: Set<number>): void {
  if (block.length <= mostTogether) {
    for (let n = 0; n < block.length; n++) for (let m = n + 1; m < block.length; m++) pairs.add(block[n]! * size + block[m]!)
    return
  }
  const parts = new Map<string, number[]>()
  for (const one of block) for (const key of secondKeys(people[one]!)) put(parts, key, one)
  for (const part of parts.values()) {
    if (part.length > mostTogether) continue
    for (let n = 0; n < part.length; n++) for (let m = n + 1; m < part.length; m++) pairs.add(part[n]! * size + part[m]!)
  }
}

/** Each once, so that a block holds nobody twice. */
function keysOf(one: Traits): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const name of one.names) addNameKeys(keys, name)
  for (const { key, word } of one.handles) {
    keys.add(`joined ${key}`)
    keys.add(`joined ${word}`)
  }
  for (const email of one.emails) keys.add(`email ${email}`)
  for (const phone of one.phones) keys.add(`phone ${phone}`)
  for (const { digits } of one.tails) keys.add(`tail ${digits}`)
  for (const photo of one.photos) keys.add(`photo ${photo}`)
  for (const page of one.pages) keys.add(`page ${page}`)
  for (const form of formsOf(one)) {
    for (const thread of one.threads.keys()) keys.add(`thread ${thread} ${form}`)
    for (const employer of one.employers.keys()) keys.add(`work ${employer} ${form}`)
  }
  for (const { year, month, day } of one.birthdays) {
    if (year === undefined) continue
    for (const form of formsOf(one)) keys.add(`born ${year}-${month}-${day} ${form}`)
  }
  return keys
}

const formsOf = (one: Traits): ReadonlySet<string> => new Set(one.names.flatMap(({ words }) => words.flatMap(({ forms }) => forms)))

function addNameKeys(keys: Set<string>, name: NameForm): void {
  const { words } = name
  if (words.length < 2) {
    if (name.script === 'joined') for (const text of [name.joined, ...name.alsoJoined]) keys.add(`joined ${text}`)
    const alone = loneWord(name)
    if (alone) keys.add(`alone ${alone.sound}`)
    return
  }
  for (const text of joinedForms(name)) if (text.length > 4) keys.add(`joined ${text}`)
  const bones = words.map((word) => word.bones).sort()
  if (bones.join('').length > 3) keys.add(`bones ${bones.join(' ')}`)
  // A whole word and the first letter of another: finds initials, slips, short names and words left out, whatever the order.
  for (const anchor of words) {
    if (anchor.initial) continue
    for (const other of words) {
      if (other === anchor) continue
      for (const form of anchor.forms) for (const letter of lettersOf(other)) keys.add(`name ${form} ${letter}`)
    }
  }
}

const lettersOf = (word: NameWord): ReadonlySet<string> => new Set(word.forms.map((form) => form[0] ?? ''))

/** What a screen name made of the name looks like: `beaek`, `ekbea`, `bek`, `beae`. Asked again for each pair. */
export function joinedForms(name: NameForm): ReadonlySet<string> {
  const known = joinedOf.get(name) ?? joinedFormsOf(name)
  joinedOf.set(name, known)
  return known
}
const joinedOf = new WeakMap<NameForm, ReadonlySet<string>>()

function joinedFormsOf({ words }: NameForm): ReadonlySet<string> {
  const texts = words.map(({ text }) => text)
  const [first = '', ...rest] = texts
  const last = texts.at(-1) ?? ''
  return new Set([
    texts.join(''), [last, ...texts.slice(0, -1)].join(''), first + last, last + first,
    first + rest.map((text) => text[0]).join(''), texts.slice(0, -1).map((text) => text[0]).join('') + last, first.slice(0, 1) + last,
  ])
}

/** What people of one common name may have in common besides. */
function secondKeys(one: Traits): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const key of one.employers.keys()) keys.add(`work ${key}`)
  for (const { year, month, day } of one.birthdays) keys.add(`born ${year ?? ''}-${month}-${day}`)
  for (const { key } of one.handles) keys.add(`handle ${key}`)
  for (const town of one.towns.keys()) for (const name of one.names) keys.add(`town ${town} ${formKey(name)}`)
  for (const thread of one.threads.keys()) keys.add(`thread ${thread}`)
  for (const name of one.names) keys.add(`name ${formKey(name)}`)
  return keys
}

const formKey = ({ words }: NameForm): string => words.map((word) => word.forms.at(-1)!).sort().join(' ')

function put(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
