// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, onScopeDispose } from 'vue'
import { whileUsed } from '../../../renderer/composables/whileUsed'
import { openDatabase, useDatabase } from '../../../renderer/db/database'

beforeEach(() => {
  vi.useFakeTimers()
  useDatabase(openDatabase('one'))
})
afterEach(() => {
  useDatabase(undefined)
  vi.useRealTimers()
})

function counting() {
  const told: string[] = []
  let made = 0
  const use = whileUsed(() => {
    const number = ++made
    onScopeDispose(() => told.push(`end ${number}`))
    return number
  })
  const user = () => {
    const scope = effectScope()
    return { value: scope.run(use), leave: () => scope.stop() }
  }
  return { user, told }
}

it('is one for all, and for whoever comes back soon', () => {
  const { user, told } = counting()
  const [a, b] = [user(), user()]
  a.leave()
  b.leave()
  vi.advanceTimersByTime(60_000)
  const c = user()
  vi.advanceTimersByTime(3_600_000)
  expect([a.value, b.value, c.value, told]).toEqual([1, 1, 1, []])
  c.leave()
  vi.advanceTimersByTime(3_600_000)
  expect([user().value, told]).toEqual([2, ['end 1']])
})

it('of another library it is another one', () => {
  const { user, told } = counting()
  user().leave()
  useDatabase(openDatabase('two'))
  expect([user().value, told]).toEqual([2, ['end 1']])
})
