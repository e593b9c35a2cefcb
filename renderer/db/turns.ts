/** Longest stretch of work before the page may answer a click, ms. */
const stretch = 12

/** Does work that comes in steps and lets the page live in between. Nothing is read from the database in it. Undefined once it is not wanted any more. */
export async function inTurns<T>(work: Generator<undefined, T>): Promise<T>
export async function inTurns<T>(work: Generator<undefined, T>, isWanted: () => boolean): Promise<T | undefined>
export async function inTurns<T>(work: Generator<undefined, T>, isWanted: () => boolean = () => true): Promise<T | undefined> {
  let began = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - began < stretch) continue
    await pause()
    if (!isWanted()) return undefined
    began = performance.now()
  }
}

/** Lets input and frames go first. A timer would wait 4 ms each time: of 0.7 s in stretches that is a third on top. */
export const pause = (): Promise<void> =>
  typeof scheduler === 'undefined' ? new Promise((next) => setTimeout(next, 0)) : scheduler.postTask(() => undefined)
