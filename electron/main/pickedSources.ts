import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Detection, PickedSource, Token } from '../contract/ipc'
import type { DroppedPath } from '../contract/reading'
import { Failed } from '../contract/result'
import { plain } from './plainText'

export interface HeldSource {
  readonly picked: PickedSource
  readonly dropped: readonly DroppedPath[]
  /** Read with this importer only. */
  readonly importer?: string
  detection?: Detection
}

/** What the user picked: the page holds tokens and names, the paths stay here. A token ends with its window, or when many newer ones exist. */
export class PickedSources {
  readonly #held = new Map<Token, HeldSource>()

  add(paths: readonly string[], importer?: string): PickedSource {
    const dropped = paths.map((path) => ({ path, name: plain(basename(path)) || 'without a name' }))
    const picked = { token: randomUUID(), names: dropped.map(({ name }) => name) }
    this.#held.set(picked.token, { picked, dropped, importer })
    for (const oldest of [...this.#held.keys()].slice(0, -50)) this.#held.delete(oldest)
    return picked
  }

  /** Some of what was picked together, by the names the page knows, as a source of its own. */
  part(token: Token, names: readonly string[], importer: string): HeldSource {
    const paths = this.get(token).dropped.filter(({ name }) => names.includes(name)).map(({ path }) => path)
    if (paths.length === 0) throw new Failed('notFound', 'These files are no longer at hand. Please choose them again.')
    return this.get(this.add(paths, importer).token)
  }

  get(token: Token): HeldSource {
    const held = this.#held.get(token)
    if (!held) throw new Failed('notFound', 'These files are no longer at hand. Please choose them again.')
    return held
  }

  clear(): void {
    this.#held.clear()
  }
}
