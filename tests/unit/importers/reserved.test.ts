import { join } from 'node:path'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detect } from '../../../electron/importers/detection'
import type { Importer } from '../../../electron/importers/importer'
import { importers } from '../../../electron/importers/index'
import { linkedIn } from '../../../electron/importers/linkedin/index'
import { mastodon } from '../../../electron/importers/mastodon/index'
import { reddit } from '../../../electron/importers/reddit/index'
import { memorySource, textFiles } from './memorySource'

const dropped = [{ path: '/nowhere', name: 'a.zip' }]
const over = (files: Readonly<Record<string, string>>) => ({ openSource: () => Promise.resolve({ ...memorySource(textFiles(files)), close: () => Promise.resolve() }) })
const claimed = async (files: Readonly<Record<string, string>>) =>
  (await detect({ command: 'detect', dropped }, over(files))).claims.map(({ importer, entries }) => [importer, ...entries.map((label) => label.slice(label.lastIndexOf('/') + 1))])

const anything: Importer = {
  id: 'anything', title: 'Anything', version: 1,
  claim: ({ entries }) => Promise.resolve(entries.length === 0 ? [] : [{ importer: 'anything', title: '', source: '', recognised: '', owner: [], entries: entries.map(({ label }) => label), bytes: 0, ignored: [] }]),
  async *read() {},
}
const reserving: Importer = {
  ...anything, id: 'reserving',
  claim: ({ entries }) => Promise.resolve([{ importer: 'reserving', title: '', source: 'a', recognised: '', owner: [], entries: [entries[0]!.label], reserves: [entries[1]!.label], bytes: 0, ignored: [] }]),
}

it('what an importer knows as its own and leaves out is shown to no later one', async () => {
  const { claims, unrecognised } = await detect({ command: 'detect', dropped: [] }, { importers: [reserving, anything], ...over({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' }) })
  expect(claims.map(({ importer, entries }) => [importer, ...entries])).toEqual([['reserving', 'a.txt'], ['anything', 'c.txt']])
  expect(unrecognised).toEqual([])
})

describe('tables that are left out are no tables of people', () => {
  const connections = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nNora,Quist,https://www.linkedin.com/in/nora,,A,B,08 Feb 2026\n'
  const uploaded = 'Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers\nPhone,Nora,Quist,,,nora@quist.example,\n'

  it('of LinkedIn: the address book once uploaded', async () => {
    const files = { 'x/Connections.csv': connections, 'x/ImportedContacts.csv': uploaded, 'x/contacts.csv': 'First Name,Last Name,E-mail 1 - Value\nOle,Holm,ole@holm.example\n' }
    const found = await claimed(files)
    expect(found[0]).toEqual(['linkedin', 'Connections.csv'])
    expect(found.flat()).not.toContain('ImportedContacts.csv')
    expect(found.flat()).toContain('contacts.csv')
    const [claim] = await linkedIn.claim(memorySource(textFiles(files)))
    expect(claim!.ignored.join()).toMatch(/ImportedContacts\.csv/)
    const older = await claimed({ 'x/Connections.csv': connections, 'x/Contacts.csv': uploaded })
    expect(older).toEqual([['linkedin', 'Connections.csv']])
    expect((await claimed({ 'ImportedContacts.csv': uploaded })).flat()).toContain('ImportedContacts.csv')
  })

  it('of Mastodon: lists, but not those of another folder', async () => {
    const files = { 'm/following_accounts.csv': 'Account address,Show boosts\nben@other.example,true\n', 'm/lists.csv': 'Friends,ben@other.example\n', 'm/deep/lists.csv': 'Name,Email\nOle Holm,ole@holm.example\n' }
    const [claim] = await mastodon.claim(memorySource(textFiles(files)))
    expect(claim!.reserves?.map((label) => label.split('/').slice(-2).join('/'))).toEqual(['m/lists.csv'])
    expect((await claimed(files)).filter(([importer]) => importer !== 'mastodon').flat()).toHaveLength(2)
  })

  it('of Reddit: linked identities', async () => {
    const files = { 'r/messages.csv': 'id,permalink,thread_id,date,ip,from,to,subject,body\n1,https://x.example,1,2023-05-04 10:11:12 UTC,,ana,ben,hi,hello\n', 'r/linked_identities.csv': 'issuer_id,subject_id,email\ngoogle,1,ana@example.org\n' }
    const [claim] = await reddit.claim(memorySource(textFiles(files)))
    expect(claim!.reserves).toHaveLength(1)
    expect((await claimed(files)).map(([importer]) => importer)).toEqual(['reddit'])
  })
})

it('a saved page that is called friends is not Facebook’s', async () => {
  const page = '<!DOCTYPE html><html><body><div class="h-card"><a class="u-url" href="https://nora.example">Nora</a> since 2014</div></body></html>'
  expect((await claimed({ 'saved/friends.html': page, 'saved/about.html': page })).map(([importer]) => importer)).toEqual(['hcard'])
})

it('no claim takes or reserves what another one has', async () => {
  const fixtures = join(import.meta.dirname, '../../fixtures')
  for (const group of ['linkedin', 'mastodon', 'reddit'])
    for (const name of readdirSync(join(fixtures, group), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)) {
      const paths = readdirSync(join(fixtures, group, name)).filter((file) => file !== 'expected.json' && file !== 'options.json')
      const { claims } = await detect({ command: 'detect', dropped: paths.map((file) => ({ path: join(fixtures, group, name, file), name: file })) }, { importers })
      const labels = claims.flatMap(({ entries, reserves = [] }) => [...entries, ...reserves])
      expect(new Set(labels).size, `${group}/${name}`).toBe(labels.length)
      expect(claims.map(({ importer }) => importer), `${group}/${name}`).not.toContain('people-table')
    }
})
