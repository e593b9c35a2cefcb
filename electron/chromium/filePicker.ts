import type { CDPSession } from 'playwright-core'
import { pathOfObject } from './filePaths'

/** The page's own file picker; the browser tells the host where the chosen files lie. Empty when nothing was chosen. */
export async function pickFiles(cdp: CDPSession, { folder, several, accept }: { folder: boolean; several: boolean; accept: string }): Promise<string[]> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression: `(${pick})(${JSON.stringify({ folder, several, accept })})`,
    awaitPromise: true,
    userGesture: true,
  })
  if (exceptionDetails || !result.objectId) throw new Error(exceptionDetails?.text ?? 'The file picker did not open.')
  const { result: items } = await cdp.send('Runtime.getProperties', { objectId: result.objectId, ownProperties: true })
  const paths: string[] = []
  for (const { name, value } of items) {
    if (!/^\d+$/.test(name) || !value?.objectId) continue
    paths.push(await pathOfItem(cdp, value.objectId, folder))
  }
  await cdp.send('Runtime.releaseObject', { objectId: result.objectId })
  return paths
}

/** A folder is known by a file in it: its path without what the browser calls the file's place in the folder. */
async function pathOfItem(cdp: CDPSession, objectId: string, folder: boolean): Promise<string> {
  const path = await pathOfObject(cdp, objectId)
  if (!folder) return path
  const { result } = await cdp.send('Runtime.callFunctionOn', { objectId, functionDeclaration: 'function () { return this.webkitRelativePath }', returnByValue: true })
  return folderOf(path, String(result.value))
}

/** `/home/bea/archive/data/a.js` with the place `archive/data/a.js` is the folder `/home/bea/archive`. */
export function folderOf(path: string, place: string): string {
  const inside = place.length - place.indexOf('/')
  return path.slice(0, path.length - inside)
}

// Runs in the page. One file of a folder is enough to know the folder.
const pick = `({ folder, several, accept }) => new Promise((done) => {
  const input = Object.assign(document.createElement('input'), { type: 'file', multiple: several, webkitdirectory: folder, accept })
  input.onchange = () => done(folder ? [...input.files].slice(0, 1) : [...input.files])
  input.oncancel = () => done([])
  input.click()
})`
