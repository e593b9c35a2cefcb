import { onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { PaperJob } from '#contract/ipc'
import { api, failureOf, isCancelled } from '../services/api'
import { makePages, openPdfWorker, type PreviewPages } from '../services/pages'
import { useShell } from '../stores/shell'

export interface Pages {
  readonly pages: Readonly<ShallowRef<PreviewPages | null>>
  readonly making: Ref<'idle' | 'loading' | 'done' | 'error'>
  readonly problem: Ref<string>
  /** Reads the document outside of the page's thread. */
  readonly worker: Readonly<ShallowRef<Worker | null>>
  readonly printing: Readonly<Ref<boolean>>
  readonly make: () => Promise<void>
  readonly print: () => Promise<void>
  readonly save: () => Promise<void>
}

/** The very pages as they will be printed, made anew when the job or what it is made of changes. A null job waits. */
export function usePages(job: Readonly<Ref<PaperJob | null>>, madeOf: Readonly<Ref<unknown>>): Pages {
  const shell = useShell()
  const pages = shallowRef<PreviewPages | null>(null)
  const making = ref<'idle' | 'loading' | 'done' | 'error'>('idle')
  const problem = ref('')
  const worker = shallowRef<Worker | null>(null)
  const printing = ref(false)
  let wanted = 0
  let timer = 0

  onMounted(() => { worker.value = openPdfWorker() })
  onBeforeUnmount(() => { window.clearTimeout(timer); wanted++; worker.value?.terminate() })

  // A change of mind within a moment makes one document, not five.
  watch([job, madeOf], () => {
    window.clearTimeout(timer)
    if (job.value) timer = window.setTimeout(() => void make(), 250)
  }, { immediate: true })

  async function make(): Promise<void> {
    if (!job.value) return
    const mine = ++wanted
    making.value = 'loading'
    try {
      const made = await makePages(job.value)
      if (mine !== wanted) return
      pages.value = made
      making.value = 'done'
    } catch (error) {
      if (mine !== wanted || isCancelled(error)) return
      problem.value = failureOf(error).message
      making.value = 'error'
    }
  }

  async function print(): Promise<void> {
    if (!pages.value) return
    printing.value = true
    try {
      await api().printPages(pages.value.token)
    } catch (error) {
      shell.say(failureOf(error).message)
    } finally {
      printing.value = false
    }
  }

  async function save(): Promise<void> {
    if (!pages.value) return
    try {
      const name = await api().savePages(pages.value.token)
      if (name) shell.say(`Saved as ${name}.`)
    } catch (error) {
      shell.say(failureOf(error).message)
    }
  }
  return { pages, making, problem, worker, printing, make, print, save }
}
