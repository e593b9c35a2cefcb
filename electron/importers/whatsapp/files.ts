import { Failed } from '../../contract/result'
import type { Entry } from '../sources/source'
import { AuthorGatherer, type Speaker } from './authors'
import { OrderFinder, readDate, type Order } from './dateOrder'
import { ChatLines, messagesOf, shapeOfHead } from './messages'
import { chatNameOf, isNumber, looseName, nameWithin } from './names'

/** What is known of one chat text before it is read for its messages. JSON. */
export interface ChatFile {
  readonly label: string
  readonly shape: string
  readonly order: Order
  readonly certain: boolean
  /** First and last date as written. */
  readonly dates: readonly [string, string]
  /** The same as days, read in that order. */
  readonly days: readonly [string, string]
  readonly messages: number
  /** What the chat is called, where the file or its name says so. */
  readonly name?: string
  readonly group: boolean
  readonly speakers: readonly Speaker[]
  /** Names under which only the program speaks. */
  readonly chatNames: readonly string[]
  /** Names of card files that were sent. */
  readonly cards: readonly string[]
}

const headBytes = 16 * 1024
const mostSpeakers = 2000

/** Signal's community dumps look like this; WhatsApp writes no brackets with a dashed date, a comma and no seconds. */
const signalShape = '[ - 0 , :    ]'

/** A chat text, by its first lines. Only names that end like texts are looked into. */
export async function isChatText(entry: Entry, dump: 'whatsapp' | 'signal'): Promise<boolean> {
  if (!/\.txt$/i.test(entry.path)) return false
  let head: Uint8Array
  try {
    head = await entry.head(headBytes)
  } catch (failure) {
    if (failure instanceof Failed) return false
    throw failure
  }
  const found = shapeOfHead(head)
  if (!found || !begins(found.headers.length, head)) return false
  const ofSignal = found.shape === signalShape && !/whatsapp|_chat/i.test(`${entry.root}/${entry.path}`)
  return ofSignal === (dump === 'signal')
}

/** One header alone in a long text is a line of a diary. */
const begins = (headers: number, head: Uint8Array) => headers > 1 || (headers === 1 && head.length < 1000)

/** Reads a chat text once for what only its whole shows: day and month, who speaks, whether it is a group. */
export async function lookAt(entry: Entry, lastYear: number): Promise<ChatFile | undefined> {
  const found = shapeOfHead(await entry.head(64 * 1024))
  if (!found) return undefined
  const lines = new ChatLines(found.shape)
  const order = new OrderFinder(found.headers[0]!.separator, lastYear)
  const authors = new AuthorGatherer()
  let messages = 0
  let first: readonly [string, string, string] | undefined
  let last = first
  let dates: [string, string] = ['', '']
  const titles: string[] = []
  const cards = new Set<string>()
  try {
    for await (const batch of messagesOf(entry.open(), lines)) {
      for (const { header, text } of batch) {
        order.add(header.parts)
        if (!first) {
          first = header.parts
          dates = [header.written, header.written]
        }
        last = header.parts
        dates[1] = header.written
        // Times only have to tell earlier from later here, whatever the order.
        authors.add(text, messages, messages)
        const quoted = messages < 20_000 ? aboutGroup.exec(text.slice(0, 300)) : null
        if (quoted) for (const [, title] of quoted[0].matchAll(/["“„«「『]([^"“”„«»」』]{1,100})["”“»」』]/g)) titles.push(title!)
        if (text.includes('.vcf') && cards.size < 1000) for (const [, card] of text.matchAll(sentCard)) cards.add(card!)
        messages++
      }
    }
  } catch (failure) {
    // A damaged entry is told of when it is read.
    if (!(failure instanceof Failed)) throw failure
  }
  const decided = order.decide(found.shape.startsWith(' /') && found.shape.endsWith('a -') ? 'mdy' : 'dmy')
  if (!decided || !first || !last) return undefined
  const { speakers, chatNames } = authors.result()
  const called = chatName(entry, speakers.map((speaker) => speaker.name), chatNames)
  // File systems take signs out of names: the chat itself writes them.
  const name = (called === undefined ? titles : titles.filter((title) => sameName(title, called))).at(-1) ?? called
  return {
    label: entry.label,
    shape: found.shape,
    ...decided,
    dates,
    days: [dayOf(first, decided.order), dayOf(last, decided.order)],
    messages,
    ...(name !== undefined && { name }),
    group: isGroup(speakers, name, titles.length > 0),
    speakers: speakers.slice(0, mostSpeakers),
    chatNames: chatNames.slice(0, 20),
    cards: [...cards],
  }
}

const sentCard = /(?:^|[:\u200E] ?)([^\n:<>\u200E]{1,100}\.vcf)(?=>| \()/gm

/** Two speakers, none of whom the chat is named after, talk in a group; a number names the one of them who is in no address book. */
function isGroup(speakers: readonly Speaker[], name: string | undefined, groupWords: boolean): boolean {
  if (speakers.length > 2 || groupWords) return true
  return name !== undefined && !isNumber(name) && speakers.length === 2 && !speakers.some((speaker) => sameName(speaker.name, name))
}

export const sameName = (a: string, b: string): boolean => looseName(a) === looseName(b)

/** What the name of the file, its folder or its zip says; else the name under which the program speaks. */
function chatName(entry: Entry, speakers: readonly string[], chatNames: readonly string[]): string | undefined {
  const parts = [...entry.path.split('/').reverse().slice(0, 2), entry.root]
  for (const part of parts) {
    const name = chatNameOf(part)
    if (name !== undefined) return name
  }
  for (const part of parts) {
    const name = nameWithin(part, [...chatNames, ...speakers])
    if (name !== undefined) return name
  }
  return chatNames.length === 1 ? chatNames[0] : undefined
}

/** A group in quotation marks, made or renamed, in the languages of the samples and their neighbours. Only lines without a speaker count. */
const aboutGroup =
  /^[^:\n]{0,120}(?:group|gruppe|grupo|groupe|gruppo|groep|grup[aęp]?u?|gruppen|ryhmä|группу?|skupin|csoport|ομάδα|ग्रुप|समूह|群组|群組|グループ|그룹|المجموعة|הקבוצה)[^:\n]{0,60}["“”„«»「『][^\n]{1,120}$/iu

const dayOf = (parts: readonly [string, string, string], order: Order): string => {
  const date = readDate(parts, order)
  return date ? `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}` : ''
}
