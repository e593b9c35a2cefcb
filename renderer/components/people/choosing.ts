/** Choosing people in a list, with keys and with the pointer. */
import type { PersonId } from '../../core/model'

export interface Choice {
  readonly chosen: ReadonlySet<PersonId>
  /** Where a stretch began, and what was chosen before it. */
  readonly anchor: { readonly id: PersonId; readonly before: ReadonlySet<PersonId> } | null
}

export const nobody: Choice = { chosen: new Set(), anchor: null }

/** Space, a click into the box, Ctrl+click: this one more, or less. */
export function toggled({ chosen }: Choice, id: PersonId): Choice {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return { chosen: next, anchor: { id, before: new Set([...next].filter((each) => each !== id)) } }
}

/**
 * Shift with an arrow or a click: everybody from where the stretch began to here, beside what was chosen before it. Going back takes
 * those it leaves out again. `from`: where the stretch begins when none has begun.
 */
export function stretched(choice: Choice, order: readonly PersonId[], from: PersonId, to: PersonId): Choice {
  const known = choice.anchor !== null && order.includes(choice.anchor.id) ? choice.anchor : null
  const anchor = known ?? { id: from, before: choice.chosen }
  const [first, last] = [order.indexOf(anchor.id), order.indexOf(to)].sort((a, b) => a - b) as [number, number]
  return { chosen: new Set([...anchor.before, ...order.slice(Math.max(0, first), last + 1)]), anchor }
}

/** Everybody in the list; once they all are, nobody of it. Whoever is not in it stays as they are. */
export function allOrNone({ chosen }: Choice, order: readonly PersonId[]): Choice {
  const all = order.every((id) => chosen.has(id))
  const listed = new Set(order)
  return { chosen: all ? new Set([...chosen].filter((id) => !listed.has(id))) : new Set([...chosen, ...order]), anchor: null }
}

/** A move without Shift ends a stretch, so that the next one begins anew. */
export const moved = ({ chosen }: Choice): Choice => ({ chosen, anchor: null })
