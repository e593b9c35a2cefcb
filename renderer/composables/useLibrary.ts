import { storeToRefs } from 'pinia'
import { listImports, type ImportRow } from '../db/imports'
import { useLibraryStore } from '../stores/library'
import { useLiveQuery, type Live } from './useLiveQuery'

/** Whether the library is there and up to date, and how much is in it. `open` is for whoever mounts the app, and for trying again. */
export function useLibrary() {
  const store = useLibraryStore()
  return { ...storeToRefs(store), open: store.open }
}

/** Latest reading first; those taken back included. Only while the library is ready. */
export function useImports(): Live<readonly ImportRow[]> {
  return useLiveQuery<readonly ImportRow[]>([], listImports, [])
}
