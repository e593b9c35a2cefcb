/** An older and a newer export of one account that overlap: the union, the newest names, nothing twice, whichever comes first. */
// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalDump } from '../../../../renderer/db/dump'
import { newFolder, openAt, wipe } from '../../db/folder'
import { useTemporaryFolders } from '../../library/temporaryFolder'
import { importCase, type Case } from './cases'

const folderOf = useTemporaryFolders()

interface Export {
  /** File name to content. */
  readonly files: Readonly<Record<string, string>>
  readonly owner?: readonly string[]
}

interface Overlap {
  readonly title: string
  readonly older: Export
  readonly newer: Export
  /** Texts of the union, in time order. */
  readonly texts: readonly string[]
  readonly name: string
}

const telegram = (name: string, ids: readonly number[]): Export => ({
  files: {
    'result.json': JSON.stringify({
      about: '', personal_information: { user_id: 1, first_name: 'Ana', last_name: 'Duarte' },
      chats: {
        about: '',
        list: [{
          name, type: 'personal_chat', id: 900,
          messages: ids.map((id) => ({
            id, type: 'message', date: `2023-04-0${id}T10:00:00`, date_unixtime: String(Date.UTC(2023, 3, id, 10) / 1000), from: name, from_id: 'user900',
            text: `letter ${id}`, text_entities: [{ type: 'plain', text: `letter ${id}` }],
          })),
        }],
      },
    }),
  },
})

const whatsapp = (days: readonly number[]): Export => ({
  files: { 'WhatsApp Chat - Bea Ek.txt': days.map((day) => `[1${day}.06.24, 10:00:00] Bea Ek: letter ${day}\r\n[1${day}.06.24, 10:00:05] Ana Duarte: answer ${day}\r\n`).join('') },
  owner: ['whatsapp:name:Ana Duarte'],
})

const linkedin = (name: string, days: readonly number[]): Export => ({
  files: {
    'Basic_LinkedInDataExport/Profile.csv': 'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nAna,Duarte,,,,,,,,,,,\n',
    'Basic_LinkedInDataExport/messages.csv': [
      'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER',
      ...days.map((day) => `2-a,,${name},https://www.linkedin.com/in/bea,Ana Duarte,https://www.linkedin.com/in/ana,2024-06-0${day} 10:00:00 UTC,,letter ${day},INBOX`),
      '',
    ].join('\n'),
  },
})

const x = (name: string, days: readonly number[]): Export => ({
  files: {
    'twitter/data/account.js': `window.YTD.account.part0 = ${JSON.stringify([{ account: { username: 'ana_d', accountId: '1000', accountDisplayName: 'Ana Duarte', createdAt: '2009-05-01T10:00:00.000Z' } }])}`,
    'twitter/data/tweets.js': `window.YTD.tweets.part0 = ${JSON.stringify(days.map((day) => ({
      tweet: {
        id_str: String(1_660_000_000_000_000_000n + BigInt(day) * 100_000_000_000n), created_at: `Thu Jun 0${day} 10:00:00 +0000 2023`, full_text: `@bea letter ${day}`,
        entities: { user_mentions: [{ name, screen_name: 'bea', id_str: '77', indices: ['0', '4'] }], urls: [], hashtags: [] },
        in_reply_to_user_id_str: '77', in_reply_to_screen_name: 'bea', display_text_range: ['5', '13'],
      },
    })))}`,
  },
})

const overlaps: readonly Overlap[] = [
  { title: 'Telegram', older: telegram('Ben', [1, 2, 3]), newer: telegram('Ben Sample', [2, 3, 4]), texts: ['letter 1', 'letter 2', 'letter 3', 'letter 4'], name: 'Ben Sample' },
  { title: 'WhatsApp', older: whatsapp([1, 2]), newer: whatsapp([2, 3]), texts: ['letter 1', 'answer 1', 'letter 2', 'answer 2', 'letter 3', 'answer 3'], name: 'Bea Ek' },
  { title: 'LinkedIn', older: linkedin('Bea Ek', [1, 2]), newer: linkedin('Bea Ek-Marek', [2, 3]), texts: ['letter 1', 'letter 2', 'letter 3'], name: 'Bea Ek-Marek' },
  { title: 'X', older: x('Bea Ek', [1, 2]), newer: x('Bea Ek-Marek', [2, 3]), texts: ['letter 1', 'letter 2', 'letter 3'], name: 'Bea Ek-Marek' },
]

describe.each(overlaps.map((one) => [one.title, one] as const))('%s', (_, { older, newer, texts, name }) => {
  it('comes to the union', async () => {
    const forth = await imported([older, newer])
    expect(forth.texts).toEqual(texts)
    expect(forth.names).toEqual([name])
    expect(await imported([newer, older])).toEqual(forth)
  })
})

async function imported(exports: readonly Export[]): Promise<{ texts: string[]; names: string[]; dump: string }> {
  const folder = await newFolder()
  const library = await openAt(folder)
  for (const one of exports) {
    await importCase(folder, written(one))
    await library.catchUp()
  }
  const dump = await canonicalDump(library.db)
  const lines = (file: string) => (new RegExp(`# ${file}\\n([^#]*)`).exec(dump)?.[1] ?? '').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>)
  const texts = lines('interactions.ndjson').sort((a, b) => Number(a['at']) - Number(b['at'])).map(({ text }) => String(text))
  const names = lines('people.ndjson').map((person) => String(person['name']))
  await wipe(library)
  await folder.remove()
  return { texts, names, dump }
}

function written({ files, owner }: Export): Case {
  const folder = folderOf()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const dropped = [...new Set(Object.keys(files).map((name) => name.split('/')[0]!))].map((name) => ({ path: join(folder, name), name }))
  return { name: 'overlap', group: 'overlap', dropped, options: { ...(owner && { owner }), zone: 'UTC' } }
}
