import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Stage } from '../core/model'

export type PeopleColumn = 'name' | 'circle' | 'lastWord' | 'lastMet'

/** What the people list is narrowed to and sorted by; it stays while other screens are open. */
export const useFilters = defineStore('filters', () => {
  const name = ref('')
  const sort = ref<{ readonly column: PeopleColumn; readonly descending: boolean }>({ column: 'name', descending: false })
  /** Null for all. */
  const stage = ref<Stage | null>(null)

  function clear(): void {
    name.value = ''
    stage.value = null
  }

  return { name, sort, stage, clear }
})
