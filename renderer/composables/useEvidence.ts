import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { dateWords } from '../core/dates'
import type { PersonDetail, Proof, Stage, TimelineItem } from '../core/model'

export type Statement = 'firstDirect' | 'firstEncounter' | 'firstBridge' | 'closed' | 'openTurn' | { readonly turn: number }

export interface EvidenceStep {
  readonly stage: Stage
  readonly what: string
  readonly date: string
  readonly items: readonly TimelineItem[]
}

/** The evidence behind one statement of a person's circle: which records prove it, in the order they happened. */
export function useEvidence(person: Ref<PersonDetail | null>, items: Ref<readonly TimelineItem[]>, zone: string): {
  statement: Ref<Statement | null>
  title: ComputedRef<string>
  steps: ComputedRef<readonly EvidenceStep[]>
  setAside: ComputedRef<readonly TimelineItem[]>
  itemOf: (id: string) => TimelineItem | undefined
} {
  const statement = ref<Statement | null>(null)
  const byId = computed(() => new Map(items.value.map((item) => [item.id, item])))
  const itemOf = (id: string) => byId.value.get(id)

  const wordStep = (proof: Proof, stage: Stage, what: string): EvidenceStep => ({ stage, what, date: dateWords(proof.at, zone), items: [itemOf(proof.id)].filter((item) => item !== undefined) })
  /** An encounter is proved by the records it was fused from. */
  const metStep = (id: string, at: number, what: string): EvidenceStep => {
    const encounter = person.value?.encounters.find((each) => each.id === id)
    return { stage: 2, what, date: dateWords(at, encounter?.day ? 'UTC' : zone), items: (encounter?.evidence ?? [id]).map(itemOf).filter((item) => item !== undefined) }
  }

  const steps = computed<readonly EvidenceStep[]>(() => {
    const circle = person.value?.circle
    const about = statement.value
    if (!circle || about === null) return []
    const { firstDirect, firstEncounter, firstBridge, closed, openTurn } = circle
    const found = firstDirect ? [wordStep(firstDirect, 1, circle.path === 'met first' ? 'One of you wrote' : 'You had found each other')] : []
    const met = firstEncounter ? [metStep(firstEncounter.id, firstEncounter.at, 'You met')] : []
    const turn = typeof about === 'object' ? circle.turns[about.turn - 1] : undefined
    if (turn) return [metStep(turn.encounter.id, turn.encounter.at, 'You met'), wordStep(turn.direct, 4, 'And one of you wrote again')]
    switch (about) {
      case 'firstDirect':
        return found
      case 'firstEncounter':
        return met
      case 'firstBridge':
        return firstBridge ? [wordStep(firstBridge, 3, 'A bridge between the two sides')] : []
      case 'openTurn':
        return openTurn ? [metStep(openTurn.id, openTurn.at, 'You met, and no word since')] : []
      case 'closed': {
        if (!closed) return []
        const again = closed.encounter === firstEncounter?.id ? [] : [metStep(closed.encounter, person.value!.encounters.find(({ id }) => id === closed.encounter)?.at ?? closed.at, 'You met again')]
        const start = circle.path === 'met first' ? [...met] : [...found, ...met]
        return [...start, ...again, wordStep(closed, 4, circle.path === 'met first' ? 'And one of you wrote' : 'And one of you wrote again')]
      }
      default:
        return []
    }
  })

  const title = computed(() => {
    const circle = person.value?.circle
    const about = statement.value
    const on = (proof: Proof | null | undefined) => (proof ? ` on ${dateWords(proof.at, zone)}` : '')
    if (!circle || about === null) return ''
    if (typeof about === 'object') return about.turn === 1 ? `Full circle${on(circle.turns[0]?.direct)}` : `Turn ${about.turn}${on(circle.turns[about.turn - 1]?.direct)}`
    const words = { firstDirect: 'First word', firstEncounter: 'First met', firstBridge: 'Bridged', closed: 'Full circle', openTurn: 'Open since' }
    return `${words[about]}${about === 'openTurn' ? on(circle.openTurn).replace(' on', '') : on(circle[about])}`
  })

  const setAside = computed(() => items.value.filter(({ verdict }) => verdict === 'rejected'))
  return { statement, title, steps, setAside, itemOf }
}
