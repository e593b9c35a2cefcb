import type * as Electron from 'electron'
import { emitterOf } from './emitter'
import { protocol } from './protocol'
import type { Session, SessionModule } from './surface'

type BeforeRequest = (details: Electron.OnBeforeRequestListenerDetails, callback: (response: Electron.CallbackResponse) => void) => void
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0]

let beforeRequest: BeforeRequest | null = null
let mayHave: CheckHandler = null

/** Whether main lets a request pass. The host refuses everything that is not ours whatever main says. */
export function passes(url: string, resourceType: Electron.OnBeforeRequestListenerDetails['resourceType'], method: string): Promise<boolean> {
  const listener = beforeRequest
  if (!listener) return Promise.resolve(true)
  const details = { id: 0, url, method, resourceType, referrer: '', timestamp: Date.now(), uploadData: [] }
  return new Promise((done) => listener(details, ({ cancel }) => done(cancel !== true)))
}

/** Whether main's check allows a permission to a page of ours. Without a check nothing is allowed. */
export function isAllowed(permission: 'clipboard-sanitized-write', origin: string): boolean {
  return mayHave?.(null, permission, origin, { isMainFrame: true, requestingUrl: origin }) ?? false
}

class DefaultSession extends emitterOf<Electron.Session>() implements Session {
  readonly protocol = protocol
  readonly webRequest: Session['webRequest'] = {
    onBeforeRequest(first: Electron.WebRequestFilter | BeforeRequest | null, second?: BeforeRequest | null) {
      beforeRequest = typeof first === 'function' ? first : (second ?? null)
    },
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    mayHave = handler
  }

  // The browser is told at its start what is granted (see `browser.ts`) and refuses the rest without asking, so none of these is called.
  setPermissionRequestHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}

  // The browser's dictionaries would have to be fetched, and nothing is fetched here: there is no spell checking.
  setSpellCheckerEnabled(): void {}
  isSpellCheckerEnabled = (): boolean => false
  setSpellCheckerLanguages(): void {}
  setSpellCheckerDictionaryDownloadURL(): void {}
}

export const session: SessionModule = { defaultSession: new DefaultSession() }
