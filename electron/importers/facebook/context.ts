import { nameHandle, type Handle } from '../../contract/handles'
import type { Names } from './names'
import type { Titles } from './titles'

/** What the records of one archive are read with. */
export interface Context {
  readonly names: Names
  readonly titles: Titles
  /** UTC ms. */
  readonly now: number
  /** Told of the time of everything public that is kept. */
  readonly saw: (at: number | null) => void
}

export const handleOf = (name: string): Handle => nameHandle('facebook', name)
