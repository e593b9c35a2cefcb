import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Operation } from '#contract/operations'
import type { EntryValue } from '#contract/words'
import { asOne, asOneWords } from '../core/asOne'
import { keepApart, merge } from '../core/identityEdits'
import type { PersonDetail, PersonId, PersonSummary, Suggestion } from '../core/model'
import type { PersonEdit } from '../core/personEdits'
import { mergedSets, nextKey, queueOf, turned, type QueueEntry } from '../core/reviewQueue'
import { openSuggestions } from '../db/suggestions'
import { failureOf } from '../services/api'
import { editTogether, editsDone, undo, type Edit } from '../services/edits'
import { findSuggestions } from '../services/suggestions'
import { useReviewStore } from '../stores/review'
import { useShell } from '../stores/shell'
import { useLiveQuery, type LoadState } from './useLiveQuery'
import { usePeople } from './usePeople'
import { usePerson } from './usePerson'

/** A value that holds of two that differ: it becomes the owner's word, under the key of what a source says. */
export interface ChosenValue {
  readonly entry: string
  readonly value: EntryValue
}

export interface ReviewPair {
  readonly suggestion: Suggestion
  readonly left: PersonDetail
  readonly right: PersonDetail
}

export interface Review {
  readonly state: ComputedRef<LoadState>
  readonly error: Readonly<ShallowRef<unknown>>
  /** Those being decided at this moment included: they are on their way out. */
  readonly entries: ComputedRef<readonly QueueEntry[]>
  readonly leaving: Readonly<ShallowRef<ReadonlySet<string>>>
  /** Still to be decided: pairs, whether or not they are in a batch. */
  readonly open: ComputedRef<number>
  readonly current: ComputedRef<QueueEntry | null>
  readonly people: ComputedRef<ReadonlyMap<PersonId, PersonSummary>>
  /** Both in full, once they are read; null for a batch. */
  readonly pair: ComputedRef<ReviewPair | null>
  /** What they would be as one. */
  readonly outcome: ComputedRef<{ readonly as: ReturnType<typeof asOne>; readonly words: string } | null>
  readonly select: (key: string) => void
  readonly merge: (chosen?: readonly ChosenValue[]) => void
  readonly mergeBatch: (pairs: readonly Suggestion[]) => void
  readonly keepApart: () => void
  readonly putOff: () => void
  readonly lookOneByOne: () => void
  readonly takeBack: () => void
  /** Raised by each decision, for whoever moves the focus. */
  readonly decided: Readonly<Ref<number>>
}

/** What was done here, for taking it back with one key. */
type Act = { readonly edit: Edit; readonly left: Left } | { readonly later: string }

/** A row on its way out, or gone. */
interface Left {
  readonly entry: string
  readonly keys: readonly string[]
}

/** How long a decided row takes to slide out, ms; none for whoever wants no motion. */
const slide = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200)

/** Suggestions one after the other, and what the owner decides about them. */
export function useReview(zone: string, now = Date.now()): Review {
  const store = useReviewStore()
  const shell = useShell()
  const { data: suggestions, state: reading, error } = useLiveQuery<readonly Suggestion[] | null>([], openSuggestions, null)
  const looking = ref(true)
  findSuggestions().catch((reason: unknown) => shell.say(failureOf(reason).message)).finally(() => (looking.value = false))
  const { people: everybody } = usePeople()
  const people = computed<ReadonlyMap<PersonId, PersonSummary>>(() => new Map(everybody.value.map((person) => [person.id, person])))

  const gone = shallowRef<ReadonlySet<string>>(new Set())
  const leaving = shallowRef<ReadonlySet<string>>(new Set())
  const decided = shallowRef(0)
  let acts: readonly Act[] = []
  /** What was taken back, to be shown as soon as it is suggested again. */
  let wanted: string | null = null

  // A suggestion can be older than the last merge: whoever is somebody else now is suggested anew.
  const known = computed(() => (suggestions.value ?? []).filter(({ left, right }) => people.value.has(left) && people.value.has(right)).map((one) => knownFirst(one, people.value)))
  const entries = computed(() => queueOf(known.value, { later: store.later, oneByOne: store.oneByOne, gone: gone.value }))
  const openEntries = computed(() => entries.value.filter(({ key }) => !leaving.value.has(key)))
  const open = computed(() => openEntries.value.reduce((sum, entry) => sum + entry.suggestions.length, 0))
  const current = computed(() => openEntries.value.find(({ key }) => key === store.selected) ?? null)
  const state = computed<LoadState>(() => {
    if (reading.value === 'error') return 'error'
    // Those of before are shown while new ones are looked for; none are no answer yet.
    if (suggestions.value === null || (suggestions.value.length > 0 && everybody.value.length === 0)) return 'loading'
    return looking.value && entries.value.length === 0 && decided.value === 0 ? 'loading' : 'done'
  })

  let place = 0
  watch(openEntries, (list) => {
    const back = wanted === null ? undefined : list.find(({ key, suggestions: pairs }) => key === wanted || pairs.some(({ id }) => id === wanted))
    if (back) {
      store.selected = back.key
      wanted = null
    } else if (list.length > 0 && !list.some(({ key }) => key === store.selected)) {
      store.selected = list[Math.min(place, list.length - 1)]!.key
    }
    place = Math.max(0, list.findIndex(({ key }) => key === store.selected))
  }, { immediate: true })
  // What is no longer suggested needs no hiding: taken back, it has to be seen again.
  watch(suggestions, (list) => {
    const ids = new Set((list ?? []).map(({ id }) => id))
    if ([...gone.value].some((id) => !ids.has(id))) gone.value = new Set([...gone.value].filter((id) => ids.has(id)))
  })

  const single = computed(() => (current.value && current.value.batch === undefined ? current.value.suggestions[0]! : null))
  const leftPerson = usePerson(() => single.value?.left ?? '')
  const rightPerson = usePerson(() => single.value?.right ?? '')
  const pair = computed<ReviewPair | null>(() => {
    const [suggestion, left, right] = [single.value, leftPerson.data.value, rightPerson.data.value]
    return suggestion && left?.summary.id === suggestion.left && right?.summary.id === suggestion.right ? { suggestion, left, right } : null
  })
  const outcome = computed(() => {
    if (!pair.value) return null
    const as = asOne([pair.value.left, pair.value.right], now, zone)
    return { as, words: asOneWords(as, now, zone) }
  })

  const timers = new Map<Left, ReturnType<typeof setTimeout>>()
  onScopeDispose(() => timers.forEach((timer) => clearTimeout(timer)))

  /** Shows what comes next at once; the rows go while the edit is being written. */
  function leave(entry: QueueEntry, keys: readonly string[]): Left {
    const left: Left = { entry: entry.key, keys }
    const all = keys.length === entry.suggestions.length
    if (all) store.selected = nextKey(openEntries.value, entry.key)
    place = Math.max(0, openEntries.value.findIndex(({ key }) => key === entry.key))
    decided.value += 1
    const time = all ? slide() : 0
    if (time === 0) {
      gone.value = new Set([...gone.value, ...keys])
      return left
    }
    leaving.value = new Set([...leaving.value, entry.key])
    const timer = setTimeout(() => {
      timers.delete(left)
      gone.value = new Set([...gone.value, ...keys])
      leaving.value = without(leaving.value, [entry.key])
    }, time)
    timers.set(left, timer)
    return left
  }

  function comeBack(left: Left): void {
    const { entry, keys } = left
    clearTimeout(timers.get(left))
    timers.delete(left)
    leaving.value = without(leaving.value, [entry])
    gone.value = without(gone.value, keys)
    wanted = keys[0] ?? null
  }

  async function decide(entry: QueueEntry, keys: readonly string[], { said, words, operations }: PersonEdit): Promise<void> {
    const left = leave(entry, keys)
    try {
      const act: Act = { edit: await editTogether(words, ...operations), left }
      acts = [...acts, act]
      shell.say(said, 'Undo', () => takeBackOne(act))
    } catch (reason) {
      comeBack(left)
      shell.say(failureOf(reason).message)
    }
  }

  async function takeBackOne(act: Act): Promise<void> {
    acts = acts.filter((one) => one !== act)
    if ('later' in act) {
      store.takeUp(act.later)
      store.selected = act.later
      decided.value += 1
      return
    }
    comeBack(act.left)
    await undo(act.edit)
    decided.value += 1
  }

  return {
    state,
    error,
    entries,
    leaving,
    open,
    current,
    people,
    pair,
    outcome,
    decided,
    select(key) {
      if (openEntries.value.some((entry) => entry.key === key)) store.selected = key
    },
    merge(chosen = []) {
      if (!current.value || !pair.value) return
      const { suggestion, left, right } = pair.value
      const holding = chosen.map(({ entry, value }): Operation => ({ name: 'putEntry', version: 1, args: { about: left.summary.id, entry, value } }))
      void decide(current.value, [suggestion.id], merge([[left.summary, right.summary]], ...holding))
    },
    mergeBatch(pairs) {
      const entry = current.value
      if (!entry || pairs.length === 0) return
      // What was not chosen stays open, and is looked at by itself.
      if (pairs.length < entry.suggestions.length && entry.batch !== undefined) store.spread(entry.batch)
      void decide(entry, pairs.map(({ id }) => id), merge(mergedSets(pairs).map((ids) => ids.flatMap((id) => people.value.get(id) ?? []))))
    },
    keepApart() {
      if (!current.value || !pair.value) return
      const { suggestion, left, right } = pair.value
      void decide(current.value, [suggestion.id], keepApart([left.summary, right.summary]))
    },
    putOff() {
      const entry = current.value
      if (!entry) return
      const next = nextKey(openEntries.value, entry.key)
      store.putOff(entry.key)
      store.selected = next ?? entry.key
      acts = [...acts, { later: entry.key }]
      decided.value += 1
    },
    lookOneByOne() {
      const entry = current.value
      if (entry?.batch === undefined) return
      store.spread(entry.batch)
      store.selected = entry.suggestions[0]!.id
      decided.value += 1
    },
    takeBack() {
      // What was taken back another way is no act any more.
      acts = acts.filter((act) => 'later' in act || editsDone.value.includes(act.edit))
      const last = acts.at(-1)
      if (last) void takeBackOne(last)
      else shell.say('Nothing was decided here yet.')
    },
  }
}

/** Who is known better stands on the left. */
function knownFirst(suggestion: Suggestion, people: ReadonlyMap<PersonId, PersonSummary>): Suggestion {
  const [left, right] = [weight(people.get(suggestion.left)), weight(people.get(suggestion.right))]
  return left < right ? turned(suggestion) : suggestion
}

const weight = (person: PersonSummary | undefined): number =>
  person ? person.stage * 1_000_000 + person.counts.public + person.counts.private + person.counts.inPerson : 0

const without = (set: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> => new Set([...set].filter((key) => !keys.includes(key)))
