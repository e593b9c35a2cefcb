import type { CDPSession } from 'playwright-core'

/**
 * `webUtils.getPathForFile` answers at once in Electron, while the browser tells a file's path only to the host, and later. So the
 * page gets a placeholder text instead, and the host puts the path in its place when the text comes by in a call.
 */
export function placeholderNumbers(text: string, placeholder: string): number[] {
  return [...new Set(text.split(`"${placeholder}`).slice(1).map((rest) => Number.parseInt(rest, 10)))]
}

/** The message with paths where placeholders stood. Only whole strings count: nothing is replaced inside a text. */
export function filePlaceholders(text: string, placeholder: string, paths: ReadonlyMap<number, string>): string {
  let filled = text
  for (const [number, path] of paths) filled = filled.replaceAll(`"${placeholder}${number}"`, () => JSON.stringify(path))
  return filled
}

/** Where a `File` object of the page lies on disk; empty when it was made in the page. Folders have a path as well. */
export async function pathOfObject(cdp: CDPSession, objectId: string): Promise<string> {
  const { path } = await cdp.send('DOM.getFileInfo', { objectId })
  return path
}
