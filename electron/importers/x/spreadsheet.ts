import Papa from 'papaparse'
import type { Entry } from '../sources/source'
import type { Json } from '../formats/jsonValues'

export type Row =
  | { readonly index: number; readonly tweet: Json; readonly error?: undefined }
  | { readonly index: number; readonly error: string; readonly snippet: string }

const longestRecord = 1_048_576

/**
 * The rows of `tweets.csv` (archives up to 2019) as tweets, in batches. Columns are found by name. An unclosed quote would
 * swallow the rest of the file: such a line is an error, and reading goes on behind it.
 */
export async function* spreadsheetTweets(entry: Entry): AsyncGenerator<readonly Row[]> {
  const decoder = new TextDecoder()
  const rows = new Rows()
  for await (const chunk of entry.open()) yield rows.push(decoder.decode(chunk, { stream: true }), false)
  yield rows.push(decoder.decode(), true)
}

class Rows {
  private columns: ReadonlyMap<string, number> | undefined
  private rest = ''
  private index = 0

  push(text: string, last: boolean): Row[] {
    this.rest += text
    const found: Row[] = []
    while (this.rest !== '') {
      const { records, used } = complete(this.rest, last)
      for (const record of records) this.add(record, found)
      this.rest = this.rest.slice(used)
      if (this.rest === '' || (!last && this.rest.length <= longestRecord)) break
      // Nothing ends any more: the first line is at fault.
      const end = this.rest.indexOf('\n')
      found.push({ index: this.index++, error: 'a row whose quotation mark is never closed', snippet: this.rest.slice(0, 200) })
      this.rest = end < 0 ? '' : this.rest.slice(end + 1)
    }
    return found
  }

  private add(record: readonly string[], found: Row[]): void {
    if (record.length === 1 && record[0]!.trim() === '') return
    if (this.columns) found.push(rowOf(record, this.columns, this.index++))
    else this.columns = new Map(record.map((name, at) => [name.trim(), at]))
  }
}

/** The records that are surely complete, and how many characters they take. */
function complete(text: string, last: boolean): { readonly records: readonly string[][]; readonly used: number } {
  const all = Papa.parse<string[]>(text, options)
  const open = all.errors.some((error) => error.type === 'Quotes' && error.code === 'MissingQuotes')
  if (last && !open) return { records: all.data, used: text.length }
  // The last record may go on in the next chunk, or is the one that never ends.
  const whole = all.data.length - 1
  if (whole <= 0) return { records: [], used: 0 }
  const head = Papa.parse<string[]>(text, { ...options, preview: whole })
  return { records: head.data, used: head.meta.cursor }
}

const options = { delimiter: ',', quoteChar: '"', escapeChar: '"' } as const

function rowOf(record: readonly string[], columns: ReadonlyMap<string, number>, index: number): Row {
  if (record.length > columns.size) return { index, error: 'a row with more fields than columns', snippet: record.join(',').slice(0, 200) }
  const field = (name: string): string | undefined => record[columns.get(name) ?? -1] || undefined
  const text = field('text')
  const reposted = field('retweeted_status_id')
  const tweet: Json = {
    id_str: field('tweet_id'),
    created_at: field('timestamp'),
    text,
    in_reply_to_status_id_str: field('in_reply_to_status_id'),
    in_reply_to_user_id_str: field('in_reply_to_user_id'),
    entities: { user_mentions: mentionsIn(text ?? ''), urls: linksOf(field('expanded_urls')) },
    ...(reposted !== undefined && { retweeted_status: { id_str: reposted, user: { id_str: field('retweeted_status_user_id') } } }),
  }
  return { index, tweet }
}

const longestTweet = 4000

/** Screen names stand in the text alone; indices count code points. */
function mentionsIn(text: string): readonly Json[] {
  if (text.length > longestTweet || !text.includes('@')) return []
  return [...text.matchAll(/(?<![\w@])@(\w{1,20})(?!\w)/g)].map(({ 1: name, index }) => ({
    screen_name: name,
    indices: [[...text.slice(0, index)].length],
  }))
}

/** The links of the text, written out, without the short form they replace. */
const linksOf = (expanded: string | undefined): readonly Json[] =>
  (expanded ?? '').split(',').flatMap((url) => (url.startsWith('http') ? [{ expanded_url: url }] : []))
