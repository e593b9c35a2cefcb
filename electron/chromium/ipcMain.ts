import { EventEmitter } from 'node:events'
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from './surface'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

/** What main answers to an `invoke` of a page. */
export async function invoke(event: IpcMainInvokeEvent, channel: string, args: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}

class HostIpcMain extends EventEmitter implements IpcMain {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      handlers.delete(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    handlers.delete(channel)
  }
}

const emitter = new HostIpcMain()
export const ipcMain: IpcMain = emitter

/** A page's `send`. */
export function receive(event: IpcMainInvokeEvent, channel: string, args: readonly unknown[]): void {
  const answering: IpcMainEvent = { ...event, reply: (name, ...values) => event.sender.send(name, ...values) }
  emitter.emit(channel, answering, ...args)
}
