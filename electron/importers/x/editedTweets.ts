import type { Outcome } from '../importer'

/** Older versions wait here at most; beyond it they are kept as tweets of their own. */
const most = 10_000

/** Edited tweets lie in the archive once per version: the newest counts, the older ones wait until it is certain that it is there. */
export class EditedTweets {
  private readonly seen = new Set<string>()
  private readonly waiting: { readonly newer: readonly string[]; readonly kept: Outcome; readonly dropped: Outcome }[] = []

  /** Answers the outcome that can be given now; nothing when it has to wait. */
  judge(id: string, versions: readonly string[], outcome: Outcome, dropped: Outcome): Outcome | undefined {
    if (versions.length === 0) return outcome
    if (this.seen.size < 10 * most) this.seen.add(id)
    const newer = versions.slice(versions.indexOf(id) + 1)
    if (newer.length === 0 || this.waiting.length >= most) return outcome
    this.waiting.push({ newer, kept: outcome, dropped })
    return undefined
  }

  *take(): Generator<Outcome> {
    for (const { newer, kept, dropped } of this.waiting) yield newer.some((id) => this.seen.has(id)) ? dropped : kept
    this.waiting.length = 0
  }
}
