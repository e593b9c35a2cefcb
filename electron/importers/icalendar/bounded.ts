import { Script, createContext } from 'node:vm'

const limit = 200 // ms, as the security rules set for recurrence
const turns = 10
const sandbox = createContext({ work: null as null | (() => unknown) })
const script = new Script('work()')

/**
 * Runs work that hostile rules can make endless, in steps: each `yield` ends one, and none may take 200 ms. `null` when one did, or
 * failed. A step should be far shorter than that, so that a slow machine reads the same as a fast one.
 */
export function boundedSteps<T>(begin: () => Generator<void, T>): T | null {
  for (let turn = 1; turn <= turns; turn++) {
    const steps = begin()
    for (;;) {
      const outcome = within(() => steps.next())
      if (outcome === 'stopped') return null
      // A step cut in the middle cannot go on: all begins again.
      if (outcome === 'busy') break
      if (outcome.done) return outcome.value
    }
  }
  return null
}

/** The same for work of one step. */
export const bounded = <T>(work: () => T): T | null =>
  boundedSteps(function* () {
    return work()
  })

/** A timer could not do this: an endless loop never returns to the event loop. V8's own time limit stops it where it is. */
function within<T>(work: () => T): T | 'stopped' | 'busy' {
  const before = process.cpuUsage()
  sandbox['work'] = work
  try {
    return script.runInContext(sandbox, { timeout: limit }) as T
  } catch (error) {
    // Whatever the rule did to the library, the caller says so in the report and goes on without it. But on a busy machine the time
    // may have gone to others, and one calendar must not read differently from day to day.
    const { user, system } = process.cpuUsage(before)
    return isTimeout(error) && (user + system) / 1000 < limit / 2 ? 'busy' : 'stopped'
  } finally {
    sandbox['work'] = null
  }
}

const isTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
