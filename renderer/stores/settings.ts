import { defineStore } from 'pinia'
import { ref, watch } from 'vue'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'regular' | 'compact' | 'roomy'

const themes: readonly Theme[] = ['system', 'light', 'dark']
const densities: readonly Density[] = ['regular', 'compact', 'roomy']

/** How the app looks on this computer. Not part of the library. */
export const useSettings = defineStore('settings', () => {
  const theme = kept('theme', themes)
  const density = kept('density', densities)
  return { theme, density }
})

/** A choice that is remembered; the first one until there is a valid one. */
function kept<T extends string>(name: string, choices: readonly T[]) {
  const key = `full-circle.${name}`
  const before = localStorage.getItem(key)
  const value = ref<T>(choices.find((choice) => choice === before) ?? choices[0]!)
  watch(value, (chosen) => localStorage.setItem(key, chosen as string), { flush: 'sync' })
  return value
}
