import type { Ref, ShallowRef } from 'vue'
import type { PersonSummary } from '../core/model'
import { listPeople } from '../db/people'
import { useLiveQuery, type LoadState } from './useLiveQuery'
import { whileUsed } from './whileUsed'

/** Everybody, by name; the archived too, nobody of the trash. Tens of thousands of people are read and sorted once, for whoever shows them at the same time. */
export const usePeople: () => { readonly people: Readonly<ShallowRef<readonly PersonSummary[]>>; readonly state: Readonly<Ref<LoadState>> } = whileUsed(() => {
  const { data, state } = useLiveQuery<readonly PersonSummary[]>([], listPeople, [])
  return { people: data, state }
})
