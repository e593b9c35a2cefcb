import type { Near } from './messages'
import { isNobody } from './names'

/** A message with who wrote it, and in which conversation where several lie in one file. */
export interface Voiced<T> {
  readonly item: T
  readonly sender: string | undefined
  readonly thread?: unknown
}

export interface Neighboured<T> {
  readonly item: T
  readonly near: NonNullable<Near>
}

/** More members than this cannot be meant one by one. */
export const largeGroup = 20

/** How far a message of a large group reaches. */
const reach = 10

/** Each message with those that wrote among the ten before and the ten after it, whatever the size of the batches. */
export async function* withNeighbours<T>(batches: AsyncIterable<readonly Voiced<T>[]>, isOwner: (name: string) => boolean): AsyncGenerator<readonly Neighboured<T>[]> {
  let held: Voiced<T>[] = []
  /** Where in `held` the messages begin that were not handed out. */
  let next = 0
  const handOut = (until: number): Neighboured<T>[] => {
    const found: Neighboured<T>[] = []
    for (; next < until; next++) {
      const { item, thread } = held[next]!
      const near = held.slice(Math.max(0, next - reach), next + reach + 1).flatMap((each) => (each.thread === thread ? (each.sender ?? []) : []))
      const writers = [...new Set(near.filter((name) => !isOwner(name) && !isNobody(name)))].sort()
      found.push({ item, near: { writers, owner: near.some(isOwner) } })
    }
    const done = Math.max(0, next - reach)
    held = held.slice(done)
    next -= done
    return found
  }
  try {
    for await (const batch of batches) {
      for (const voiced of batch) held.push(voiced)
      yield handOut(Math.max(next, held.length - reach))
    }
  } catch (failure) {
    // What was read before the file failed is whole.
    yield handOut(held.length)
    throw failure
  }
  yield handOut(held.length)
}
