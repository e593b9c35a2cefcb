import { session } from 'electron'
import { isOurPage, mayLoad } from './appFiles'
import type { DevelopmentServer } from './development'

/** What pages may reach and ask the system for: their own files, and the clipboard for writing. Everything else is refused. */
export function setSessionRules(development: DevelopmentServer | undefined): void {
  const { webRequest } = session.defaultSession
  webRequest.onBeforeRequest(({ url }, answer) => {
    const tools = development !== undefined && url.startsWith('devtools:')
    answer({ cancel: !tools && !mayLoad(url, development) })
  })
  // The engine itself asks for a click before a page may write to the clipboard.
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permission === 'clipboard-sanitized-write' && isOurPage(requestingUrl)),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => permission === 'clipboard-sanitized-write' && isOurPage(origin))
  session.defaultSession.setDevicePermissionHandler(() => false)
  session.defaultSession.setSpellCheckerEnabled(false)
}
