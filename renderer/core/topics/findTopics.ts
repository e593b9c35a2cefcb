/**
 * Topics in what two people wrote to each other: hashtags, sites, and the words and pairs of words that come back on several days, without
 * those that carry no meaning in the language of the text, small talk, their names and where greetings come from. The same in any order.
 */
import type { Direction, Kind, Setting } from '#contract/records'
import { foldName } from '../names'
import { emptyTags, greetingsFrom } from './everyday'
import { german, isEveryday, isStop, languageOf, languages, stopBits, unknown, type Language } from './languages'
import { links, siteOf } from './sites'
import { topicKey } from './topicKey'
import type { FoundTopics, Topic } from './topics'

export interface TopicItem {
  readonly id: string
  readonly at: number | null
  readonly kind: Kind
  readonly setting: Setting
  readonly direction: Direction
  readonly text?: string | undefined
  readonly title?: string | undefined
  readonly verdict?: 'accepted' | 'rejected' | undefined
  readonly byOther?: boolean | undefined
}

export interface TopicInput {
  readonly items: readonly TopicItem[]
  /** All names of the two, and where the person lives: no topics. */
  readonly names: readonly string[]
}

/** Best first, at most `mostFound`. */
export function findTopics({ items, names }: TopicInput): FoundTopics {
  const texts = textsOf(items)
  const isName = namesIn(names)
  const found = new Map<string, Found>()
  marked(texts, isName, found)
  spoken(texts, isName, found)
  return [...found.values()]
    .filter((topic) => isOften(topic, texts))
    .map((topic) => ({ topic, score: scoreOf(topic, texts) }))
    .sort((a, b) => b.score - a.score || (a.topic.key < b.topic.key ? -1 : 1))
    .slice(0, mostFound)
    .map(({ topic }) => told(topic, texts))
}

/** More than show: what is everybody's is left out later. */
export const mostFound = 30

interface Text {
  readonly id: string
  readonly day: number
  /** Without links, addresses, hashtags and quoted lines. */
  readonly words: string
  /** Equal for equal words: what is only sent again speaks of nothing more. */
  readonly same: number
  readonly raw: string
}

interface Found {
  readonly key: string
  from: 'hashtag' | 'site' | 'words'
  /** Numbers of texts, ascending. */
  readonly in: number[]
  readonly forms: Map<string, number>
  readonly language: Language
  readonly pair: boolean
}

/** What was said between the two and not set aside, oldest first. A title that comes again is not said again. */
function textsOf(items: readonly TopicItem[]): Text[] {
  const texts: Text[] = []
  const titles = new Set<string>()
  const known = new Map<string, number>()
  const said = items.filter((item): item is TopicItem & { readonly at: number } =>
    item.at !== null && item.setting !== 'ambient' && item.verdict !== 'rejected' && item.byOther !== true && (item.text !== undefined || item.title !== undefined))
  said.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  for (const { id, at, text = '', title, setting } of said) {
    const heading = title !== undefined && setting === 'public' && !titles.has(title) ? title : ''
    if (heading !== '') titles.add(heading)
    const raw = heading === '' ? text : `${text}\n${heading}`
    if (raw === '') continue
    const words = wordsOnly(raw)
    const same = known.get(words) ?? known.size
    known.set(words, same)
    texts.push({ id, day: Math.floor(at / 86_400_000), raw: raw.slice(0, longest), words, same })
  }
  return texts
}
/** A whole book pasted into a message is no topic. */
const longest = 20_000

function wordsOnly(raw: string): string {
  let words = raw.slice(0, longest)
  if (words.includes('://') || words.includes('www.')) words = words.replace(links, ' | ')
  if (words.includes('@')) words = words.replace(/[\p{L}\p{N}._%+-]*@[\p{L}\p{N}._-]+(?:@[\p{L}\p{N}._-]+)?/gu, ' | ')
  if (words.includes('#')) words = words.replace(hashtags, ' | ')
  if (words.includes('>')) words = words.replace(/^\s*>.*$/gm, ' | ')
  if (words.includes('<')) words = words.replace(/<[^<>]{0,200}>/g, ' | ')
  return /\b(?:from|aus|depuis|desde|d[aeu]l?|uit|van) /i.test(words) ? words.replace(greetingsFrom, ' | ') : words
}

const hashtags = /(?<![\p{L}\p{N}_&/])[#＃]([\p{L}\p{M}\p{N}_]*[\p{L}][\p{L}\p{M}\p{N}_]*)/gu

/** Hashtags and sites: marked by whoever wrote them, in any language. */
function marked(texts: readonly Text[], isName: (key: string) => boolean, found: Map<string, Found>): void {
  const tags: { readonly topic: string; readonly at: number }[] = []
  /** `#SlowTrains` says where the words of `#slowtrains` end. */
  const keys = new Map<string, string>()
  for (const [at, { raw }] of texts.entries()) {
    if (raw.includes('#') || raw.includes('＃')) {
      for (const [, tag] of raw.replace(links, ' ').matchAll(hashtags)) {
        const topic = spaced(tag!)
        const key = topicKey(topic)
        tags.push({ topic, at })
        if (key.length > (keys.get(squeezed(topic)) ?? '').length) keys.set(squeezed(topic), key)
      }
    }
    if (raw.includes('://') || raw.includes('www.')) {
      for (const [link] of raw.matchAll(links)) {
        const site = siteOf(link)
        if (site !== undefined && !isName(site)) note(found, site, 'site', site, at)
      }
    }
  }
  for (const { topic, at } of tags) {
    const key = keys.get(squeezed(topic)) ?? ''
    if (key.length > 1 && !isName(key) && !none.has(key)) note(found, key, 'hashtag', key.includes(' ') && !topic.includes(' ') ? key : topic, at)
  }
}
const squeezed = (topic: string): string => topicKey(topic.replaceAll(' ', ''))
const none: ReadonlySet<string> = new Set(emptyTags.map(topicKey))

/** `SlowTrains` and `slow_trains` as they are said. */
function spaced(tag: string): string {
  const words = tag.replace(/_+/g, ' ').trim()
  return /^(?:\p{Lu}\p{Ll}+){2,4}$/u.test(words) ? words.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase() : words
}

function note(found: Map<string, Found>, key: string, from: Found['from'], form: string, at: number, language: Language = unknown): void {
  let known = found.get(key)
  if (!known) found.set(key, (known = { key, from, in: [], forms: new Map(), language, pair: key.includes(' ') }))
  else if (from === 'hashtag' && known.from === 'words') known.from = from
  if (known.in.at(-1) !== at) known.in.push(at)
  known.forms.set(form, (known.forms.get(form) ?? 0) + 1)
}

/** Words and pairs of them, in the texts whose language is known. */
function spoken(texts: readonly Text[], isName: (key: string) => boolean, found: Map<string, Found>): void {
  const read = texts.map(({ words }) => tokensOf(words))
  const bits = read.map(bitsOf)
  const likely = likelyLanguage(bits)
  const single = new Map<string, Found>()
  const spokenIn = bits.map((each): Language => languageOf(each, likely))
  for (const [at, tokens] of read.entries()) {
    const language = spokenIn[at]!
    if (language === unknown) continue
    for (const token of tokens) if (token && isMeaningful(token, language) && !isName(token.key)) note(single, token.key, 'words', token.word, at, language)
  }
  const often = new Set<string>()
  for (const [key, word] of single) if (isOften(word, texts)) often.add(key)
  const pairs = new Map<string, Found>()
  for (const [at, tokens] of read.entries()) {
    const language = spokenIn[at]!
    if (language === unknown) continue
    for (let next = 1; next < tokens.length; next++) {
      const [one, other] = [tokens[next - 1], tokens[next]]
      if (one && other && often.has(one.key) && often.has(other.key) && isMeaningful(one, language) && isMeaningful(other, language) && one.key !== other.key) {
        note(pairs, `${one.key} ${other.key}`, 'words', `${one.word} ${other.word}`, at, language)
      }
    }
  }
  const inPairs = new Map<string, Set<number>>()
  for (const [key, pair] of pairs) {
    const words = key.split(' ')
    const least = Math.min(...words.map((word) => single.get(word)!.in.length))
    if (!isOften(pair, texts) || pair.in.length < least * 0.3) continue
    add(found, pair)
    for (const word of words) {
      const known = inPairs.get(word) ?? new Set()
      inPairs.set(word, known)
      for (const at of pair.in) known.add(at)
    }
  }
  // A word that hardly stands alone is its pair.
  for (const key of often) if ((inPairs.get(key)?.size ?? 0) < single.get(key)!.in.length * 0.6) add(found, single.get(key)!)
}

/** Beside a hashtag of the same words it is one topic. */
function add(found: Map<string, Found>, topic: Found): void {
  const known = found.get(topic.key)
  if (!known) {
    found.set(topic.key, topic)
    return
  }
  const all = [...new Set([...known.in, ...topic.in])].sort((a, b) => a - b)
  known.in.splice(0, known.in.length, ...all)
  for (const [form, n] of topic.forms) known.forms.set(form, (known.forms.get(form) ?? 0) + n)
}

interface Token {
  readonly word: string
  readonly key: string
  readonly bits: number
  /** Could be a topic in some language. */
  readonly sayable: boolean
}

/** In their order, with undefined where a sentence or a clause ends: a pair does not reach across. */
function tokensOf(words: string): (Token | undefined)[] {
  const tokens: (Token | undefined)[] = []
  for (const [part] of words.matchAll(parts)) {
    if (isWord.test(part)) tokens.push(tokenOf(part))
    else if (tokens.length > 0 && tokens.at(-1) !== undefined) tokens.push(undefined)
  }
  return tokens
}
const parts = /[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]+/gu
const isWord = /^[\p{L}\p{M}\p{N}]/u

/** Each spelling is looked at once. */
const spellings = new Map<string, Token>()
const mostSpellings = 200_000

function tokenOf(word: string): Token {
  const known = spellings.get(word)
  if (known) return known
  const folded = foldName(word)
  const bits = stopBits(folded)
  const sayable = folded.length >= 3 && folded.length <= 40 && /^[\p{Script=Latin}\p{M}-]+$/u.test(folded) && !isEveryday(folded) && !isNoise(folded)
  const token: Token = { word, key: sayable ? topicKey(word) : folded, bits, sayable }
  if (spellings.size >= mostSpellings) spellings.clear()
  spellings.set(word, token)
  return token
}

/** Laughter, sighs, and letters held down. */
const isNoise = (folded: string): boolean => /(.)\1\1/u.test(folded) || /^(?:[hxk]?[aeiou]h?){3,}$|^(?:ha|he|hi|ho|ja|je|ji|ah|eh|xi|ks|lo){2,}[ahejs]?$/.test(folded)

const isMeaningful = ({ sayable, bits }: Token, language: Language): boolean => sayable && !isStop(bits, language)

function bitsOf(tokens: readonly (Token | undefined)[]): number[] {
  const bits: number[] = []
  for (const token of tokens) if (token) bits.push(token.bits)
  return bits
}

/** What the two mostly write in; none where no language has half of what is understood. */
function likelyLanguage(read: readonly (readonly number[])[]): Language {
  const counts = new Array<number>(languages.length).fill(0)
  let all = 0
  for (const bits of read) {
    const language = languageOf(bits)
    if (language === unknown) continue
    counts[language]!++
    all++
  }
  const most = Math.max(...counts)
  return most * 2 > all ? counts.indexOf(most) : unknown
}

/** Words: in three texts that differ, of two days at least. What was marked: in two, of two days. */
function isOften({ in: texts, from }: Found, all: readonly Text[]): boolean {
  if (texts.length < 2 || all[texts[0]!]!.day === all[texts.at(-1)!]!.day) return false
  return from !== 'words' || (texts.length >= 3 && wordings(texts, all) >= 3)
}

const wordings = (texts: readonly number[], all: readonly Text[]): number => new Set(texts.map((at) => all[at]!.same)).size

/** Only for their order: nobody sees it. */
function scoreOf(topic: Found, texts: readonly Text[]): number {
  return wordings(topic.in, texts) * (topic.from === 'hashtag' ? 2 : topic.from === 'site' ? 1 : wordWeight(topic))
}

/** Pairs say more than words; what is hardly ever a thing says less: verbs and adverbs, and in German what is written small. */
function wordWeight({ key, pair, forms, language }: Found): number {
  if (pair) return 1.6
  if (language === german && !isCapital(commonest(forms))) return 0.4
  if (key.length > 6 && /(?:ly|ed|mente|ando|iendo|aron|ieron|aient)$/.test(key)) return 0.2
  if (key.length > 6 && key.endsWith('ment')) return 0.7
  if (/ing$/.test(key)) return 0.8
  return key.length < 5 ? 0.8 : 1
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

/** In small letters where a sentence's beginning alone made one a capital. */
function commonest(forms: ReadonlyMap<string, number>): string {
  const small = new Map<string, number>()
  for (const [form, n] of forms) if (!isCapital(form)) small.set(form, n)
  const all = [...forms.values()].reduce((sum, n) => sum + n, 0)
  const among = [...small.values()].reduce((sum, n) => sum + n, 0) * 3 >= all ? small : forms
  return [...among].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0]
}

function told({ key, from, in: texts, forms }: Found, all: readonly Text[]): Topic {
  return { topic: commonest(forms), key, from, n: texts.length, items: spread(texts).map((at) => all[at]!.id) }
}

/** The first, the last and some between. */
function spread(texts: readonly number[]): number[] {
  if (texts.length <= fewItems) return [...texts]
  return Array.from({ length: fewItems }, (_, at) => texts[Math.round((at * (texts.length - 1)) / (fewItems - 1))]!)
}
const fewItems = 5

/** Every word of their names, and each name as a whole. */
function namesIn(names: readonly string[]): (key: string) => boolean {
  const known = new Set<string>()
  for (const name of names) {
    const folded = foldName(name)
    known.add(topicKey(folded))
    known.add(folded.replace(/[^\p{L}\p{N}]+/gu, ''))
    for (const word of folded.split(/[^\p{L}\p{M}\p{N}]+/u)) if (word.length > 1) known.add(topicKey(word)).add(word)
  }
  return (key) => known.has(key) || known.has(key.replaceAll(' ', ''))
}
