// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { measure } from '../../identity/measure'

it('on invented archives nobody is merged wrongly, and at most one pair in twenty is not found', async () => {
  const { automatic, together, truePairs } = await measure(1200, 4)
  expect(truePairs).toBeGreaterThan(2500)
  expect(automatic.examples).toEqual([])
  expect(automatic.precision).toBe(1)
  expect(together.recall).toBeGreaterThanOrEqual(0.95)
}, 240_000)
