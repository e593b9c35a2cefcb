import { csvBatches, type CsvOptions } from '../formats/csv'
import { instantOf } from '../formats/utcTimes'
import { CsvRecord } from '../csvOutcomes'
import { Failed } from '../../contract/result'
import { dayOf, usTime } from './dates'
import { headerScore, type FileType, type LinkedInFile } from './files'

/**
 * LinkedIn writes its tables in more than one way: in comments a backslash stands before a quotation mark. Reading those in the usual way
 * joins rows without any error. So where it may be either, the file is read both ways and the one with more rows that make sense wins.
 */
export async function syntaxOf({ entry, type }: LinkedInFile): Promise<CsvOptions> {
  const usual: CsvOptions = { header: headerScore }
  const first = await tried(entry, type, usual)
  if (type !== 'comments' && first.doubtful === 0) return usual
  const other: CsvOptions = { header: headerScore, escape: '\\' }
  const second = await tried(entry, type, other)
  // Comments are known to be written so: where both read as many rows, the backslashes are not text.
  return second.sound > first.sound || (type === 'comments' && second.sound === first.sound) ? other : usual
}

interface Tried {
  /** Rows with a date or link where it belongs. */
  readonly sound: number
  /** Rows that do not fit their columns. */
  readonly doubtful: number
}

async function tried(entry: LinkedInFile['entry'], type: FileType, options: CsvOptions): Promise<Tried> {
  let sound = 0
  let doubtful = 0
  try {
    for await (const { header, rows } of csvBatches(entry.open(), options))
      for (const row of rows) {
        if (row.error !== undefined || row.doubtful || row.cells.length > header.names.length) doubtful++
        else if (isSound(type, new CsvRecord(header, row.cells))) sound++
      }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure // a damaged file is judged by what can be read
  }
  return { sound, doubtful }
}

function isSound(type: FileType, row: CsvRecord): boolean {
  switch (type) {
    case 'messages':
      return dateLike(row.get('date'))
    case 'connections':
      return dayOf(row.get('connected on')) !== undefined
    case 'invitations':
      return usTime(row.get('sent at')) !== undefined
    case 'comments':
    case 'reactions':
    case 'votes':
    case 'reposts':
      return /^https?:\/\//.test(row.get('link')) && (row.get('date') === '' || dateLike(row.get('date')))
    case 'shares':
      return /^https?:\/\//.test(row.get('sharelink')) && (row.get('date') === '' || dateLike(row.get('date')))
    default:
      return true
  }
}

/** Any date, also one the calendar does not have. */
const dateLike = (text: string): boolean => /^\d{4}[-/]\d\d[-/]\d\d/.test(text) || instantOf(text, Infinity) !== null
