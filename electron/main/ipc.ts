import { BrowserWindow, ipcMain } from 'electron'
import { isAbsolute } from 'node:path'
import { calls } from '../contract/ipc'
import type { CallAnswer, CallArguments, CallName, PickedSource, WindowPurpose } from '../contract/ipc'
import { done, Failed, failed } from '../contract/result'
import type { Result } from '../contract/result'
import { isOurPage } from './appFiles'
import { assertAllowed, callShapes } from './callShapes'
import { told } from './failures'
import { assertSmall, list, text } from './shapes'
import { purposeOf } from './window'

export interface Caller {
  readonly window: BrowserWindow
  readonly purpose: WindowPurpose
}

export type Handlers = {
  readonly [N in CallName]: (caller: Caller, ...args: CallArguments<N>) => CallAnswer<N> | Promise<CallAnswer<N>>
}

/** Puts every call of the contract behind its checks: who asks, how much, of which shape. Answers a `Result`, never a stack. */
export function registerCalls(handlers: Handlers, pickDropped: (paths: readonly string[]) => PickedSource): void {
  for (const name of Object.keys(calls) as CallName[]) register(name, handlers)

  // Not in the contract: the page hands files to the preload, which alone learns their paths.
  ipcMain.handle('pickDropped', (event, ...args: unknown[]) =>
    answered('pickDropped', () => {
      if (callerOf(event).purpose.purpose !== 'app') throw new Failed('refused', 'This window may not ask for that.')
      assertSmall(args, 1024 * 1024)
      const paths = list(text(32_768), 1_000)(args[0]).filter((path) => isAbsolute(path))
      if (paths.length === 0) throw new Failed('unreadable', 'What was dropped is not a file or folder on this computer.')
      return pickDropped(paths)
    }),
  )
}

function register<N extends CallName>(name: N, handlers: Handlers): void {
  ipcMain.handle(name, (event, ...args: unknown[]) =>
    answered(name, () => {
      const caller = callerOf(event)
      assertAllowed(name, caller.purpose.purpose)
      assertSmall(args, calls[name].limit)
      return handlers[name](caller, ...callShapes[name](args))
    }),
  )
}

/** The window that asks: one of ours, through the page in its top frame. */
function callerOf({ sender, senderFrame }: Electron.IpcMainInvokeEvent): Caller {
  const purpose = purposeOf(sender.id)
  const window = BrowserWindow.fromWebContents(sender)
  if (!purpose || !window || !senderFrame || senderFrame.parent !== null || !isOurPage(senderFrame.url)) {
    throw new Failed('refused', 'Only the pages of the app may ask for that.')
  }
  return { window, purpose }
}

async function answered<T>(name: string, handle: () => T | Promise<T>): Promise<Result<T>> {
  try {
    return done(await handle())
  } catch (error) {
    const { code, message } = told(`call ${name}`, error)
    return failed(code, message)
  }
}
