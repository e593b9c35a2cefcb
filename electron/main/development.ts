/** Where the page's files come from while the app is being written. */
export interface DevelopmentServer {
  readonly server: string
  /** Origin of its socket for hot reload: `ws://localhost:5173`. */
  readonly socket: string
}

/** Only a server on this machine counts, and never for a packaged app. */
export function developmentServer(address: string | undefined, packaged: boolean): DevelopmentServer | undefined {
  if (packaged || address === undefined || !URL.canParse(address)) return undefined
  const { protocol, hostname, host } = new URL(address)
  if (protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return undefined
  return { server: `http://${host}/`, socket: `ws://${host}` }
}
