/** From an empty page to a library that has caught up with its folder. */
import { Failed } from '#contract/result'
import { api } from './api'
import type { CatchUpProgress, CaughtUp } from './catchUp'
import { forgetEdits } from './edits'
import { discardDatabase, openLibrary, useLibraryOf, type Library } from './library'

export async function startLibrary(onProgress?: (progress: CatchUpProgress) => void): Promise<Library & { readonly caughtUp: CaughtUp }> {
  const opened = await startReading()
  try {
    return { ...opened, caughtUp: await opened.catchUp(onProgress) }
  } catch (error) {
    if (error instanceof Failed) throw error
    // What the database holds makes no sense: the folder does. Once more from nothing; if that fails it is a bug.
    opened.close()
    await discardDatabase(opened.info.id)
    const again = await startReading()
    return { ...again, caughtUp: { ...(await again.catchUp(onProgress)), rebuilt: true } }
  }
}

/** For a window that only shows what another one keeps up to date. */
export async function startReading(): Promise<Library> {
  const opened = await openLibrary(api())
  useLibraryOf(opened)
  forgetEdits()
  return opened
}
