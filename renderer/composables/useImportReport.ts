import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue'
import type { ImportChanges } from '#contract/ipc'
import type { CoverageFact, Issue } from '#contract/records'
import { allCoverage, coverageOf, importIssues, importRow, type ImportRow } from '../db/imports'
import { onlyFrom, type ImportShare } from '../db/onlyFrom'
import { importChanges } from '../services/importRun'
import { useLiveQuery, type Live } from './useLiveQuery'

export interface ImportPart {
  readonly record: ImportRow
  readonly issues: readonly Issue[]
  readonly coverage: readonly CoverageFact[]
}

/** All that is known of some imports; those that are gone are left out. */
export function useImportParts(ids: MaybeRefOrGetter<readonly string[]>): Live<readonly ImportPart[]> {
  return useLiveQuery<readonly ImportPart[]>(
    () => toValue(ids).join(' '),
    async () => {
      const parts = await Promise.all(toValue(ids).map(async (id) => {
        const record = await importRow(id)
        return record ? [{ record, issues: await importIssues(id), coverage: await coverageOf(id) }] : []
      }))
      return parts.flat()
    },
    [],
  )
}

/** From when to when the imports that count can speak. */
export const useCoverage = (): Live<readonly CoverageFact[]> => useLiveQuery<readonly CoverageFact[]>([], allCoverage, [])

/** What would go with these imports; null until it is counted. Counted anew when they change. */
export function useImportShare(ids: MaybeRefOrGetter<readonly string[]>): Readonly<ShallowRef<ImportShare | null>> {
  return latest(() => toValue(ids).join(' '), () => {
    const wanted = toValue(ids)
    return wanted.length > 0 ? onlyFrom(wanted) : Promise.resolve(null)
  })
}

export interface Comparison {
  /** Of the earlier one. */
  readonly record: ImportRow
  readonly changes: ImportChanges
}

/** What an import says otherwise than the one before it; null while there is none, or it is not known yet. */
export function useImportChanges(
  pair: MaybeRefOrGetter<{ readonly before: ImportRow; readonly after: string } | null>,
  onFailure: (error: unknown) => void,
): Readonly<ShallowRef<Comparison | null>> {
  return latest(
    () => {
      const wanted = toValue(pair)
      return wanted ? `${wanted.before.id} ${wanted.after}` : ''
    },
    async () => {
      const wanted = toValue(pair)
      return wanted ? { record: wanted.before, changes: await importChanges(wanted.before.id, wanted.after) } : null
    },
    onFailure,
  )
}

/** The answer to the last question; answers of earlier ones are dropped. */
function latest<T>(question: () => string, answer: () => Promise<T | null>, onFailure?: (error: unknown) => void): Readonly<ShallowRef<T | null>> {
  const value = shallowRef<T | null>(null)
  let asked = 0
  watch(question, async () => {
    const mine = ++asked
    value.value = null
    try {
      const found = await answer()
      if (mine === asked) value.value = found
    } catch (error) {
      if (!onFailure) throw error
      if (mine === asked) onFailure(error)
    }
  }, { immediate: true })
  onScopeDispose(() => (asked = -1))
  return value
}
