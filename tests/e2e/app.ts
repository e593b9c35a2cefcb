import { test as base, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWindow, type AppWindow } from './appWindow'
import { runCommand, type CommandOutcome } from './commandLine'
import { chosenHost, type Host } from './host'

export { expect } from '@playwright/test'

/** The app with a library and a browser profile of its own, both in a temporary folder. */
export class App {
  private window: AppWindow | undefined
  readonly library: string
  readonly profile: string

  constructor(
    readonly host: Host,
    readonly folder: string,
  ) {
    this.library = join(folder, 'Library')
    this.profile = join(folder, 'profile')
  }

  /** Opens the window, or opens it again with the same library and profile. */
  async start(flags: readonly string[] = []): Promise<AppWindow> {
    if (this.window) throw new Error('The app is running.')
    this.window = await openWindow({ host: this.host, folder: this.folder, flags: ['--library', this.library, ...flags], env: this.env })
    return this.window
  }

  get running(): AppWindow {
    if (!this.window) throw new Error('The app is not running.')
    return this.window
  }

  get page(): Page {
    return this.running.page
  }

  /** The same library from the command line; ends by itself. The window must be closed. */
  command(flags: readonly string[]): Promise<CommandOutcome> {
    return runCommand(this.host, ['--library', this.library, ...flags], this.env)
  }

  async stop(): Promise<number | null> {
    const { window } = this
    this.window = undefined
    return window ? window.close() : null
  }

  async kill(): Promise<void> {
    const { window } = this
    this.window = undefined
    await window?.kill()
  }

  /** What the browser stored is gone; the library stays. */
  async deleteProfile(): Promise<void> {
    await rm(this.profile, { recursive: true, force: true })
  }

  private get env() {
    return { FULL_CIRCLE_PROFILE: this.profile }
  }
}

/** `app` is stopped until a test starts it; `page` is the window of a started one. */
export const test = base.extend<{ app: App; page: Page }>({
  // The driver reads the names of the fixtures it needs from this pattern.
  app: async ({}, use) => {
    const app = new App(chosenHost(), await mkdtemp(join(tmpdir(), 'full-circle-test-')))
    await use(app)
    await app.kill()
    await rm(app.folder, { recursive: true, force: true, maxRetries: 5 })
  },
  page: async ({ app }, use) => {
    await use((await app.start()).page)
  },
})
