import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

/** Where the review stands while other screens are open: what was put off, and what was looked at last. Gone with the window. */
export const useReviewStore = defineStore('review', () => {
  /** Keys of the queue, in the order they were put off. */
  const later = shallowRef<readonly string[]>([])
  /** Batches that are looked at pair by pair. */
  const oneByOne = shallowRef<ReadonlySet<string>>(new Set())
  const selected = ref<string | null>(null)
  /** The hint of a meeting that was looked at last. */
  const meeting = ref<string | null>(null)

  function putOff(key: string): void {
    later.value = [...later.value.filter((known) => known !== key), key]
  }
  function takeUp(key: string): void {
    later.value = later.value.filter((known) => known !== key)
  }
  function spread(batch: string): void {
    oneByOne.value = new Set([...oneByOne.value, batch])
  }
  return { later, oneByOne, selected, meeting, putOff, takeUp, spread }
})
