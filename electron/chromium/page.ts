/**
 * The preload's side of the host, run in the page before anything else: gives the preload script its `electron`. Built into one file
 * of its own, since it goes to the browser as text. `{{…}}` are filled in by `bridge.ts`.
 */
import type { ContextBridge, IpcRenderer, WebUtils } from './surface'
import { decode, encode } from './wire'

type Listener = Parameters<IpcRenderer['on']>[1]
type Bindings = Record<string, unknown>
interface PageWindow {
  readonly location: { readonly hostname: string }
  readonly outerWidth: number
  readonly outerHeight: number
  readonly screenX: number
  readonly screenY: number
  addEventListener(name: string, listener: (event: KeyEvent) => void, options?: boolean): void
}
interface KeyEvent {
  readonly defaultPrevented: boolean
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  preventDefault(): void
}

/** What the host can ask of the page. */
export interface PageEnd {
  /** An event of main's `webContents.send`. */
  receive(channel: string, args: string): void
  /** The file behind a placeholder path; asked for once. */
  file(number: number): object | undefined
}

export interface PageSettings {
  /** Names of the binding the page calls, and of the object the host calls; new for every start. */
  readonly toHost: string
  readonly fromHost: string
  readonly placeholder: string
  readonly hostSuffixes: readonly string[]
}

export type PageMessage =
  | { readonly message: 'invoke' | 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly message: 'bounds'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly message: 'focus'; readonly focused: boolean }
  | { readonly message: 'key'; readonly key: string; readonly code: string; readonly control: boolean; readonly meta: boolean; readonly alt: boolean; readonly shift: boolean }
export type PageAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string }

/** Answers what the preload gets from `require('electron')`. `accelerators` are looked up so that only their keys leave the page. */
export function startPage(window: PageWindow, settings: PageSettings): { contextBridge: ContextBridge; ipcRenderer: IpcRenderer; webUtils: WebUtils } {
  const globals = window as unknown as Bindings
  const call = globals[settings.toHost] as (text: string) => Promise<string>
  delete globals[settings.toHost]
  const tell = (message: PageMessage) => call(encode(message))
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const files = new Map<number, object>()
  let lastFile = 0

  const end: PageEnd = {
    receive(channel, args) {
      const values = decode(args) as unknown[]
      for (const entry of [...(listeners.get(channel) ?? [])]) {
        if (entry.once) remove(channel, entry.listener)
        // The event object has nothing to give here: preloads must not hand it on anyway.
        entry.listener({} as Electron.IpcRendererEvent, ...values)
      }
    },
    file(number) {
      const file = files.get(number)
      files.delete(number)
      return file
    },
  }
  Object.defineProperty(window, settings.fromHost, { value: end })

  const add = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
    return ipcRenderer as Electron.IpcRenderer
  }
  const remove = (channel: string, listener: (...args: never[]) => void) => {
    listeners.set(channel, (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener))
    return ipcRenderer as Electron.IpcRenderer
  }
  const ipcRenderer: IpcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      const answer = decode(await tell({ message: 'invoke', channel, args })) as PageAnswer
      if (answer.ok) return answer.value
      throw new Error(`Error invoking remote method '${channel}': ${answer.error}`)
    },
    send(channel: string, ...args: unknown[]) {
      void tell({ message: 'send', channel, args })
    },
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel?: string) {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer as Electron.IpcRenderer
    },
  }

  const tellBounds = () => void tell({ message: 'bounds', x: window.screenX, y: window.screenY, width: window.outerWidth, height: window.outerHeight })
  window.addEventListener('resize', tellBounds)
  window.addEventListener('focus', () => {
    void tell({ message: 'focus', focused: true })
    tellBounds()
  })
  window.addEventListener('blur', () => {
    void tell({ message: 'focus', focused: false })
    tellBounds()
  })
  window.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d+$/.test(event.key)) return
    const { key, code, ctrlKey: control, metaKey: meta, altKey: alt, shiftKey: shift } = event
    // The menu gets what the page did not take, so the page comes first.
    setTimeout(() => { if (!event.defaultPrevented) void tell({ message: 'key', key, code, control, meta, alt, shift }) })
  })

  return {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => Object.defineProperty(window, name, { value: api, enumerable: true }) },
    ipcRenderer,
    webUtils: {
      getPathForFile(file) {
        files.set(++lastFile, file)
        return `${settings.placeholder}${lastFile}`
      },
    },
  }
}
