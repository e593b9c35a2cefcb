/** The one place that touches the bridge: answers become values, failures are thrown as `Failed`. */
import type { Batch, Bridge, CallAnswer, CallArguments, CallName, EventName, Events, PickedSource, Token } from '#contract/ipc'
import { batchHeaders, batchPath, calls } from '#contract/ipc'
import { Failed, type Failure, type Result } from '#contract/result'

declare global {
  interface Window {
    readonly fullCircle: Bridge
  }
}

/** The calls of the contract, answering values, and the batches of an open import. */
export type Main = { readonly [N in CallName]: (...args: CallArguments<N>) => Promise<CallAnswer<N>> } & {
  readonly nextBatch: (open: Token) => Promise<Batch>
}

export function mainOf(bridge: Pick<Bridge, 'calls'>): Main {
  const functions = Object.keys(calls).map((name) => {
    const ask = bridge.calls[name as CallName] as (...args: unknown[]) => Promise<Result<unknown>>
    return [name, async (...args: unknown[]) => valueOf(await ask(...args))]
  })
  return { ...Object.fromEntries(functions), nextBatch } as Main
}

async function nextBatch(open: Token): Promise<Batch> {
  const answer = await fetch(batchPath(open))
  if (!answer.ok) throw failedAs((await answer.json()) as Failure)
  const lines = new Uint8Array(await answer.arrayBuffer())
  return { lines, last: answer.headers.get(batchHeaders.last) === '1', progress: Number(answer.headers.get(batchHeaders.progress)) }
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
  if (!result.ok) throw failedAs(result.error)
  return result.value
}

const failedAs = ({ code, message }: Failure): Failed => new Failed(code, message)

