/** Whom the owner only ever met: what any calendar covers says how long they have been silent. */
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { CoverageFact } from '../../../electron/contract/records'
import { listStories } from '../../../renderer/db/stories'
import { card, event, records, time } from './facts'
import { newFolder, openAt, wipe } from './folder'

const inPerson = (network: string, from: string, to: string): { facts: CoverageFact[] } => ({
  facts: [{ fact: 'coverage', network, account: 'email:me@home.example', setting: 'inPerson', from: time(from), to: time(to), directions: ['mutual'] }],
})
const bo = 'email:bo@lind.example'
const theirs = { importer: 'icalendar', source: 'Private.ics', owner: ['email:me@home.example'], outcomes: [...records(card('bo', [bo], 'Bo Lind'), event('1', bo, '2020-03-01T12:00:00Z')), inPerson('calendar', '2020-01-01', '2020-04-01')] }
const others = { importer: 'friends-md', source: 'friends.md', owner: ['email:me@home.example'], outcomes: [...records(card('sig', ['email:sig@aas.example'], 'Sig Aas')), inPerson('friends-md', '2020-03-20', '2021-01-01')] }

async function coveredAfter(archives: readonly (typeof theirs | typeof others)[]): Promise<number | undefined> {
  const folder = await newFolder()
  const library = await openAt(folder)
  for (const archive of archives) {
    await folder.add(archive)
    await library.catchUp()
  }
  const story = [...(await listStories()).values()].find(({ silence }) => silence.last?.id === 'calendar:1')
  await wipe(library)
  await folder.remove()
  return story?.silence.covered
}

it('another source that covers more of the time changes what is known of them, whichever came first', async () => {
  const after = await coveredAfter([theirs, others])
  expect(after).toBe(time('2021-01-01') - time('2020-03-01T13:00:00Z'))
  expect(await coveredAfter([others, theirs])).toBe(after)
})
