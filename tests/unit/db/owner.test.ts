// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ownerKnown, ownerName } from '../../../renderer/db/owner'
import { listPeople } from '../../../renderer/db/people'
import { claimHandles, undo } from '../../../renderer/services/edits'
import { detect } from '../../../renderer/services/importRun'
import type { Library } from '../../../renderer/services/library'
import { account, card, message, records } from './facts'
import { mainOf, newFolder, openAt, wipe, type Archive, type TestFolder } from './folder'

const [mine, tom] = ['tel:+4915112345678', 'x:id:30']
const archives: readonly Archive[] = [
  { source: 'twitter.zip', outcomes: [{ facts: [account('30', [tom, 'x:@tom'], 'Tom Lind')] }, ...records(message('1', tom, '2020-01-01'))] },
  { importer: 'vcard', source: 'contacts.vcf', outcomes: records(card('u1', [mine], 'Ana Duarte')) },
]
let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
  const main = mainOf(folder)
  const chat = { importer: 'whatsapp', title: 'WhatsApp', source: 'chat.txt', recognised: '', owner: [], ownerChoices: ['whatsapp:name:Tom Lind', 'whatsapp:name:Ana Duarte'], entries: [], bytes: 0, ignored: [] }
  library = await openAt(folder, { ...main, detect: (source) => Promise.resolve({ source, claims: [chat], readable: [], unrecognised: [], warnings: [] }) })
  for (const archive of archives) await folder.add(archive)
  await library.catchUp()
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})
const guessed = async () => (await detect({ token: 'chat', names: ['chat.txt'] })).claims[0]!.owner

it('“this is me” tells whose a later chat is, and how the owner is called', async () => {
  expect(await guessed()).toEqual([])
  expect(await ownerName()).toBeNull()
  await claimHandles({ handles: [mine], mine: true })
  expect(await ownerKnown()).toEqual({ handles: ['x:id:1', mine], names: ['Ana Duarte'] })
  expect(await guessed()).toEqual(['whatsapp:name:Ana Duarte'])
  expect(await ownerName()).toBe('Ana Duarte')

  await folder.add({ importer: 'whatsapp', source: 'chat.txt', owner: await guessed(), outcomes: records({ ...message('2', 'whatsapp:name:Tom Lind', '2021-01-01'), from: 'whatsapp:name:Ana Duarte' }) })
  await library.catchUp()
  expect((await listPeople()).flatMap(({ handles }) => handles)).toEqual(expect.not.arrayContaining([mine, 'whatsapp:name:Ana Duarte']))
  await undo()
  expect((await ownerKnown()).names).toEqual([])
})

it('what the owner took back is nobody to go by', async () => {
  await folder.add({ importer: 'linkedin', source: 'in.zip', owner: ['linkedin:id:9'], outcomes: records({ ...account('9', ['linkedin:id:9'], 'Tom Lind'), me: true }) })
  await library.catchUp()
  expect(await guessed()).toEqual(['whatsapp:name:Tom Lind'])
  await claimHandles({ handles: ['linkedin:id:9'], mine: false })
  expect(await ownerKnown()).toEqual({ handles: ['x:id:1'], names: [] })
  expect(await guessed()).toEqual([])
})
