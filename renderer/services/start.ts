/** From an empty page to a library that has caught up with its folder. */
import { api } from './api'
import type { CatchUpProgress, CaughtUp } from './catchUp'
import { forgetEdits } from './edits'
import { openLibrary, useLibraryOf, type Library } from './library'

export async function startLibrary(onProgress?: (progress: CatchUpProgress) => void): Promise<Library & { readonly caughtUp: CaughtUp }> {
  const opened = await startReading()
  return { ...opened, caughtUp: await opened.catchUp(onProgress) }
}

/** For a window that only shows what another one keeps up to date. */
export async function startReading(): Promise<Library> {
  const opened = await openLibrary(api())
  useLibraryOf(opened)
  forgetEdits()
  return opened
}
