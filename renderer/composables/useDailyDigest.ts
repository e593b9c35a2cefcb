import { toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue'
import { dayText, localDate } from '../core/dates'
import { digestOf } from '../core/digest'
import { useNotices } from '../stores/notices'
import type { Lists } from './useLists'

/** One notification a day at most, where it is wanted: whom the owner meets today, whose day it is, and who is due. Nothing of invented people. */
export function useDailyDigest(lists: Readonly<ShallowRef<Lists | null>>, isSample: MaybeRefOrGetter<boolean>): void {
  const notices = useNotices()
  watch(
    () => {
      const all = lists.value
      return all && notices.wanted && !toValue(isSample) && all.stories.state.value === 'done' ? all.now.value : null
    },
    async (at) => {
      const all = lists.value
      if (!all || at === null || !notices.isTime(at, all.zone)) return
      const today = dayText(localDate(at, all.zone))
      const here = all.dates.value.filter(({ inDays }) => inDays === 0)
      const named = (birthday: boolean) => here.filter(({ label }) => (label.toLowerCase() === 'birthday') === birthday).map(({ person }) => person.name)
      const digest = digestOf({
        meeting: all.coming.value.filter((meeting) => (meeting.day ?? dayText(localDate(meeting.at, all.zone))) === today).flatMap(({ people }) => people.map(({ person }) => person.name)),
        birthdays: named(true),
        anniversaries: named(false).filter((name) => !named(true).includes(name)),
        due: all.due.value.map(({ person }) => person.name),
      })
      if (digest) await notices.tell(digest, at, all.zone)
    },
    { immediate: true },
  )
}
