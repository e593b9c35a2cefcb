import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import type { Answers } from '#contract/records'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'regular' | 'compact' | 'roomy'

const themes: readonly Theme[] = ['system', 'light', 'dark']
/** Whether the first screen says how far the archives reach. */
const reaches = ['shown', 'away'] as const
const densities: readonly Density[] = ['regular', 'compact', 'roomy']

/** What the columns of a table mean, as the user said. */
export type ColumnAnswers = Pick<Answers, 'columns' | 'dateOrder'>

/** How the app looks on this computer, and what it remembers of its user's habits. Not part of the library. */
export const useSettings = defineStore('settings', () => {
  const theme = kept('theme', themes)
  const density = kept('density', densities)
  const reach = kept('reach', reaches)
  return { theme, density, reach, columnsFor, rememberColumns }
})

/** A choice that is remembered; the first one until there is a valid one. */
function kept<T extends string>(name: string, choices: readonly T[]) {
  const key = `full-circle.${name}`
  const before = localStorage.getItem(key)
  const value = ref<T>(choices.find((choice) => choice === before) ?? choices[0]!)
  watch(value, (chosen) => localStorage.setItem(key, chosen as string), { flush: 'sync' })
  return value
}

const columnsKey = 'full-circle.columns'
/** Tables whose columns are remembered; the oldest make room. */
const mostTables = 200

/** What was said of a table with these columns before; undefined when nothing was, or it does not fit. */
function columnsFor(key: string, columns: number): ColumnAnswers | undefined {
  const known = storedColumns().find(([one]) => one === key)?.[1]
  return known?.columns?.length === columns ? known : undefined
}

function rememberColumns(key: string, answers: ColumnAnswers): void {
  const others = storedColumns().filter(([one]) => one !== key)
  localStorage.setItem(columnsKey, JSON.stringify([...others, [key, answers]].slice(-mostTables)))
}

function storedColumns(): readonly (readonly [key: string, answers: ColumnAnswers])[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(columnsKey) ?? '[]')
    return Array.isArray(stored) ? (stored as [string, ColumnAnswers][]).filter((pair) => Array.isArray(pair) && typeof pair[0] === 'string' && Array.isArray(pair[1]?.columns)) : []
  } catch (error) {
    // Somebody else's hand was in it: then nothing is remembered.
    if (error instanceof SyntaxError) return []
    throw error
  }
}
