import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Entry } from '../../../electron/importers/sources/source'
import { watchSource } from '../../../electron/importers/watchedSource'
import { memorySource } from './memorySource'

const bytes = Buffer.alloc(200_000, 7)
const drain = async (entry: Entry) => {
  for await (const chunk of entry.open()) void chunk
}

it('counts the last pass over an entry, and one file', async () => {
  const watched = watchSource(memorySource(new Map([['a.ics', bytes], ['b.txt', bytes]])), ['a.ics'])
  const [entry, other] = watched.source.entries
  await drain(entry!)
  await drain(other!)
  expect(watched.bytes).toBe(bytes.length)

  const again = entry!.open()[Symbol.asyncIterator]()
  const { value } = (await again.next()) as { value: Uint8Array }
  expect(watched.bytes).toBe(value.length)
  await drain(entry!)
  expect(watched.bytes).toBe(bytes.length)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(watched.files()).toEqual([{ name: 'a.ics', bytes: bytes.length, sha256 }, { name: 'b.txt', bytes: bytes.length, sha256 }])
})
