import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { SearchAnswer } from '../core/search/model'
import { searchAll, warmSearch } from '../db/search'

export interface Find {
  /** To the query as it is now, or an earlier one while that is looked for; null before the first. */
  readonly answer: Readonly<ShallowRef<SearchAnswer | null>>
  readonly state: Readonly<Ref<'idle' | 'loading' | 'done' | 'error'>>
  /** It takes longer than 150 ms. */
  readonly late: Readonly<Ref<boolean>>
  /** ms */
  readonly took: Readonly<Ref<number>>
}

/** How long looking may take before it is shown. */
const patience = 150

/** Looks for the query in everything, anew as it is typed; answers to what was typed before are dropped. People come first where words take longer. */
export function useFind(query: Readonly<Ref<string>>, limit: Readonly<Ref<number>>, onFailure: (error: unknown) => void): Find {
  const answer = shallowRef<SearchAnswer | null>(null)
  const state = ref<'idle' | 'loading' | 'done' | 'error'>('idle')
  const late = ref(false)
  const took = ref(0)
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
  let running: AbortController | undefined

  async function look(): Promise<void> {
    running?.abort()
    late.value = false
    if (query.value.trim() === '') {
      answer.value = null
      state.value = 'idle'
      return
    }
    const mine = (running = new AbortController())
    state.value = 'loading'
    const timer = setTimeout(() => { late.value = true }, patience)
    const began = performance.now()
    try {
      const wishes = { limit: limit.value, now: Date.now(), zone, signal: mine.signal }
      const typed = query.value
      let found = await searchAll(typed, { ...wishes, peopleFirst: true })
      if (found.wordsFollow && !mine.signal.aborted) {
        answer.value = found
        found = await searchAll(typed, wishes)
      }
      if (mine.signal.aborted) return
      answer.value = found
      took.value = performance.now() - began
      state.value = 'done'
    } catch (error) {
      if (mine.signal.aborted) return
      state.value = 'error'
      onFailure(error)
    } finally {
      clearTimeout(timer)
      if (running === mine) late.value = false
    }
  }
  // The first letter typed need not wait for what can be read before.
  warmSearch().catch(onFailure)
  watch([query, limit], () => void look(), { immediate: true })
  onScopeDispose(() => running?.abort())
  return { answer, state, late, took }
}
