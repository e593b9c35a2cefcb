import { toValue, type MaybeRefOrGetter } from 'vue'
import type { CoverageFact, Issue } from '#contract/records'
import { coverageOf, importIssues, importRow, type ImportRow } from '../db/imports'
import { useLiveQuery, type Live } from './useLiveQuery'

export interface ImportReportData {
  readonly record: ImportRow
  readonly issues: readonly Issue[]
  readonly coverage: readonly CoverageFact[]
}

/** All that is known of one import; null without an id or when it is gone. */
export function useImportReport(id: MaybeRefOrGetter<string | null>): Live<ImportReportData | null> {
  return useLiveQuery<ImportReportData | null>(
    () => toValue(id),
    async () => {
      const wanted = toValue(id)
      const record = wanted === null ? undefined : await importRow(wanted)
      return record ? { record, issues: await importIssues(record.id), coverage: await coverageOf(record.id) } : null
    },
    null,
  )
}
