import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { calls, eventNames } from '../contract/ipc'
import type { Api, Bridge, EventName, Events, PickedSource } from '../contract/ipc'
import type { Result } from '../contract/result'

const names = Object.keys(calls) as (keyof Api)[]
const api = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => ipcRenderer.invoke(name, ...args)])) as unknown as Api

const bridge: Bridge = {
  calls: api,
  on<N extends EventName>(name: N, listener: (value: Events[N]) => void) {
    if (!eventNames.includes(name)) throw new Error('There is no such event.')
    const heard = (_event: unknown, value: Events[N]) => listener(value)
    ipcRenderer.on(name, heard)
    return () => void ipcRenderer.removeListener(name, heard)
  },
  // Only the engine knows the path of a dropped file; it goes straight to main.
  pickDropped: (files) =>
    ipcRenderer.invoke('pickDropped', files.map((file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]))) as Promise<Result<PickedSource>>,
}

contextBridge.exposeInMainWorld('fullCircle', bridge)
