import type { HistoryLine } from '../core/history'
import { readHistory } from '../db/history'
import { useLiveQuery, type Live } from './useLiveQuery'

/** Everything the owner ever did, the newest first. `zone` is IANA. */
export const useHistory = (zone: string): Live<readonly HistoryLine[]> => useLiveQuery<readonly HistoryLine[]>([], () => readHistory(zone), [])
