import { ignoredHandles, listTrash, ownHandles, type IgnoredHandle, type OwnHandle } from '../db/setAside'
import type { PersonSummary } from '../core/model'
import { useLiveQuery, type Live } from './useLiveQuery'

/** Those in the trash, by name; null until it is known. */
export const useTrash = (): Live<readonly PersonSummary[] | null> => useLiveQuery<readonly PersonSummary[] | null>([], listTrash, null)

/** What the owner said is not a person, the latest first; null until it is known. */
export const useIgnored = (): Live<readonly IgnoredHandle[] | null> => useLiveQuery<readonly IgnoredHandle[] | null>([], ignoredHandles, null)

/** The owner's own addresses, and who says so; null until it is known. */
export const useOwnHandles = (): Live<readonly OwnHandle[] | null> => useLiveQuery<readonly OwnHandle[] | null>([], ownHandles, null)
