import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, type App } from './app'

/** The row that is chosen in the queue of the review. */
export const chosen = async (queue: Locator): Promise<string> => (await queue.getByRole('option', { selected: true }).innerText()).replaceAll('\n', ' | ')

/** The names of both, once they are those of the chosen row and can be decided. */
export async function shownPair(page: Page, queue: Locator): Promise<string> {
  await expect(page.getByRole('button', { name: 'Keep apart' })).toBeEnabled()
  let names = ''
  await expect(async () => {
    names = (await page.getByRole('region', { name: 'Same person?' }).getByRole('heading', { level: 2 }).allInnerTexts()).join(' | ')
    expect(await chosen(queue)).toContain(names)
  }).toPass()
  return names
}

/** The canonical dump as the command line writes it: file name to content. */
export async function dump(app: App, name: string): Promise<Record<string, string>> {
  const folder = join(app.folder, name)
  const { code, stderr } = await app.command(['--export', folder])
  expect(code, stderr).toBe(0)
  const files = await readdir(folder)
  expect(files.length).toBeGreaterThan(0)
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)))
}
