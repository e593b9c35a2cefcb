/** Two people side by side: every reason for and against their being one, with what it weighs. */
import type { PlainDate } from '#contract/words'
import { monthWords } from '../dates'
import type { SuggestionReason } from '../model'
import { plainDateWords } from '../plainDates'
import { joinedForms } from './blocks'
import type { Counts } from './counts'
import type { SharedDays } from './days'
import { compareNames, isAlike, tellingWords, type ComparedNames, type Likeness } from './nameLikeness'
import type { HandleWord } from './handleKeys'
import { callNames, loneWord, type NameForm, type NameWord } from './nameForms'
import type { Tail, Traits } from './traits'
import { commonName, nameWeight, weight } from './weights'

export interface Compared {
  readonly likeness: Likeness
  /** The heaviest first, what speaks against at the end. */
  readonly reasons: readonly Weighed[]
  readonly sum: number
  /** One address under both names was refused as a shared one: to be asked, whatever the sum. */
  readonly refused: boolean
}

export interface Weighed extends SuggestionReason {
  readonly weighs: number
}

/** A picture, a page or a thread that more have is nobody's own. */
const mostHolders = { handle: 4, photo: 3, page: 4, email: 3, phone: 3, thread: 40 }

export function compare(a: Traits, b: Traits, counts: Counts, days?: SharedDays): Compared {
  const names = compareNames(a.names, b.names)
  const likeness = names.likeness === 'strangers' && (isByHandle(a, b, counts) || isName(a) !== isName(b)) ? 'unknown' : names.likeness
  const alike = isAlike(likeness)
  const differ = likeness === 'family' || likeness === 'strangers'
  const found: Weighed[] = []
  const name = nameReason(names, counts)
  if (name) found.push(name)

  const address = addressReason(a, b, alike, counts)
  const own: (Weighed | undefined)[] = [alike ? address : undefined, handleReason(a, b, alike, counts), photoReason(a, b, counts)]
  // Families live in one house, answer one telephone and keep one page.
  if (!differ) own.push(pageReason(a, b, counts), tailReason(a, b), birthdayReason(a, b), alike && likeness !== 'initials' ? undefined : spelledReason(a, b, likeness, counts))
  // Two of one given name in two groups of one title, or the only ones of it with one employer: one and the same, as a rule.
  if (likeness === 'given' || likeness === 'oneWord') own.push(threadReason(a, b, weight.threadAndGiven, counts) ?? givenAtWork(a, b, counts))
  if (likeness === 'oneWord') own.push(onlyReason(a, b, counts))
  found.push(...own.filter((reason) => reason !== undefined))
  if (address && !alike) found.push(address)

  // What many share says something only beside what is one person's own.
  if (alike || (!differ && own.some((reason) => reason !== undefined))) {
    found.push(...[placeReason(a, b, counts), alike ? workReason(a, b) : undefined, alike ? threadReason(a, b, weight.thread, counts) : undefined, days && addressedReason(days), successionReason(a, b)].filter((reason) => reason !== undefined))
  }
  const clash = clashReason(a, b)
  if (clash) found.push(clash)
  const base = alike ? 0 : nameWeight[likeness]
  const sum = found.reduce((all, { weighs }) => all + weighs, base)
  return { likeness, reasons: found.sort(heavier), sum, refused: address !== undefined }
}

const heavier = (a: Weighed, b: Weighed): number => b.weighs - a.weighs || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)

function nameReason({ likeness, left, right }: ComparedNames, counts: Counts): Weighed | undefined {
  if (!left || !right || !isAlike(likeness)) return undefined
  const kind = likeness === 'same' ? 'sameName' : 'nameAlike'
  const weighs = nameWeight[likeness] + commonName(Math.max(counts.bearers(left), counts.bearers(right))) + rareness(left, right, likeness, counts)
  return { kind, words: nameWords[likeness] ?? '', left: left.shown, right: right.shown, weighs }
}

/** Initials tell more where only one can be meant; a slip of the pen is no name that others bear. */
function rareness(left: NameForm, right: NameForm, likeness: Likeness, counts: Counts): number {
  if (likeness === 'slip') return Math.min(...tellingWords(left, right, likeness).map((word) => counts.wordBearers(word))) <= 1 ? 1 : -2
  // Written down in the same way twice.
  if (likeness === 'initials' && left.joined === right.joined) return 1
  if (likeness !== 'initials') return 0
  const initials = [left, right].flatMap(({ words }) => words.filter(({ initial }) => initial))
  const others = tellingWords(left, right, likeness).flatMap((word) => initials.map((initial) => counts.beside(word, initial)))
  return Math.min(...others) <= mostMeant ? 1 : -0.5
}

/** `Robert L.` can be one of so many and is still worth a thought. */
const mostMeant = 5

const nameWords: Partial<Record<Likeness, string>> = {
  same: 'same full name',
  spelling: 'same name, spelled otherwise',
  nickname: 'one is short for the other',
  longer: 'one has more names',
  initials: 'the initials fit',
  slip: 'one letter differs',
}

/** `Conny` here and `Conny` there, and nobody else is called that; or `Conny` here and there the only one who may be. */
function onlyReason(a: Traits, b: Traits, counts: Counts): Weighed | undefined {
  const [left, right] = [loneWords(a), loneWords(b)]
  const is = (one: Traits, word: NameWord) => !counts.isEverywhere(word.sound) && counts.isOnlyNamed(one, word)
  if (left.length > 0 && right.length > 0) {
    const same = left.find((word) => is(a, word) && right.some((other) => other.sound === word.sound && is(b, other)))
    return same && { kind: 'nameAlike', words: 'the only ones of that name', left: a.names[0]!.shown, right: b.names[0]!.shown, weighs: weight.onlyOnes }
  }
  const [alone, other, words] = left.length > 0 ? [a, b, left] : [b, a, right]
  const fits = (word: NameWord, name: NameWord) => {
    const both = name.forms.filter((form) => word.forms.includes(form))
    return both.length > 0 && both.every((form) => counts.isOnlyCalled(other, form))
  }
  const called = other.names.find((name) => callNames(name).some((one) => words.some((word) => fits(word, one) && is(alone, word))))
  return called && { kind: 'nameAlike', words: 'the only one who is called that', left: a.names[0]!.shown, right: b.names[0]!.shown, weighs: weight.onlyOneCalled }
}

/** Empty for whoever has a whole name as well. */
function loneWords({ names }: Traits): readonly NameWord[] {
  const words = names.map(loneWord)
  return words.every((word) => word !== undefined) ? words : []
}

function addressReason(a: Traits, b: Traits, alike: boolean, counts: Counts): Weighed | undefined {
  const weighs = alike ? weight.address : weight.sharedAddress
  const email = shared(a.emails, b.emails).find((one) => counts.holders('email', one) <= mostHolders.email)
  if (email !== undefined) return { kind: 'sameAddress', words: 'one address under both names', left: email, right: email, weighs }
  const phone = shared(a.phones, b.phones).find((one) => counts.holders('phone', one) <= mostHolders.phone)
  return phone === undefined ? undefined : { kind: 'sameAddress', words: 'one telephone under both names', left: phone, right: phone, weighs }
}

function handleReason(a: Traits, b: Traits, alike: boolean, counts: Counts): Weighed | undefined {
  let best: Weighed | undefined
  for (const left of a.handles) {
    for (const right of b.handles) {
      const weighs = handleWeight(left, right, alike, a, b, counts)
      if (weighs === undefined || (best && best.weighs >= weighs)) continue
      const words = left.network === 'email' || right.network === 'email' ? 'one name in handle and address' : left.key === right.key ? 'one handle on two networks' : 'handles alike but for a number'
      best = { kind: 'sameHandle', words, left: left.shown, right: right.shown, weighs }
    }
  }
  return best
}

function handleWeight(left: HandleWord, right: HandleWord, alike: boolean, a: Traits, b: Traits, counts: Counts): number | undefined {
  if (left.word !== right.word || left.network === right.network) return undefined
  const holders = counts.holders('handle', left.key)
  if (holders > mostHolders.handle) return undefined
  const spelled = [...a.names, ...b.names].some((name) => joinedForms(name).has(left.word))
  if (spelled && alike) return left.network === 'linkedin' || right.network === 'linkedin' ? weight.givenHandle : weight.namedHandle
  if (left.key !== right.key) return left.word.length > 5 ? weight.numberedHandle : undefined
  if (left.network === 'email' || right.network === 'email' || holders > 2) return weight.plainHandle
  return spelled ? weight.plainHandle : weight.handle
}

/** `kwabena_oa` and Kwabena Osei-Agyeman. */
function spelledReason(a: Traits, b: Traits, likeness: Likeness, counts: Counts): Weighed | undefined {
  const one = spelling(a, b, likeness, counts)
  if (one) return { kind: 'nameAlike', words: 'the handle spells the name', left: one.handle, right: one.name, weighs: one.weighs }
  const other = spelling(b, a, likeness, counts)
  return other && { kind: 'nameAlike', words: 'the handle spells the name', left: other.name, right: other.handle, weighs: other.weighs }
}

/** What people show as their name in public may be anything: where the handle is the whole name of the other, the handle counts. */
const isByHandle = (a: Traits, b: Traits, counts: Counts): boolean => spellsOther(a, b, counts) || spellsOther(b, a, counts)

function spellsOther(a: Traits, b: Traits, counts: Counts): boolean {
  return a.handles.some(({ word, network }) => network !== 'email' && !a.names.some((name) => joinedForms(name).has(word)) &&
    b.names.some((name) => name.full > 1 && name.joined === word && counts.bearers(name) <= 1))
}

function spelling(a: Traits, b: Traits, likeness: Likeness, counts: Counts): { readonly handle: string; readonly name: string; readonly weighs: number } | undefined {
  for (const { word, shown, network } of a.handles) {
    for (const name of b.names) {
      if (name.full < 2 || !joinedForms(name).has(word)) continue
      // `Maria` as @mvlahidis has said the whole name.
      const whole = likeness === 'oneWord' || word.length >= name.words[0]!.text.length + name.words.at(-1)!.text.length
      const rare = counts.bearers(name) <= 1
      // Of a guest without a name the address is the name.
      const address = a.names.length === 0 ? weight.onlyAnAddress : network === 'email' ? -0.5 : 0
      return { handle: shown, name: name.shown, weighs: weight.spelledHandle + (whole ? 0 : -1) + (rare ? 0.5 : -0.5) + address }
    }
  }
  return undefined
}

function photoReason(a: Traits, b: Traits, counts: Counts): Weighed | undefined {
  const photo = shared(a.photos, b.photos).find((one) => counts.holders('photo', one) <= mostHolders.photo)
  return photo === undefined ? undefined : { kind: 'samePhoto', words: 'same picture', left: photo, right: photo, weighs: weight.photo }
}

function pageReason(a: Traits, b: Traits, counts: Counts): Weighed | undefined {
  const page = shared(a.pages, b.pages).find((one) => counts.holders('page', one) <= mostHolders.page)
  return page === undefined ? undefined : { kind: 'link', words: 'same page in their own words', left: page, right: page, weighs: weight.page }
}

/** Two numbers with their countries are equal or they are not: only one written without can be the other. */
function tailReason(a: Traits, b: Traits): Weighed | undefined {
  const same = (left: Tail) => b.tails.find((right) => left.digits === right.digits && !(left.whole && right.whole))
  for (const left of a.tails) {
    const right = same(left)
    if (right) return { kind: 'sameAddress', words: 'telephones end alike', left: left.shown, right: right.shown, weighs: weight.phoneTail }
  }
  return undefined
}

function birthdayReason(a: Traits, b: Traits): Weighed | undefined {
  let best: Weighed | undefined
  for (const left of a.birthdays) {
    for (const right of b.birthdays) {
      if (!isSameDay(left, right) || isFilledIn(left) || (left.year !== undefined && right.year !== undefined && left.year !== right.year)) continue
      const weighs = left.year !== undefined && right.year !== undefined ? weight.birthday : weight.birthdayWithoutYear
      if (!best || best.weighs < weighs) best = { kind: 'sameBirthday', words: 'same birthday', left: plainDateWords(left), right: plainDateWords(right), weighs }
    }
  }
  return best
}

function clashReason(a: Traits, b: Traits): Weighed | undefined {
  const [left] = a.birthdays
  const [right] = b.birthdays
  if (!left || !right || a.birthdays.some((one) => b.birthdays.some((other) => isSameDay(one, other) && isNoOtherYear(one, other)))) return undefined
  return { kind: 'clash', words: 'birthdays differ', left: plainDateWords(left), right: plainDateWords(right), weighs: weight.clash }
}

const isSameDay = (a: PlainDate, b: PlainDate): boolean => a.month === b.month && a.day === b.day
const isNoOtherYear = (a: PlainDate, b: PlainDate): boolean => a.year === undefined || b.year === undefined || a.year === b.year

/** Forms that want a date get the first of January. */
const isFilledIn = ({ month, day }: PlainDate): boolean => month === 1 && day === 1

function placeReason(a: Traits, b: Traits, counts: Counts): Weighed | undefined {
  for (const [key, left] of a.towns) {
    const right = b.towns.get(key)
    if (right === undefined) continue
    // Where every tenth one lives, living there says little.
    const many = counts.people > 50 && counts.holders('town', key) > counts.people / 10
    return { kind: 'samePlace', words: 'same place', left, right, weighs: many ? weight.place - 0.5 : weight.place }
  }
  return undefined
}

/** `velvet harbor` is no name that another could differ from. */
const isName = ({ names }: Traits): boolean => names.some(({ words }) => words.some(({ given }) => given))

function givenAtWork(a: Traits, b: Traits, counts: Counts): Weighed | undefined {
  for (const [key, left] of a.employers) {
    const right = b.employers.get(key)
    const form = right === undefined ? undefined : [...givenForms(a)].find((one) => givenForms(b).has(one) && counts.atWork(key, one) <= 1)
    if (form !== undefined) return { kind: 'sameWork', words: 'the only ones of that name with one employer', left, right: right!, weighs: weight.workAndGiven }
  }
  return undefined
}

const givenForms = ({ names }: Traits): ReadonlySet<string> => new Set(names.flatMap(({ words }) => words.flatMap(({ forms }) => forms)))

function workReason(a: Traits, b: Traits): Weighed | undefined {
  for (const [key, left] of a.employers) {
    const right = b.employers.get(key)
    if (right !== undefined) return { kind: 'sameWork', words: 'same employer', left, right, weighs: weight.work }
  }
  return undefined
}

function threadReason(a: Traits, b: Traits, weighs: number, counts: Counts): Weighed | undefined {
  for (const [key, left] of a.threads) {
    const right = b.threads.get(key)
    if (right === undefined || counts.holders('thread', key) > mostHolders.thread) continue
    return { kind: 'sameThread', words: 'speak in one conversation', left, right, weighs }
  }
  return undefined
}

function addressedReason({ times, left, right }: SharedDays): Weighed | undefined {
  if (times === 0) return undefined
  return { kind: 'addressed', words: 'addressed on the same day', left, right, weighs: weight.addressed }
}

/** One begins where the other ends, on other networks. */
function successionReason(a: Traits, b: Traits): Weighed | undefined {
  if (isBefore(a, b)) return { kind: 'succession', words: 'one begins where the other ends', left: `until ${monthOf(a.known.last!)}`, right: `from ${monthOf(b.known.first!)}`, weighs: weight.succession }
  if (isBefore(b, a)) return { kind: 'succession', words: 'one begins where the other ends', left: `from ${monthOf(a.known.first!)}`, right: `until ${monthOf(b.known.last!)}`, weighs: weight.succession }
  return undefined
}

const monthOf = (at: number): string => monthWords(at, 'UTC')

function isBefore({ known: one }: Traits, { known: other }: Traits): boolean {
  if (one.last === null || other.first === null || one.touches < fewest || other.touches < fewest) return false
  return other.first > one.last && other.first - one.last < longestBreak
}
const fewest = 3
const longestBreak = 200 * 24 * 60 * 60 * 1000

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  return [...few].filter((one) => many.has(one)).sort()
}

