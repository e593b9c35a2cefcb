/** The invented library of fifteen years: what is true of it, and what the app says. */
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { compareAll } from '../../circle/measure'

it('what the app says of everybody is true', { timeout: 120_000 }, async () => {
  const { asked, different } = await compareAll()
  expect(asked.get('stage')).toBeGreaterThan(100)
  expect(different).toEqual([])
})
