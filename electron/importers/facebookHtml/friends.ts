import { Failed } from '../../contract/result'
import type { Names } from '../facebook/names'
import { tieOutcome, type TieType } from '../facebook/ties'
import { HtmlTokens } from '../formats/htmlTokens'
import type { Outcome } from '../importer'
import type { Entry } from '../sources/source'
import type { DateReader } from './dates'
import type { Pages } from './conversations'
import { RowReader, rowsIn, textIn } from './rows'

/** Friends and requests: rows of a name and a date, or before 2018 lists under headings. */
export async function* tieOutcomes(entry: Entry, type: TieType, old: boolean, names: Names, pages: Pick<Pages, 'dates' | 'clock' | 'now'>): AsyncGenerator<readonly Outcome[]> {
  let index = 0
  const outcome = (name: string | undefined, at: number | undefined, of: TieType) =>
    tieOutcome(of, { name, ...(at !== undefined && { timestamp: Math.floor(at / 1000) }) }, { entry: entry.label, index: index++ }, names, pages.now)
  try {
    if (old)
      for await (const batch of listedIn(entry, pages.dates)) {
        yield batch.map(({ name, date, of }): Outcome => {
          if (of === undefined) return { at: { entry: entry.label, index: index++ }, skipped: 'a name below a heading that is not known' }
          return outcome(name, date && pages.clock(date).at, of)
        })
      }
    else for await (const rows of rowsIn(entry.open(), new RowReader(pages.dates))) yield rows.map(({ texts, date }) => outcome(texts[0], pages.clock(date).at, type))
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield [{ at: { entry: entry.label, index }, warning: failure.message }]
  }
}

interface Listed {
  readonly name: string
  readonly date: ReturnType<DateReader['read']>
  /** By its heading; undefined where that says nothing that is known. */
  readonly of: TieType | undefined
}

const headings: readonly (readonly [RegExp, TieType])[] = [
  [/^(?:friends|freunde|amis|amigos|amici|vrienden|venner|vänner|znajomi|prieteni|přátelé|kaverit|друзья)$/i, 'friends'],
  [/^sent friend requests$/i, 'requestsSent'],
  [/^received friend requests$/i, 'requestsReceived'],
  [/^(?:deleted|declined|rejected) friend requests$/i, 'requestsRejected'],
  [/^(?:removed|deleted) friends$/i, 'removedFriends'],
  [/^followers$/i, 'followers'],
  [/^(?:followees|following)$/i, 'following'],
]

/** `<h2>Friends</h2><ul><li>Ben Exémple (Oct 4, 2013)</li>`. The first list is the friends, in whatever language. */
async function* listedIn(entry: Entry, dates: DateReader): AsyncGenerator<readonly Listed[]> {
  const tokens = new HtmlTokens()
  let lists = 0
  let inside: 'heading' | 'item' | undefined
  let heading = ''
  let text = ''
  const read = (pieces: ReturnType<HtmlTokens['push']>): Listed[] => {
    const found: Listed[] = []
    for (const token of pieces) {
      if (token.kind === 'text') {
        if (inside === 'heading') heading = (heading + token.text).slice(0, 200)
        else if (inside === 'item') text = (text + token.text).slice(0, 1_000)
      } else if (token.kind === 'open') {
        if (/^h[1-6]$/.test(token.name)) {
          inside = 'heading'
          heading = ''
        } else if (token.name === 'ul') lists++
        else if (token.name === 'li') {
          inside = 'item'
          text = ''
        }
      } else if (token.name === 'li' && inside === 'item') {
        const match = /^(.{1,300}?)\s?\(([^()]{3,60})\)$/.exec(text.trim())
        const known = headings.find(([form]) => form.test(heading.trim()))?.[1]
        const name = (match?.[1] ?? text).trim()
        if (name !== '') found.push({ name, date: match ? dates.read(match[2]!) : undefined, of: known ?? (lists === 1 ? 'friends' : undefined) })
        inside = undefined
      } else if (/^h[1-6]$/.test(token.name)) inside = undefined
    }
    return found
  }
  for await (const piece of textIn(entry.open())) yield read(tokens.push(piece))
  yield read(tokens.end())
}
