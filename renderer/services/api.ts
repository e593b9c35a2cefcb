/** The one place that touches the bridge: answers become values, failures are thrown as `Failed`. */
import type { Bridge, CallAnswer, CallArguments, CallName, EventName, Events, PickedSource } from '#contract/ipc'
import { calls } from '#contract/ipc'
import { Failed, type Failure, type Result } from '#contract/result'

declare global {
  interface Window {
    readonly fullCircle: Bridge
  }
}

/** The calls of the contract, answering values. */
export type Main = { readonly [N in CallName]: (...args: CallArguments<N>) => Promise<CallAnswer<N>> }

export function mainOf(bridge: Pick<Bridge, 'calls'>): Main {
  const functions = Object.keys(calls).map((name) => {
    const ask = bridge.calls[name as CallName] as (...args: unknown[]) => Promise<Result<unknown>>
    return [name, async (...args: unknown[]) => valueOf(await ask(...args))]
  })
  return Object.fromEntries(functions) as Main
}

let main: Main | undefined

/** The main process of this page. */
export function api(): Main {
  main ??= mainOf(window.fullCircle)
  return main
}

export const onEvent = <N extends EventName>(name: N, listener: (value: Events[N]) => void): (() => void) => window.fullCircle.on(name, listener)

/** Files dropped on the window. */
export async function pickDropped(files: readonly File[]): Promise<PickedSource> {
  return valueOf(await window.fullCircle.pickDropped(files))
}

/** What to tell the user about anything that was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failed) return { code: error.code, message: error.message }
  return { code: 'failed', message: 'Something went wrong inside Full Circle. What was saved is safe.' }
}

export const isCancelled = (error: unknown): boolean => error instanceof Failed && error.code === 'cancelled'

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Failed(result.error.code, result.error.message)
  return result.value
}

