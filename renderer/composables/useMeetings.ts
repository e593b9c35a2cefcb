import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { candidatesOf, type Candidate } from '../core/candidates'
import { confirmMeeting, rejectMeeting, type Correction } from '../core/encounterEdits'
import { encounterPage, type EncounterPage } from '../core/encounterPage'
import type { PersonDetail } from '../core/model'
import type { PersonEdit } from '../core/personEdits'
import { nextKey } from '../core/reviewQueue'
import { failureOf } from '../services/api'
import { editTogether, editsDone, undo, type Edit } from '../services/edits'
import { useReviewStore } from '../stores/review'
import { useShell } from '../stores/shell'
import type { LoadState } from './useLiveQuery'
import { usePerson } from './usePerson'
import { useStories } from './useStories'

export interface Meetings {
  readonly state: ComputedRef<LoadState>
  /** Those being decided at this moment included: they are on their way out. */
  readonly candidates: ComputedRef<readonly Candidate[]>
  readonly leaving: Readonly<ShallowRef<ReadonlySet<string>>>
  /** How many are still to be decided. */
  readonly open: ComputedRef<number>
  readonly current: ComputedRef<Candidate | null>
  /** The chosen one with its records and what was said around it, once that is read. */
  readonly question: ComputedRef<{ readonly person: PersonDetail; readonly page: EncounterPage } | null>
  readonly select: (key: string) => void
  /** We met, on the day and at the place that are said. */
  readonly accept: (correction?: Correction) => void
  readonly reject: () => void
  readonly takeBack: () => void
  /** Raised by each decision, for whoever moves the focus. */
  readonly decided: Readonly<Ref<number>>
}

/** What was decided here, for taking it back with one key. */
interface Act {
  readonly key: string
  readonly edit: Edit
}

/** How long a decided row takes to slide out, ms; none for whoever wants no motion. */
const slide = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200)

/** Meetings that are only hinted at, one after the other, and what the owner says of them. */
export function useMeetings(now = Date.now()): Meetings {
  const store = useReviewStore()
  const shell = useShell()
  const { state, byId, encounters } = useStories()
  const gone = shallowRef<ReadonlySet<string>>(new Set())
  const leaving = shallowRef<ReadonlySet<string>>(new Set())
  const decided = shallowRef(0)
  let acts: readonly Act[] = []
  /** What was taken back, to be shown as soon as it is asked again. */
  let wanted: string | null = null

  const known = computed(() => candidatesOf(encounters.value, byId.value))
  const candidates = computed(() => known.value.filter(({ key }) => !gone.value.has(key)))
  const openOnes = computed(() => candidates.value.filter(({ key }) => !leaving.value.has(key)))
  const open = computed(() => openOnes.value.length)
  const current = computed(() => openOnes.value.find(({ key }) => key === store.meeting) ?? null)

  let place = 0
  watch(openOnes, (list) => {
    if (wanted !== null && list.some(({ key }) => key === wanted)) {
      store.meeting = wanted
      wanted = null
    } else if (list.length > 0 && !list.some(({ key }) => key === store.meeting)) {
      store.meeting = list[Math.min(place, list.length - 1)]!.key
    }
    place = Math.max(0, list.findIndex(({ key }) => key === store.meeting))
  }, { immediate: true })
  // What is answered needs no hiding: taken back, it has to be seen again.
  watch(known, (list) => {
    const keys = new Set(list.map(({ key }) => key))
    if ([...gone.value].some((key) => !keys.has(key))) gone.value = new Set([...gone.value].filter((key) => keys.has(key)))
  })

  const person = usePerson(() => current.value?.person.id ?? '')
  const question = computed(() => {
    const [asked, about] = [current.value, person.data.value]
    if (!asked || about?.summary.id !== asked.person.id) return null
    const page = encounterPage(about, asked.encounter.id, now)
    return page ? { person: about, page } : null
  })

  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  onScopeDispose(() => timers.forEach((timer) => clearTimeout(timer)))

  /** Shows what comes next at once; the row goes while the answer is being written. */
  function leave(key: string): void {
    store.meeting = nextKey(openOnes.value, key)
    leaving.value = new Set([...leaving.value, key])
    decided.value += 1
    const time = slide()
    const away = () => {
      timers.delete(key)
      gone.value = new Set([...gone.value, key])
      leaving.value = without(leaving.value, key)
    }
    if (time === 0) away()
    else timers.set(key, setTimeout(away, time))
  }
  function comeBack(key: string): void {
    clearTimeout(timers.get(key))
    timers.delete(key)
    leaving.value = without(leaving.value, key)
    gone.value = without(gone.value, key)
    wanted = key
    if (openOnes.value.some((one) => one.key === key)) store.meeting = key
  }

  async function decide(key: string, { said, words, operations }: PersonEdit): Promise<void> {
    leave(key)
    try {
      const act: Act = { key, edit: await editTogether(words, ...operations) }
      acts = [...acts, act]
      shell.say(said, 'Undo', () => takeBackOne(act))
    } catch (reason) {
      comeBack(key)
      shell.say(failureOf(reason).message)
    }
  }
  async function takeBackOne(act: Act): Promise<void> {
    acts = acts.filter((one) => one !== act)
    comeBack(act.key)
    await undo(act.edit)
    decided.value += 1
  }

  return {
    state,
    candidates,
    leaving,
    open,
    current,
    question,
    decided,
    select(key) {
      if (openOnes.value.some((one) => one.key === key)) store.meeting = key
    },
    accept(correction = {}) {
      const asked = current.value
      if (asked) void decide(asked.key, confirmMeeting(asked.person, asked.encounter, correction))
    },
    reject() {
      const asked = current.value
      if (asked) void decide(asked.key, rejectMeeting(asked.person, asked.encounter))
    },
    takeBack() {
      // What was taken back another way is no act any more.
      acts = acts.filter(({ edit }) => editsDone.value.includes(edit))
      const last = acts.at(-1)
      if (last) void takeBackOne(last)
      else shell.say('Nothing was decided here yet.')
    },
  }
}

const without = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => new Set([...set].filter((each) => each !== key))
