import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { LibraryInfo } from '#contract/ipc'
import type { Failure } from '#contract/result'
import type { LibraryCounts } from '../db/imports'
import { liveQuery, type Subscription } from '../db/live'
import { libraryCounts, noCounts } from '../db/imports'
import { failureOf } from '../services/api'
import type { CatchUpProgress } from '../services/catchUp'
import { startLibrary, startReading } from '../services/start'
import { findSuggestionsSoon } from '../services/suggestions'
import { followTopics } from '../services/topics'

export type LibraryState = 'starting' | 'catchingUp' | 'ready' | 'failed'

/** How long catching up may take before the user is told. */
const patience = 2000

/** The library as a whole: is it there, is it up to date. */
export const useLibraryStore = defineStore('library', () => {
  const state = ref<LibraryState>('starting')
  /** Share of a catch-up that takes its time, 0 to 1; null otherwise. */
  const progress = ref<number | null>(null)
  /** What is being done meanwhile. */
  const words = ref('')
  const info = shallowRef<LibraryInfo | null>(null)
  const counts = shallowRef<LibraryCounts>(noCounts)
  /** What the user should know about the folder, in words. */
  const problems = shallowRef<readonly string[]>([])
  /** The database was lost, or of another version, and was made again from the folder. */
  const rebuilt = ref(false)
  const failure = shallowRef<Failure | null>(null)
  let counting: Subscription | undefined
  let following: Subscription | undefined

  /** `reading`: for a paper window, which another window keeps up to date. */
  async function open(purpose: 'app' | 'reading' = 'app'): Promise<void> {
    state.value = 'starting'
    failure.value = null
    const showing = showLater()
    try {
      const opened = purpose === 'app' ? await startLibrary(showing.step) : { ...(await startReading()), caughtUp: null }
      info.value = opened.info
      // Each look at the sample begins with a fresh copy: what an earlier one held is no loss to tell of.
      problems.value = opened.info.isSample ? [] : (opened.caughtUp?.problems ?? [])
      rebuilt.value = opened.caughtUp?.rebuilt ?? false
      counting?.unsubscribe()
      // Known before anybody asks whether the library is empty.
      counts.value = await libraryCounts()
      counting = liveQuery(libraryCounts).subscribe((value) => (counts.value = value))
      state.value = 'ready'
      following?.unsubscribe()
      if (purpose === 'app') {
        findSuggestionsSoon()
        following = followTopics()
      }
    } catch (error) {
      failure.value = failureOf(error)
      state.value = 'failed'
      // Expected failures are told in words; anything else is a bug and goes on to the log.
      if (failure.value.code === 'failed') throw error
    } finally {
      showing.end()
    }
  }

  /** Tells `progress` once it takes longer than `patience`, also in the middle of one long step. */
  function showLater(): { readonly step: (step: CatchUpProgress) => void; readonly end: () => void } {
    let done = 0
    let late = false
    const timer = setTimeout(() => {
      late = true
      progress.value = done
    }, patience)
    return {
      step(step) {
        state.value = 'catchingUp'
        words.value = step.words
        done = step.done
        if (late) progress.value = done
      },
      end() {
        clearTimeout(timer)
        progress.value = null
      },
    }
  }

  return { state, progress, words, info, counts, problems, rebuilt, failure, open }
})
