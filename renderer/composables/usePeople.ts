import type { ShallowRef, Ref } from 'vue'
import type { PersonSummary } from '../core/model'
import { listPeople } from '../db/people'
import { useLiveQuery, type LoadState } from './useLiveQuery'

/** Everybody, by name. */
export function usePeople(): { readonly people: Readonly<ShallowRef<readonly PersonSummary[]>>; readonly state: Readonly<Ref<LoadState>> } {
  const { data: people, state } = useLiveQuery<readonly PersonSummary[]>([], listPeople, [])
  return { people, state }
}
