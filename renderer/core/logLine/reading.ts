import type { LogKind } from '#contract/words'
import type { PersonId } from '../model'
import { saidDays, type SaidDay } from './days'
import { isAtSign, placeAt } from './knownPlaces'
import { logLanguages, logWords, type LogLanguage } from './languages'
import { kinds, lastWords, roleWords, type Role } from './phrases'
import type { LogContext, LogLine, SaidPerson, Stretch } from './readLogLine'
import { leftOut } from './restOfLine'
import { isCapital, wordsOf, type Word } from './words'

const particles = new Set(['van', 'von', 'de', 'del', 'da', 'di', 'der', 'den', 'la', 'le', 'el', 'al', 'bin', 'ibn', 'ben', 'zu', 'dos', 'du'])
const mostNameWords = 4

interface FoundName {
  /** In words. */
  readonly length: number
  readonly candidates: readonly PersonId[]
  readonly wanted: boolean
}

/** One pass over the words of a line: days first, then from left to right through the first thought. */
export class Reading {
  private readonly words: readonly Word[]
  private readonly taken: Uint8Array
  private readonly stretches: Stretch[] = []
  private readonly people: SaidPerson[] = []
  private languages: readonly LogLanguage[] = logLanguages
  private kind: LogKind | undefined
  private day: SaidDay | undefined
  private time: SaidDay['time'] | undefined
  private place: LogLine['place']

  constructor(private readonly line: string, private readonly context: LogContext) {
    this.words = wordsOf(line)
    this.taken = new Uint8Array(this.words.length)
  }

  all() {
    const lead = this.leadingDay()
    let at = this.readKind(lead)
    this.readDays()
    if (this.kind === undefined) at = lead
    this.readThought(at)
    const { people, day, time, place } = this
    return { kind: this.kind ?? 'meeting', people, day: day?.day, time, place, stretches: this.stretches.sort((a, b) => a.from - b.from) }
  }

  /** `Last Friday, met Bea`: the words the line's day takes when it comes first. */
  private leadingDay(): number {
    for (const language of logLanguages) {
      const first = saidDays(this.line.slice(0, 60), this.words, language, this.context)[0]
      if (first && first.day && this.words[0] && first.from <= this.words[0].from) return this.words.findIndex(({ from }) => from >= first.to) >>> 0
    }
    return 0
  }

  /** Answers the word after it. */
  private readKind(lead: number): number {
    for (const start of new Set([0, lead])) {
      if (start >= this.words.length) continue
      // The shortest way there wins: `I met`, but `habe` alone is a kind only where no subject goes before one.
      for (const before of [0, this.roleLength('subject', start), this.roleLength('did', start), ...[this.roleLength('subject', start)].map((length) => length + this.roleLength('did', start + length))]) {
        const found = kinds.at(this.words, start + before)
        if (!found || !this.isTightRun(start, start + before + found.length)) continue
        const said = found.values[0]!
        const end = start + before + found.length
        if (!this.wants('kind', start, end)) continue
        this.kind = said.kind
        this.languages = [...new Set(found.values.filter(({ kind, how }) => kind === said.kind && how === said.how).map(({ language }) => language))]
        if (said.how === 'first') this.take('kind', start, end)
        else {
          if (before > 0) this.take('kind', start, start + before)
          this.take('kind', start + before, end, true)
        }
        return end
      }
    }
    return 0
  }

  private readDays(): void {
    const end = this.words[this.thoughtEnd(0, true)]?.from ?? this.line.length
    for (const language of this.languages) {
      const all = saidDays(this.line, this.words, language, this.context).filter((one) => this.isFreeStretch(one) && !this.isPersonInstead(one))
      const wanted = all.filter((one) => this.wants(one.day ? 'day' : 'time', ...this.wordsIn(one)))
      const dated = wanted.filter(({ day }) => day)
      const day = dated.find(({ from }) => from < end) ?? dated[0]
      const time = wanted.find((one) => !one.day && one.from < end)
      if (!day && !time) continue
      this.day = day
      this.time = day?.time ?? time?.time
      if (day) this.take('day', ...this.wordsIn(day))
      if (time && !day?.time) this.take('time', ...this.wordsIn(time))
      return
    }
  }

  /** From left to right: people, places and what was done, until the first thought ends. */
  private readThought(start: number): void {
    const note = this.kind === 'note'
    // A note is about people; only what is said of a meeting or call begins with them.
    let open = true
    let spoken = this.kind !== undefined
    for (let at = start; at < this.words.length && (at === start || !this.endsThought(at, note && at === start)); ) {
      if (!this.isFree(at)) { at++; continue }
      const opener = note ? this.roleLength('about', at) || this.roleLength('with', at) : this.roleLength('with', at)
      if (opener > 0 && (open || !note)) {
        const next = this.readPeople(at + opener, { lead: at, unknown: true, stays: false })
        if (next > at + opener) { at = next; open = true; continue }
      }
      if (!note && !this.place) {
        const place = this.readPlace(at)
        if (place > at) { at = place; open = true; continue }
      }
      if (open) {
        const next = this.readPeople(at, { lead: at, unknown: spoken && (!note || this.endsName(at)), stays: note })
        if (next > at) { at = next; spoken = true; continue }
      }
      const last = this.kind === undefined || this.people.length > 0 ? lastWords.at(this.words, at) : undefined
      if (last && this.people.length > 0 && this.wants('kind', at, at + last.length) && !this.isTaken(at, at + last.length)) {
        const saidBefore = this.stretches.some(({ what }) => what === 'kind')
        if (!saidBefore || this.languages.includes(last.values[0]!.language)) {
          this.kind = last.values[0]!.kind
          this.take('kind', at, at + last.length)
          at += last.length
          open = true
          continue
        }
      }
      const done = this.kind === undefined ? kinds.at(this.words, at) : undefined
      if (done?.values[0]?.how === 'done') { at += done.length; open = false; continue }
      open = false
      at++
    }
  }

  /**
   * A list of people: `Bea, Tom and Zofia`. Answers the word after it. `lead`: from which word on it belongs to the first of them.
   * Whom the owner took out is stepped over.
   */
  private readPeople(start: number, { lead, unknown, stays }: { lead: number; unknown: boolean; stays: boolean }): number {
    let at = start
    let from = lead
    for (let first = true; at < this.words.length; first = false) {
      let next = at
      if (!first) {
        const and = this.roleLength('and', at)
        const gap = this.words[at]!.gap.trim()
        const comma = gap === ',' || gap === '&' || gap === '+'
        if (and === 0 && !comma) break
        if (gap !== '' && !comma) break
        next = at + and
        from = at
        if (next >= this.words.length) break
        const found = this.personAt(next, unknown && (and > 0 || gap !== ',' || this.endsName(next)))
        if (!found) break
        if (found.wanted) this.takePerson(from, next, found, stays && !this.isCalledUpon(next + found.length))
        at = next + found.length
        continue
      }
      const found = this.personAt(at, unknown)
      if (!found) break
      if (found.wanted) this.takePerson(from, at, found, stays && lead === start && !this.isCalledUpon(at + found.length))
      at += found.length
    }
    return at
  }

  private takePerson(from: number, at: number, { length, candidates }: FoundName, stays: boolean): void {
    const said = { from: this.words[at]!.from, to: this.words[at + length - 1]!.to }
    // `Met Tom and Tom`: two of them.
    const chosen = new Set(this.people.map((one) => one.candidates[0]))
    const others = candidates.filter((id) => !chosen.has(id))
    this.people.push({ ...said, words: this.line.slice(said.from, said.to), candidates: others.length > 0 ? [...others, ...candidates.filter((id) => chosen.has(id))] : candidates })
    this.take('person', stays ? at : from, at + length, stays)
  }

  private personAt(at: number, unknown: boolean): FoundName | undefined {
    if (!this.isFree(at)) return undefined
    const known = this.context.people.at(this.words, at)
    const named = unknown ? this.nameLength(at) : 0
    // `Tom Verhoef` is none of the Toms there are.
    const isKnown = known && !(known.firstName && named > known.length) && !this.isTaken(at, at + known.length) && this.isNamed(at, known.length)
    const length = isKnown ? known.length : named
    if (length === 0 || this.isPossessive(at + length)) return undefined
    return { length, candidates: isKnown ? known.ids : [], wanted: this.wants('person', at, at + length) }
  }

  /** How many words are a name as names are written, known or not. */
  private nameLength(at: number): number {
    let length = 0
    for (let step = 0; step < mostNameWords && this.isFree(at + step); step++) {
      const next = this.words[at + step]!
      if (step > 0 && !/^[\s'’-]{1,2}$/u.test(next.gap)) break
      if (isCapital(next.text) && !this.isNoName(next.folded)) length = step + 1
      else if (step === 0 || !particles.has(next.folded)) break
    }
    return length
  }

  /** A name that is also a word counts in small letters only right where people are named. */
  private isNamed(at: number, length: number): boolean {
    if (length > 1 || isCapital(this.words[at]!.text)) return true
    const stretch = this.stretches.findLast(({ to }) => to <= this.words[at]!.from)
    const before = this.words[at - 1]
    return stretch !== undefined && before !== undefined && (stretch.to === before.to || this.roleLength('with', at - 1) > 0 || this.roleLength('and', at - 1) > 0)
      && !this.isNoName(this.words[at]!.folded)
  }

  private isNoName(folded: string): boolean {
    return this.languages.some((language) => logWords[language].noName.includes(folded))
  }

  private readPlace(at: number): number {
    const end = this.thoughtEnd(at, false)
    const stops = (word: number) => this.roleLength('with', word) > 0 || this.roleLength('and', word) > 0
    const found = placeAt(this.words, at, end, this.languages, this.context.places, (word) => this.isFree(word), stops)
    if (!found) return at
    const first = this.nameStart(found.from, found.to)
    const name = this.line.slice(this.words[first]!.from, this.words[found.to - 1]!.to)
    if (!this.wants('place', found.from, found.to)) return at
    this.place = { name: found.known ?? name, known: found.known !== undefined }
    this.take('place', found.from, found.to)
    return found.to
  }

  /** Without the words that lead to it. */
  private nameStart(from: number, to: number): number {
    let at = isAtSign(this.words[from]!.gap) ? from : from + 1
    if (at >= to) return from
    const second = this.words[at]!
    if (at + 1 < to && !isCapital(second.text) && this.languages.some((language) => logWords[language].articles.includes(second.folded))) at++
    return at
  }

  /** The word before which the thought ends that `at` stands in. */
  private thoughtEnd(at: number, commas: boolean): number {
    let end = at + 1
    while (end < this.words.length && !this.endsThought(end, false, commas)) end++
    return end
  }

  /** A comma ends a thought, but not where it only parts what was recognised. */
  private endsThought(at: number, first: boolean, pastCommas = false): boolean {
    const { gap } = this.words[at]!
    if (/[;!?\n…]|\.\s|\s[–—-]\s|—/.test(gap)) return true
    if (gap.includes(':')) return !first
    if (!gap.includes(',') || pastCommas) return false
    return this.isFree(at) && this.roleLength('with', at) === 0 && kinds.at(this.words, at) === undefined
  }

  /** The thought, or something else that is recognised, begins right after the name. */
  private endsName(at: number): boolean {
    const to = at + this.nameLength(at)
    return to > at && (this.isCalledUpon(to) || !this.isFree(to) || this.roleLength('and', to) > 0 || this.roleLength('with', to) > 0 || placeAt(this.words, to, this.words.length, this.languages, this.context.places, () => true, () => false) !== undefined)
  }

  private isCalledUpon(at: number): boolean {
    const next = this.words[at]
    return next === undefined || /[:,;.!?\n]/.test(next.gap)
  }

  /** `Bea's brother` is not Bea. */
  private isPossessive(at: number): boolean {
    const next = this.words[at]
    return next?.folded === 's' && /^['’]$/.test(next.gap)
  }

  /** `Met Sun on Friday`, where Sun is a friend. */
  private isPersonInstead(said: SaidDay): boolean {
    const [from, to] = this.wordsIn(said)
    if (to - from !== 1) return false
    const stretch = this.stretches.findLast((one) => one.to <= this.words[from]!.from)
    const named = (stretch !== undefined && from > 0 && stretch.to === this.words[from - 1]!.to) || (from > 0 && (this.roleLength('with', from - 1) > 0 || this.roleLength('and', from - 1) > 0))
    return named && this.context.people.at(this.words, from) !== undefined
  }

  private roleLength(role: Role, at: number): number {
    const found = at < this.words.length ? roleWords.get(role)!.at(this.words, at) : undefined
    return found?.values.some((language) => this.languages.includes(language)) ? found.length : 0
  }

  private isTightRun(from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++) if (/[,;.!?\n:]/.test(this.words[at]!.gap)) return false
    return true
  }

  private wordsIn({ from, to }: { from: number; to: number }): [number, number] {
    const first = this.words.findIndex((word) => word.to > from)
    let end = first
    while (end < this.words.length && this.words[end]!.from < to) end++
    return [first, end]
  }

  private isFreeStretch(said: SaidDay): boolean {
    const [from, to] = this.wordsIn(said)
    return from >= 0 && to > from && !this.isTaken(from, to)
  }

  private readonly isFree = (at: number): boolean => at < this.words.length && this.taken[at] === 0
  private isTaken(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.taken[at] === 1) return true
    return false
  }

  private wants(what: Stretch['what'], from: number, to: number): boolean {
    if (to <= from || !this.context.without) return true
    const stretch = this.stretchOf(what, from, to)
    return !this.context.without.has(leftOut(what, this.line.slice(stretch.from, stretch.to)))
  }

  private take(what: Stretch['what'], from: number, to: number, stays = false): void {
    if (to <= from) return
    for (let at = from; at < to; at++) this.taken[at] = 1
    this.stretches.push({ ...this.stretchOf(what, from, to), ...(stays ? { stays: true } : {}) })
  }

  private stretchOf(what: Stretch['what'], from: number, to: number): Stretch {
    const { from: begin, gap } = this.words[from]!
    const sign = what === 'place' && isAtSign(gap) ? gap.length - gap.lastIndexOf('@') : 0
    return { what, from: begin - sign, to: this.words[to - 1]!.to }
  }
}
