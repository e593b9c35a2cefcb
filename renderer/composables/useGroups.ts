import { listGroups, listTags, type Group, type TagCount } from '../db/groups'
import { useLiveQuery, type Live } from './useLiveQuery'

/** Every group, by name. */
export const useGroups = (): Live<readonly Group[]> => useLiveQuery<readonly Group[]>([], listGroups, [])

/** Every tag somebody has, by name. */
export const useTags = (): Live<readonly TagCount[]> => useLiveQuery<readonly TagCount[]>([], listTags, [])
