import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { dayText, localDate, offsetAt } from '../core/dates'
import type { Digest } from '../core/digest'
import { api } from '../services/api'

/** Whether the system's notifications are wanted on this computer, and that there is one a day at most. Not part of the library. */
export const useNotices = defineStore('notices', () => {
  const wanted = ref(localStorage.getItem(wantedKey) === 'yes')
  watch(wanted, (is) => localStorage.setItem(wantedKey, is ? 'yes' : 'no'), { flush: 'sync' })

  /** Whether this computer can show any; null until it is known. */
  const possible = ref<boolean | null>(null)
  async function ask(): Promise<void> {
    possible.value = await api().canNotify()
  }

  /** One is due: wanted, none was shown on this day, and the morning has begun. */
  const isTime = (now: number, zone: string): boolean =>
    wanted.value && new Date(now + offsetAt(now, zone)).getUTCHours() >= morning && localStorage.getItem(lastKey) !== dayText(localDate(now, zone))

  /** Shows it, if it is time. The day counts as told only when the system was asked. */
  async function tell({ title, body }: Digest, now: number, zone: string): Promise<boolean> {
    if (!isTime(now, zone)) return false
    const before = localStorage.getItem(lastKey)
    // Before the answer: whoever asks meanwhile would show a second one.
    localStorage.setItem(lastKey, dayText(localDate(now, zone)))
    const shown = await api().notify(title, body)
    if (!shown) localStorage.setItem(lastKey, before ?? '')
    return shown
  }
  return { wanted, possible, ask, isTime, tell }
})

const wantedKey = 'full-circle.notices'
const lastKey = 'full-circle.noticed'
/** Nobody is woken. */
const morning = 8
