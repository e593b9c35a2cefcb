import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices'

const digest = { title: 'Today', body: 'Birthday of Bea Ek.' }
const berlin = 'Europe/Berlin'
/** 09:00 in Berlin. */
const today = Date.UTC(2026, 10, 24, 8)
const hours = 60 * 60 * 1000

/** Main at the other end of the bridge, of a computer that can or cannot show notifications. */
function computer(can: boolean) {
  const shown: unknown[] = []
  const calls = {
    canNotify: () => Promise.resolve({ ok: true, value: can }),
    notify: (...args: unknown[]) => {
      if (can) shown.push(args)
      return Promise.resolve({ ok: true, value: can })
    },
  }
  vi.stubGlobal('window', { fullCircle: { calls } })
  return shown
}

/** What a browser remembers. */
function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}

beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal('localStorage', memory())
  setActivePinia(createPinia())
})
afterEach(() => vi.unstubAllGlobals())

/** The store as a start of the app finds it. */
async function started() {
  vi.resetModules()
  const { useNotices: fresh } = await import('../../../renderer/stores/notices')
  setActivePinia(createPinia())
  return fresh()
}

describe('notices', () => {
  it('are off until they are wanted', async () => {
    const shown = computer(true)
    const notices = await started()
    expect(notices.wanted).toBe(false)
    expect(await notices.tell(digest, today, berlin)).toBe(false)
    expect(shown).toEqual([])
  })

  it('are one a day at most, after another start too', async () => {
    const shown = computer(true)
    let notices = await started()
    notices.wanted = true
    expect(await notices.tell(digest, today, berlin)).toBe(true)
    expect(await notices.tell(digest, today + 3 * hours, berlin)).toBe(false)
    notices = await started()
    expect(notices.wanted).toBe(true)
    expect(await notices.tell(digest, today + 6 * hours, berlin)).toBe(false)
    expect(await notices.tell(digest, today + 24 * hours, berlin)).toBe(true)
    expect(shown).toEqual([['Today', 'Birthday of Bea Ek.'], ['Today', 'Birthday of Bea Ek.']])
  })

  it('are one where two ask at once', async () => {
    const shown = computer(true)
    const notices = await started()
    notices.wanted = true
    expect(await Promise.all([notices.tell(digest, today, berlin), notices.tell(digest, today, berlin)])).toEqual([true, false])
    expect(shown).toHaveLength(1)
  })

  it('wake nobody: they wait for the morning of the zone', async () => {
    computer(true)
    const notices = await started()
    notices.wanted = true
    expect(notices.isTime(Date.UTC(2026, 10, 24, 6, 59), berlin)).toBe(false)
    expect(notices.isTime(Date.UTC(2026, 10, 24, 7), berlin)).toBe(true)
  })

  it('say where a computer cannot show them, and no day counts as told', async () => {
    computer(false)
    const notices = await started()
    expect(notices.possible).toBeNull()
    await notices.ask()
    expect(notices.possible).toBe(false)
    notices.wanted = true
    expect(await notices.tell(digest, today, berlin)).toBe(false)
    expect(notices.isTime(today, berlin)).toBe(true)
  })

  it('are switched off again', async () => {
    computer(true)
    const notices = useNotices()
    notices.wanted = true
    notices.wanted = false
    expect(await notices.tell(digest, today, berlin)).toBe(false)
    expect(localStorage.getItem('full-circle.notices')).toBe('no')
  })
})
