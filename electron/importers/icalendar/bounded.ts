import { Script, createContext } from 'node:vm'

const limit = 200 // ms, as the security rules set for recurrence
const sandbox = createContext({ work: null as null | (() => unknown) })
const script = new Script('work()')

/**
 * Runs work that hostile rules can make endless, and gives up after 200 ms. `null` when it took too long or failed.
 * A timer could not do this: the loop never returns to the event loop. V8's own time limit stops it where it is.
 */
export function bounded<T>(work: () => T): T | null {
  sandbox['work'] = work
  try {
    return script.runInContext(sandbox, { timeout: limit }) as T
  } catch {
    // Whatever the rule did to the library, the caller says so in the report and goes on without it.
    return null
  } finally {
    sandbox['work'] = null
  }
}
