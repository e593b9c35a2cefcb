import type * as Electron from 'electron'
import type { Protocol } from './surface'

type Serve = (request: Request) => Response | Promise<Response>

const registered = new Set<string>()
const serving = new Map<string, Serve>()

/** Schemes that are ours: registered or served. */
export const schemeNames = (): string[] => [...new Set([...registered, ...serving.keys()])]

/** The answer of main to a request for one of our addresses; undefined when no handler serves its scheme. */
export async function serve(request: Request): Promise<Response | undefined> {
  return serving.get(new URL(request.url).protocol.slice(0, -1))?.(request)
}

export const protocol: Protocol = {
  // Every scheme of ours is standard, secure and has storage here, because it is an https address to the browser.
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]) {
    for (const { scheme } of schemes) registered.add(scheme)
  },
  handle(scheme: string, handler: Serve) {
    if (serving.has(scheme)) throw new Error(`The scheme ${scheme} is handled already.`)
    serving.set(scheme, handler)
  },
  unhandle(scheme: string) {
    serving.delete(scheme)
  },
  isProtocolHandled: (scheme: string) => serving.has(scheme),
}
