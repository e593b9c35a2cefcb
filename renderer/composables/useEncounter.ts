import { toValue, type MaybeRefOrGetter } from 'vue'
import type { Handle } from '#contract/handles'
import { encounterDetail, type EncounterDetail } from '../db/encounters'
import { useLiveQuery, type Live } from './useLiveQuery'

/** One encounter in full, by any handle of the person and any id of its records; null when there is none such. */
export function useEncounter(handle: MaybeRefOrGetter<Handle>, id: MaybeRefOrGetter<string>): Live<EncounterDetail | null> {
  return useLiveQuery<EncounterDetail | null>(() => `${toValue(handle)}\n${toValue(id)}`, () => encounterDetail(toValue(handle), toValue(id)), null)
}
