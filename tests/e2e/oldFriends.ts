import { join } from 'node:path'
import { ZipFile } from 'yazl'
import { ended } from './threeFiles'

/**
 * Archives of four networks of Ilse Varga, whose library the sample is: twenty of the people she knows there stand in them under
 * addresses that nothing unites with those she has.
 */
export interface OldFriends {
  readonly all: readonly string[]
  /** Names as the archives write them. */
  readonly names: readonly string[]
  /** Said in 2011, in one of them. */
  readonly sentence: string
}

const atLinkedIn = [
  ['Tatsuya', 'Morioka'], ['Rafael', 'Goldenblum'], ['Bartholomew', 'Okafor'], ['Leilani', 'Kahananui'], ['Piotr', 'Zając'], ['Ingrid', 'Solheim'], ['Freya', 'Winterbourne'], ['Ewan', 'MacAskill'],
] as const
const atFacebook = ['Yael Berkovich', 'Kwabena Osei-Agyeman', 'Anaïs Delacroix-Ngoma', 'Amina Yusuf Warsame', 'Henrike Aalto-Meyer', 'Lotte van Duinen'] as const
const atWhatsApp = ['Oluwaseun Adebayo', 'Hiroko Tanizaki', 'Carlos Ibarra Núñez'] as const
const atX = ['Giulia Ferrante', 'Jakub Wiśniewski', 'Birgit Hollerer'] as const
const sentence = 'the lamp room smells of paraffin again'

export async function writeOldFriends(folder: string): Promise<OldFriends> {
  const linkedin = join(folder, 'Basic_LinkedInDataExport_11-01-2026.zip')
  const facebook = join(folder, 'facebook-ilsevarga-2026-11-01-Xy12.zip')
  const x = join(folder, 'twitter-2012-01-01.zip')
  const chats = atWhatsApp.map((name) => ({ name, file: join(folder, `WhatsApp Chat - ${name}.zip`) }))
  await Promise.all([writeLinkedIn(linkedin), writeFacebook(facebook), writeX(x), ...chats.map(({ name, file }) => writeChat(file, name))])
  return { all: [linkedin, facebook, x, ...chats.map(({ file }) => file)], names: [...atLinkedIn.map((parts) => parts.join(' ')), ...atFacebook, ...atWhatsApp, ...atX], sentence }
}

function writeLinkedIn(file: string): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  add('Profile.csv', 'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nIlse,Varga,,,,,,,,,,,\n')
  const rows = atLinkedIn.map(([given, family], at) => `${given},${family},https://www.linkedin.com/in/old-account-${at},,Harbour Office,Partner,0${1 + at} Feb 2016\n`)
  add('Connections.csv', `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('')}`)
  return ended(zip, file)
}

/** Facebook writes UTF-8 as if each byte were a letter. */
const asFacebookDoes = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

function writeFacebook(file: string): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, value: unknown) => zip.addBuffer(Buffer.from(JSON.stringify(value)), name)
  add('personal_information/profile_information/profile_information.json', { profile_v2: { name: { full_name: 'Ilse Varga', first_name: 'Ilse', last_name: 'Varga' }, registration_timestamp: Date.parse('2009-01-05') / 1000 } })
  atFacebook.forEach((name, at) => {
    const said = at === 0 ? sentence : 'it rains here as well'
    add(`your_facebook_activity/messages/inbox/friend_${1000 + at}/message_1.json`, {
      participants: [{ name: asFacebookDoes(name) }, { name: 'Ilse Varga' }],
      messages: [{ sender_name: asFacebookDoes(name), timestamp_ms: Date.parse(`2011-05-0${at + 1}T09:00:00Z`), content: said, is_geoblocked_for_viewer: false }],
      title: asFacebookDoes(name), is_still_participant: true, thread_path: `inbox/friend_${1000 + at}`, magic_words: [],
    })
  })
  return ended(zip, file)
}

function writeX(file: string): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, value: unknown) => zip.addBuffer(Buffer.from(`window.YTD.${name}.part0 = ${JSON.stringify(value)}`), `data/${name}.js`)
  add('account', [{ account: { email: 'ilse@old.example', username: 'ilse_old', accountId: '990', createdAt: '2009-05-01T10:00:00.000Z', accountDisplayName: 'Ilse Varga' } }])
  add('tweets', atX.map((name, at) => {
    const time = Date.parse(`2011-08-1${at}T10:00:00Z`)
    // Ids of X hold their time.
    const id = String((BigInt(time) - 1_288_834_974_657n) << 22n)
    const screenName = `old_account_${at}`
    const mention = { name, screen_name: screenName, indices: ['0', String(screenName.length + 1)], id_str: String(700 + at), id: String(700 + at) }
    const created = new Date(time).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 +0000 $4')
    return {
      tweet: {
        id, id_str: id, created_at: created, full_text: `@${screenName} are you there already?`, lang: 'en', source: '', entities: { hashtags: [], symbols: [], user_mentions: [mention], urls: [] },
        favorite_count: '0', retweet_count: '0', retweeted: false, favorited: false, truncated: false, in_reply_to_user_id: mention.id, in_reply_to_user_id_str: mention.id, in_reply_to_screen_name: screenName,
      },
    }
  }))
  return ended(zip, file)
}

function writeChat(file: string, name: string): Promise<string> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from([`[13.06.14, 21:25:15] ${name}: A new number, this is me.`, '[13.06.14, 21:26:01] Ilse Varga: Good to know.', ''].join('\r\n')), '_chat.txt')
  return ended(zip, file)
}
