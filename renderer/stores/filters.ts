import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { FilterGroup } from '../core/filters'
import type { PersonId, Stage } from '../core/model'

export type PeopleColumn = 'name' | 'circle' | 'lastWord' | 'lastMet'

/** What the people list is narrowed to and sorted by; it stays while other screens are open. */
export const useFilters = defineStore('filters', () => {
  const name = ref('')
  const sort = ref<{ readonly column: PeopleColumn; readonly descending: boolean }>({ column: 'name', descending: false })
  /** Null for all. */
  const stage = ref<Stage | null>(null)

  /** The people of a place that was found, until the list is about others again. */
  const only = shallowRef<{ readonly words: string; readonly people: ReadonlySet<PersonId> } | null>(null)
  /** The rule in the filter editor; null while it is closed. */
  const draft = shallowRef<FilterGroup | null>(null)

  function clear(): void {
    name.value = ''
    stage.value = null
    draft.value = null
    only.value = null
  }

  return { name, sort, stage, draft, only, clear }
})
