import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ZipFile } from 'yazl'
import { ended } from './threeFiles'

/**
 * Two address books, a calendar, a LinkedIn zip and the tweets of Ana Duarte, in which the same people stand under different
 * names and addresses: nothing unites them by itself, and at least ten pairs are worth a question.
 */
export interface Doubles {
  readonly phone: string
  readonly computer: string
  readonly calendar: string
  readonly linkedin: string
  readonly archive: string
  readonly all: readonly string[]
}

/** Three pairs that have the name and the employer in common: decided in one go. */
export const atUmiLabs = ['Ilse Marwick', 'Dario Fenn', 'Oona Kestrel'] as const
export const umiLabs = 'same name and same employer: Umi Labs'

export async function writeDoubles(folder: string): Promise<Doubles> {
  const phone = join(folder, 'phone.vcf')
  const computer = join(folder, 'old-computer.vcf')
  const calendar = join(folder, 'calendar.ics')
  const linkedin = join(folder, 'Basic_LinkedInDataExport_11-01-2026.zip')
  const archive = join(folder, 'twitter-2024-01-01.zip')
  await Promise.all([writeFile(phone, cards(onPhone)), writeFile(computer, cards(onComputer)), writeFile(calendar, lunch), writeLinkedIn(linkedin), writeTweets(archive)])
  return { phone, computer, calendar, linkedin, archive, all: [phone, computer, calendar, linkedin, archive] }
}

interface Entry {
  readonly name: string
  readonly mail: string
  readonly work?: string
  readonly town?: string
  readonly born?: string
}

const onPhone: readonly Entry[] = [
  { name: 'Bea Ek', mail: 'bea@clay.example', work: 'Clay and Sons', town: 'Porto' },
  { name: 'Rafi Goldenblum', mail: 'rafi@press.example', work: 'Harbour Press' },
  { name: 'Anais Delacroix', mail: 'anais@kiln.example', work: 'Kiln Radio' },
  { name: 'Thu Hường Nguyễn', mail: 'huong@lotus.example', work: 'Lotus Bindery' },
  { name: 'M. J. Ugarte', mail: 'mj@seeds.example', work: 'Ugarte Seeds' },
  { name: 'Svetla Ilieva', mail: 'svetla@maps.example', born: '1979-09-03', town: 'Varna' },
  { name: 'Nour Haddad', mail: 'nour@olive.example', work: 'Olive Yard', town: 'Sidon', born: '1984-06-04' },
  { name: 'Tom Arden', mail: 'tom@ferry.example', work: 'Ferry Line' },
  { name: 'Zeljko Durdevic', mail: 'zeljko@tisk.example', work: 'Tisk Works' },
  { name: 'Kwabena Osei', mail: 'ko@drum.example' },
  { name: 'Katya Petrova', mail: 'katya@quay.example', work: 'Quay School' },
  ...atUmiLabs.map((name) => ({ name, mail: `${name.split(' ')[0]!.toLowerCase()}@home.example`, work: 'Umi Labs' })),
]

const onComputer: readonly Entry[] = [
  { name: 'Светла Илиева', mail: 'ilieva@old.example', born: '1979-09-03', town: 'Varna' },
  { name: 'Nour Haddad', mail: 'nour.haddad@old.example', work: 'Olive Yard', town: 'Sidon', born: '1984-04-06' },
  { name: 'Molo Boats GmbH', mail: 'boats@molo.example' },
]

const atLinkedIn: readonly (readonly [given: string, family: string, work: string])[] = [
  ['Rafael', 'Goldenblum', 'Harbour Press'],
  ['Anaïs', 'Delacroix-Ngoma', 'Kiln Radio'],
  ['Hường', 'Nguyễn Thị Thu', 'Lotus Bindery'],
  ['María José', 'Ugarte', 'Ugarte Seeds'],
  ['Thomas', 'Arden', 'Ferry Line'],
  ['Željko', 'Đurđević', 'Tisk Works'],
  ['Ekaterina', 'Petrova', 'Quay School'],
  ...atUmiLabs.map((name): [string, string, string] => [name.split(' ')[0]!, name.split(' ')[1]!, 'Umi Labs']),
]

const cards = (entries: readonly Entry[]): string =>
  entries.flatMap(({ name, mail, work, town, born }) => {
    const words = name.split(' ')
    return [
      'BEGIN:VCARD', 'VERSION:3.0', `UID:${mail}`, `FN:${name}`, `N:${words.at(-1)!};${words.slice(0, -1).join(' ')};;;`, `EMAIL:${mail}`,
      ...(work ? [`ORG:${work}`] : []), ...(town ? [`ADR;TYPE=HOME:;;;${town};;;`] : []), ...(born ? [`BDAY:${born}`] : []), 'END:VCARD', '',
    ].join('\r\n')
  }).join('')

/** Between tweets to @bea_ek: only as one person do they come full circle. */
const lunch = [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Journeys//EN', 'X-WR-CALNAME:ana@example.org', 'BEGIN:VEVENT', 'UID:lunch@example.org',
  'DTSTART:20220612T110000Z', 'DTEND:20220612T130000Z', 'SUMMARY:Lunch by the kiln', 'LOCATION:Old pottery\\, Porto',
  'ORGANIZER:mailto:ana@example.org', 'ATTENDEE;PARTSTAT=ACCEPTED;CN=Ana Duarte:mailto:ana@example.org', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:bea@clay.example',
  'END:VEVENT', 'END:VCALENDAR', '',
].join('\r\n')

function writeLinkedIn(file: string): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  add('Profile.csv', 'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nAna,Duarte,,,,,,,,,,,\n')
  const rows = atLinkedIn.map(([given, family, work], at) => `${given},${family},https://www.linkedin.com/in/account-${at},,${work},Partner,0${1 + (at % 9)} Feb 2016\n`)
  add('Connections.csv', `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('')}`)
  return ended(zip, file)
}

function writeTweets(file: string): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, start: string, value: unknown) => zip.addBuffer(Buffer.from(`${start} = ${JSON.stringify(value)}`), `data/${name}.js`)
  add('account', 'window.YTD.account.part0', [{ account: { email: 'ana@example.org', username: 'ana_d', accountId: '1000', createdAt: '2009-05-01T10:00:00.000Z', accountDisplayName: 'Ana Duarte' } }])
  const bea = { id: '77', screenName: 'bea_ek', name: 'Bea Ek' }
  const kwabena = { id: '88', screenName: 'kwabena_osei', name: 'k.' }
  add('tweets', 'window.YTD.tweets.part0', [
    tweet('2021-03-01T10:00:00Z', bea, 'hello from the harbour'),
    tweet('2021-09-01T10:00:00Z', bea, 'the ferry is late, read on'),
    tweet('2022-06-14T10:00:00Z', bea, 'that was a good lunch'),
    tweet('2020-06-14T10:00:00Z', kwabena, 'is the drum dry by now?'),
  ])
  return ended(zip, file)
}

function tweet(at: string, to: { readonly id: string; readonly screenName: string; readonly name: string }, text: string) {
  // Ids of X hold their time.
  const id = String((BigInt(Date.parse(at)) - 1_288_834_974_657n) << 22n)
  const mention = { name: to.name, screen_name: to.screenName, indices: ['0', String(to.screenName.length + 1)], id_str: to.id, id: to.id }
  return {
    tweet: {
      id, id_str: id, created_at: new Date(at).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 +0000 $4'), full_text: `@${to.screenName} ${text}`, lang: 'en', source: '',
      entities: { hashtags: [], symbols: [], user_mentions: [mention], urls: [] }, favorite_count: '0', retweet_count: '0', retweeted: false, favorited: false, truncated: false,
      in_reply_to_user_id: to.id, in_reply_to_user_id_str: to.id, in_reply_to_screen_name: to.screenName,
    },
  }
}
