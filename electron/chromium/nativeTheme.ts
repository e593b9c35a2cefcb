import type * as Electron from 'electron'
import type { Page } from 'playwright-core'
import { emitterOf } from './emitter'
import type { NativeTheme } from './surface'

class HostTheme extends emitterOf<Electron.NativeTheme>() implements NativeTheme {
  private source: NativeTheme['themeSource'] = 'system'

  get themeSource(): NativeTheme['themeSource'] {
    return this.source
  }

  set themeSource(source: NativeTheme['themeSource']) {
    if (source === this.source) return
    this.source = source
    this.emit('updated')
  }

  /** What was chosen; what the system prefers is known to the page only. */
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark'
  }
}

export const nativeTheme: NativeTheme = new HostTheme()

/** Shows a page in the chosen theme, now and whenever the choice changes. */
export async function applyTheme(page: Page): Promise<void> {
  const apply = () => page.emulateMedia({ colorScheme: nativeTheme.themeSource === 'system' ? null : nativeTheme.themeSource })
  const follow = () => void apply().catch((error: unknown) => console.error(`The theme did not change: ${String(error)}`))
  nativeTheme.on('updated', follow)
  page.on('close', () => nativeTheme.removeListener('updated', follow))
  await apply()
}
