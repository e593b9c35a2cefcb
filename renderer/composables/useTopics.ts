import { toValue, type MaybeRefOrGetter } from 'vue'
import type { PersonId } from '../core/model'
import type { Topic } from '../core/topics/topics'
import { listTopics, topicsOf } from '../db/topics'
import { useLiveQuery, type Live } from './useLiveQuery'

/** What is talked about with one person. */
export const useTopics = (id: MaybeRefOrGetter<PersonId>): Live<readonly Topic[]> => useLiveQuery<readonly Topic[]>(() => toValue(id), () => topicsOf(toValue(id)), [])

/** The same of everybody who has any. */
export const useAllTopics = (): Live<ReadonlyMap<PersonId, readonly Topic[]>> => useLiveQuery<ReadonlyMap<PersonId, readonly Topic[]>>([], listTopics, new Map())
