import { join } from 'node:path'
import { ZipFile } from 'yazl'
import { ended } from './threeFiles'

/**
 * A Google Takeout, a Facebook zip, a LinkedIn zip and a WhatsApp chat of Ana Duarte, all of them about Bea Ek: what somebody who asked
 * every service for their data drops at once.
 */
export interface FourArchives {
  readonly takeout: string
  readonly facebook: string
  readonly linkedin: string
  readonly whatsapp: string
  readonly all: readonly string[]
}

export async function writeFourArchives(folder: string): Promise<FourArchives> {
  const takeout = join(folder, 'takeout-20261101T100000Z-001.zip')
  const facebook = join(folder, 'facebook-anaduarte-2026-11-01-Xy12.zip')
  const linkedin = join(folder, 'Complete_LinkedInDataExport_11-01-2026.zip')
  const whatsapp = join(folder, 'WhatsApp Chat - Bea Ek.zip')
  await Promise.all([writeTakeout(takeout), writeFacebook(facebook), writeLinkedIn(linkedin), writeWhatsApp(whatsapp)])
  return { takeout, facebook, linkedin, whatsapp, all: [takeout, facebook, linkedin, whatsapp] }
}

function writeTakeout(file: string): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), `Takeout/${name}`)
  add('archive_browser.html', '<!DOCTYPE html><html><head><title>Archive</title></head><body></body></html>')
  add(
    'Contacts/All Contacts/All Contacts.vcf',
    card('Bea Ek', 'Ek;Bea;;;', 'bea@clay.example', '+46 70 123 45 67') + card('Nour Haddad', 'Haddad;Nour;;;', 'nour@clay.example', '+46 70 765 43 21'),
  )
  add(
    'Calendar/ana@example.org.ics',
    [
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Google Inc//Google Calendar 70.9054//EN', 'X-WR-CALNAME:ana@example.org', 'X-WR-TIMEZONE:Europe/Lisbon',
      'BEGIN:VEVENT', 'UID:kiln-1@google.com', 'DTSTART:20240612T110000Z', 'DTEND:20240612T130000Z', 'DTSTAMP:20240601T080000Z', 'SUMMARY:Lunch by the kiln', 'LOCATION:Old pottery\\, Porto',
      'ORGANIZER;CN=Ana Duarte:mailto:ana@example.org', 'ATTENDEE;PARTSTAT=ACCEPTED;CN=Ana Duarte:mailto:ana@example.org', 'ATTENDEE;PARTSTAT=ACCEPTED;CN=Bea Ek:mailto:bea@clay.example',
      'END:VEVENT', 'END:VCALENDAR', '',
    ].join('\r\n'),
  )
  add(
    'YouTube and YouTube Music/comments/comments.csv',
    'Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Video ID,Comment Text,Top-Level Comment ID\nUgw1aaaaaaaaaaaaaaaa4AaABAg,UCown00000000000000000001,2023-05-04T10:11:12.123456+00:00,0,,dQinvented1,"{""text"":""Which glaze is that?""}",\n',
  )
  return ended(zip, file)
}

const card = (name: string, parts: string, email: string, phone: string) =>
  ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `N:${parts}`, `EMAIL;TYPE=INTERNET;TYPE=HOME:${email}`, `TEL;TYPE=CELL:${phone}`, 'END:VCARD', ''].join('\r\n')

function writeFacebook(file: string): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, value: unknown) => zip.addBuffer(Buffer.from(JSON.stringify(value, null, 2)), name)
  const seconds = (at: string) => Date.parse(at) / 1000
  add('personal_information/profile_information/profile_information.json', { profile_v2: { name: { full_name: 'Ana Duarte', first_name: 'Ana', last_name: 'Duarte' }, registration_timestamp: seconds('2009-01-05T10:00:00Z') } })
  add('connections/friends/your_friends.json', { friends_v2: [{ name: 'Bea Ek', timestamp: seconds('2011-03-04T18:00:00Z') }] })
  add('your_facebook_activity/messages/inbox/beaek_1001/message_1.json', {
    participants: [{ name: 'Bea Ek' }, { name: 'Ana Duarte' }],
    messages: [
      { sender_name: 'Ana Duarte', timestamp_ms: Date.parse('2012-05-01T09:05:00Z'), content: 'On Sunday then.', is_geoblocked_for_viewer: false },
      { sender_name: 'Bea Ek', timestamp_ms: Date.parse('2012-05-01T09:00:00Z'), content: 'Come by the kiln, it is the f\u00c3\u00b6rsta firing.', is_geoblocked_for_viewer: false },
    ],
    title: 'Bea Ek', is_still_participant: true, thread_path: 'inbox/beaek_1001', magic_words: [],
  })
  add('your_facebook_activity/comments_and_reactions/comments.json', {
    comments_v2: [
      {
        timestamp: seconds('2013-07-09T19:00:00Z'), title: "Ana Duarte commented on Bea Ek's photo.",
        data: [{ comment: { timestamp: seconds('2013-07-09T19:00:00Z'), comment: 'That blue!', author: 'Ana Duarte' } }],
      },
    ],
  })
  add('ads_information/advertisers_using_your_activity_or_information.json', { custom_audiences_all_types_v2: [] })
  return ended(zip, file)
}

function writeLinkedIn(file: string): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  add('Profile.csv', 'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nAna,Duarte,,,,,,,,,,,\n')
  add(
    'Connections.csv',
    'Notes:\n"Some addresses are left out, and this is why."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nBea,Ek,https://www.linkedin.com/in/bea-ek,bea@clay.example,Clay and Sons,Potter,08 Feb 2016\n',
  )
  add(
    'messages.csv',
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n2-abc,,Bea Ek,https://www.linkedin.com/in/bea-ek,Ana Duarte,https://www.linkedin.com/in/ana-duarte,2016-02-09 08:00:00 UTC,,The workshop is open.,INBOX\n',
  )
  return ended(zip, file)
}

function writeWhatsApp(file: string): Promise<string> {
  const zip = new ZipFile()
  const lines = ['[13.06.24, 21:25:15] Bea Ek: That was a good lunch.', '[13.06.24, 21:26:01] Ana Duarte: It was. Bring the samples next time.', '[14.06.24, 08:00:00] Bea Ek: I will!']
  zip.addBuffer(Buffer.from(lines.map((line) => `${line}\r\n`).join('')), '_chat.txt')
  return ended(zip, file)
}
