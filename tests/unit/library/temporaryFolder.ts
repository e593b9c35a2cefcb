import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'

/** A folder of its own for each call, gone after the test. */
export function useTemporaryFolders(): () => string {
  let folders: string[] = []
  afterEach(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    folders = []
  })
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'full-circle-'))
    folders.push(folder)
    return folder
  }
}
