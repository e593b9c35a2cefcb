import { createWriteStream } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** An X archive, an address book and a calendar of Ana Duarte that tell one story: she and Bea Ek write, meet, and write again. */
export interface ThreeFiles {
  readonly archive: string
  readonly book: string
  readonly calendar: string
  readonly all: readonly string[]
}

/** What others wrote: every text of the three files that a stranger could have chosen. */
export interface ForeignWords {
  readonly name: string
  readonly screenName: string
  readonly tweet: string
  readonly message: string
  readonly title: string
  readonly place: string
  readonly description: string
  readonly note: string
  readonly organisation: string
  readonly url: string
  readonly group: string
}

export const plainWords: ForeignWords = {
  name: 'Bea Ek',
  screenName: 'bea_ek',
  tweet: 'the ferry is late, read on',
  message: 'come by the kiln on Sunday, nobody else knows of it',
  title: 'Lunch by the kiln',
  place: 'Old pottery, Porto',
  description: 'Bring the glaze samples.',
  note: 'Keeps bees on the roof.',
  organisation: 'Clay and Sons',
  url: 'https://clay.example/bea',
  group: 'Sunday kiln',
}

/** Input records of the three files, whatever the words. */
export const inThreeFiles = { tweets: 3, messages: 2, groupMessages: 1, cards: 2, events: 1 } as const

export async function writeThreeFiles(folder: string, words: ForeignWords = plainWords): Promise<ThreeFiles> {
  const archive = join(folder, 'twitter-2024-01-01.zip')
  const book = join(folder, 'contacts.vcf')
  const calendar = join(folder, 'calendar.ics')
  await Promise.all([writeArchive(archive, words), writeFile(book, cards(words)), writeFile(calendar, events(words))])
  return { archive, book, calendar, all: [archive, book, calendar] }
}

/** A folder as the zip it was handed out as. */
export async function zipFolder(folder: string, file: string): Promise<string> {
  const zip = new ZipFile()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    zip.addFile(path, relative(folder, path).split('\\').join('/'))
  }
  return ended(zip, file)
}

async function writeArchive(file: string, words: ForeignWords): Promise<void> {
  const zip = new ZipFile()
  const add = (name: string, start: string, value: unknown) => zip.addBuffer(Buffer.from(`${start} = ${JSON.stringify(value, null, 2)}`), `data/${name}.js`)
  const counted = (name: string, count: number) => ({ files: [{ fileName: `data/${name}.js`, globalName: `YTD.${name}`, count: String(count) }] })
  add('manifest', 'window.__THAR_CONFIG', {
    userInfo: { accountId: '1000', userName: 'ana_d', displayName: 'Ana Duarte' },
    archiveInfo: { sizeBytes: '4096', generationDate: '2024-01-01T00:00:00.000Z', isPartialArchive: false, maxPartSizeBytes: '53687091200' },
    dataTypes: { account: counted('account', 1), tweets: counted('tweets', 3), directMessages: counted('direct-messages', 1), directMessagesGroup: counted('direct-messages-group', 1) },
  })
  add('account', 'window.YTD.account.part0', [
    { account: { email: 'ana@example.org', createdVia: 'web', username: 'ana_d', accountId: '1000', createdAt: '2009-05-01T10:00:00.000Z', accountDisplayName: 'Ana Duarte' } },
  ])
  add('tweets', 'window.YTD.tweets.part0', [
    tweet('2021-03-01T10:00:00Z', words, 'hello from the harbour'),
    tweet('2021-09-01T10:00:00Z', words, words.tweet),
    tweet('2022-06-14T10:00:00Z', words, 'that was a good lunch'),
  ])
  add('direct-messages', 'window.YTD.direct_messages.part0', [
    { dmConversation: { conversationId: '77-1000', messages: [message('2021-05-02T08:00:00Z', '77', '1000', words.message), message('2021-05-01T08:00:00Z', '1000', '77', 'when do you fire it?')] } },
  ])
  add('direct-messages-group', 'window.YTD.direct_messages_group.part0', [
    {
      dmConversation: {
        conversationId: '8800',
        messages: [
          { conversationNameUpdate: { initiatingUserId: '77', name: words.group, createdAt: '2021-04-01T09:00:00.000Z' } },
          message('2021-04-01T10:00:00Z', '77', undefined, words.tweet),
        ],
      },
    },
  ])
  await ended(zip, file)
}

function tweet(at: string, words: ForeignWords, text: string) {
  const id = idAt(at)
  return {
    tweet: {
      retweeted: false,
      source: '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
      entities: {
        hashtags: [],
        symbols: [],
        user_mentions: [{ name: words.name, screen_name: words.screenName, indices: ['0', String(words.screenName.length + 1)], id_str: '77', id: '77' }],
        urls: [{ url: 'https://t.co/abc', expanded_url: words.url, display_url: words.url, indices: ['0', '1'] }],
      },
      favorite_count: '0',
      id_str: id,
      truncated: false,
      retweet_count: '0',
      id,
      created_at: `${new Date(at).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 +0000 $4')}`,
      favorited: false,
      full_text: `@${words.screenName} ${text} https://t.co/abc`,
      lang: 'en',
      in_reply_to_user_id_str: '77',
      in_reply_to_user_id: '77',
      in_reply_to_screen_name: words.screenName,
    },
  }
}

const message = (at: string, senderId: string, recipientId: string | undefined, text: string) => ({
  messageCreate: { reactions: [], urls: [], text, mediaUrls: [], senderId, id: idAt(at), createdAt: new Date(at).toISOString(), recipientId },
})

/** Ids of X hold their time. */
const idAt = (at: string): string => String((BigInt(Date.parse(at)) - 1_288_834_974_657n) << 22n)

const cards = (words: ForeignWords): string => [
  'BEGIN:VCARD', 'VERSION:3.0', 'UID:bea-1', `N:;${escaped(words.name)};;;`, `FN:${escaped(words.name)}`, 'EMAIL:bea@clay.example', 'TEL:+351 210 000 001',
  `X-SOCIALPROFILE;type=twitter:https://twitter.com/${words.screenName}`, `ORG:${escaped(words.organisation)}`, `URL:${escaped(words.url)}`, `NOTE:${escaped(words.note)}`, 'BDAY:1980-04-02', 'END:VCARD',
  'BEGIN:VCARD', 'VERSION:3.0', 'UID:nour-1', 'N:Haddad;Nour;;;', 'FN:Nour Haddad', 'EMAIL:nour@clay.example', 'END:VCARD', '',
].map(folded).join('\r\n')

const events = (words: ForeignWords): string => [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Journeys//EN', 'X-WR-CALNAME:ana@example.org', 'BEGIN:VEVENT', 'UID:lunch@example.org',
  'DTSTART:20220612T110000Z', 'DTEND:20220612T130000Z', `SUMMARY:${escaped(words.title)}`, `LOCATION:${escaped(words.place)}`, `DESCRIPTION:${escaped(words.description)}`,
  'ORGANIZER:mailto:ana@example.org', 'ATTENDEE;PARTSTAT=ACCEPTED;CN=Ana Duarte:mailto:ana@example.org',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:bea@clay.example', 'END:VEVENT', 'END:VCALENDAR', '',
].map(folded).join('\r\n')

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')

/** Lines longer than 75 characters go on in the next one. */
const folded = (line: string): string => line.match(/.{1,70}/gsu)?.join('\r\n ') ?? line

/** Writes the zip out. */
export async function ended(zip: ZipFile, file: string): Promise<string> {
  const output = createWriteStream(file)
  zip.outputStream.pipe(output)
  zip.end()
  await finished(output)
  return file
}
