import { csvPreview, type CsvHeader } from '../formats/csv'
import type { Entry } from '../sources/source'

export type FileType =
  | 'profile' | 'emails' | 'phones' | 'connections' | 'invitations' | 'messages' | 'endorsementsReceived' | 'endorsementsGiven' | 'recommendationsReceived'
  | 'recommendationsGiven' | 'notes' | 'follows' | 'comments' | 'shares' | 'reactions' | 'votes' | 'reposts'

export interface LinkedInFile {
  readonly entry: Entry
  readonly type: FileType
  /** The folder it lies in, with the dropped thing in front. */
  readonly folder: string
}

interface Known {
  readonly type: FileType
  readonly columns: readonly string[]
  /** Normal form of the names it may have; absent when the columns alone tell it. */
  readonly names?: RegExp
}

/** Told by columns, and by name where other programs write the same columns. */
const known: readonly Known[] = [
  { type: 'messages', columns: ['conversation id', 'from', 'to', 'date', 'content', 'sender profile url'] },
  { type: 'connections', columns: ['first name', 'last name', 'company', 'position', 'connected on'] },
  { type: 'invitations', columns: ['from', 'to', 'sent at', 'message', 'direction'] },
  { type: 'profile', columns: ['first name', 'last name', 'headline', 'summary', 'geo location'] },
  { type: 'endorsementsReceived', columns: ['endorsement date', 'skill name', 'endorser first name', 'endorser last name'] },
  { type: 'endorsementsGiven', columns: ['endorsement date', 'skill name', 'endorsee first name', 'endorsee last name'] },
  { type: 'recommendationsReceived', columns: ['first name', 'last name', 'company', 'job title', 'text', 'creation date'], names: /^recommendationsreceived$/ },
  { type: 'recommendationsGiven', columns: ['first name', 'last name', 'company', 'job title', 'text', 'creation date'], names: /^recommendationsgiven$/ },
  { type: 'notes', columns: ['connection first name', 'connection last name', 'note'] },
  { type: 'shares', columns: ['date', 'sharelink', 'sharecommentary'] },
  { type: 'emails', columns: ['email address', 'confirmed', 'primary'] },
  { type: 'phones', columns: ['extension', 'number', 'type'], names: /^(?:whatsapp)?phonenumbers$/ },
  { type: 'follows', columns: ['date', 'status', 'fullname'], names: /^memberfollows$/ },
  { type: 'comments', columns: ['date', 'link', 'message'], names: /^comments$/ },
  { type: 'reactions', columns: ['date', 'type', 'link'], names: /^reactions$/ },
  { type: 'votes', columns: ['date', 'link', 'optiontext'], names: /^votes$/ },
  { type: 'reposts', columns: ['date', 'link'], names: /^instantreposts$/ },
]

/** Chats with an assistant have the columns of messages; logs and receipts are nobody's business. */
const never = /^(?:guidemessages|coachmessages|learningcoachmessages|learningroleplaymessages|logins|receipts.*|verifications.*|securitychallenges)$/

/** A file's name without what varies: case, blanks, the member's number, ` (1)`. */
export function normalName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return name.replace(/\.csv$/, '').replace(/ ?\(\d{1,4}\)$/, '').replace(/_\d{1,20}$/, '').replace(/[ _-]/g, '')
}

const headLength = 16 * 1024
/** In a folder with more tables than this, only those with a known name are looked at. */
const fewTables = 200

/** The tables of LinkedIn exports among the entries. */
export async function linkedInFiles(entries: readonly Entry[]): Promise<LinkedInFile[]> {
  const tables = entries.filter(({ path }) => /\.csv$/i.test(path) && !never.test(normalName(path)))
  const looked = tables.length > fewTables ? tables.filter(({ path }) => named.has(normalName(path))) : tables
  const found: LinkedInFile[] = []
  for (const entry of looked) {
    const preview = csvPreview(await entry.head(headLength), { header: (header) => headerScore(header) })
    const type = preview && typeOf(preview.header, normalName(entry.path))
    if (type) found.push({ entry, type, folder: folderOf(entry) })
  }
  return found
}

/** Names of those that columns tell, for archives with very many tables; the others are in `known`. */
const named = new Set([
  'messages', 'connections', 'invitations', 'profile', 'endorsementreceivedinfo', 'endorsementgiveninfo', 'recommendationsreceived', 'recommendationsgiven',
  'notes', 'shares', 'emailaddresses', 'phonenumbers', 'whatsappphonenumbers', 'memberfollows', 'comments', 'reactions', 'votes', 'instantreposts',
])

const typeOf = (header: CsvHeader, name: string): FileType | undefined =>
  known.find(({ columns, names }) => header.has(...columns) && (names === undefined || names.test(name)))?.type

const folderOf = (entry: Entry): string => (entry.path === entry.root ? '' : `${entry.root}/${entry.path}`.split('/').slice(0, -1).join('/'))

/** Which line names the columns: notes may stand above it. */
export const headerScore = (header: CsvHeader): number => (known.some(({ columns }) => header.has(...columns)) ? 1 : 0)
