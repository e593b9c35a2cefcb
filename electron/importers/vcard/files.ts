import { Failed } from '../../contract/result'
import { decode } from '../formats/text'
import { utf16Of, utf8Chunks } from '../formats/utf16'
import type { Entry } from '../sources/source'
import { CardSplitter, type RawCard } from './cards'
import { beginsJcard, jcardsOf } from './jcard'

export const fileLimit = 100 * 1024 * 1024

/** Files that are never cards: opening thousands of pictures in an archive to find that out would take minutes. */
const media = /\.(?:jpe?g|png|gif|webp|heic|bmp|svg|mp4|mov|avi|webm|mp3|m4a|ogg|opus|wav|pdf|js|html?|css|zip)$/i

/** By content: the first line that is not empty begins a card. A file that is called a card file may have junk in front. */
export async function holdsCards(entry: Entry): Promise<boolean> {
  if (media.test(entry.path)) return false
  const named = /\.v(?:cf|card)$/i.test(entry.path)
  const head = await entry.head(named ? 4096 : 512)
  const wide = utf16Of(head)
  const text = wide ? new TextDecoder(wide).decode(head) : decode(head).text
  if (beginsJcard(text)) return true
  return named ? /^[\uFEFF \t]*begin[ \t]*:[ \t]*vcard[ \t]*$/im.test(text.replace(/\r/g, '\n')) : /^[\uFEFF\s]*begin[ \t]*:[ \t]*vcard\s/i.test(text)
}

export interface CardFile {
  readonly cards: readonly RawCard[]
  /** Lines outside any card, when the file has ended. */
  readonly junk?: number
  /** The file broke off, after its good cards. */
  readonly broken?: string
}

/** The cards of a file, in batches. */
export async function* cardsOf(entry: Entry): AsyncGenerator<CardFile> {
  if (beginsJcard(Buffer.from(await entry.head(512)).toString())) return yield* jcards(entry)
  const splitter = new CardSplitter()
  let broken: string | undefined
  try {
    for await (const chunk of utf8Chunks(entry.open())) yield { cards: splitter.push(chunk) }
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    broken = error.message
  }
  const cards = splitter.finish()
  yield broken === undefined ? { cards, junk: splitter.junk } : { cards, junk: splitter.junk, broken }
}

async function* jcards(entry: Entry): AsyncGenerator<CardFile> {
  const parts: Uint8Array[] = []
  try {
    for await (const chunk of entry.open()) parts.push(chunk)
    yield { cards: jcardsOf(Buffer.concat(parts)) }
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    yield { cards: [], broken: error.message }
  }
}
