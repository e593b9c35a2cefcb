/** Runs a program of this folder in the app's own page, on a database of its own. */
import { join } from 'node:path'
import type { BenchContext } from './context'
import { pageProgram } from './pageProgram'

/** What the program may be run with; `work` runs in the page. */
export interface InPage {
  readonly [program: string]: unknown
  readonly tell: (text: string) => void
  readonly size: number
  readonly people: number
}

export async function inEmptyWindow<T>({ folder, size, people, say, openWindow }: BenchContext, program: string, work: (given: InPage) => Promise<T>): Promise<T> {
  const window = await openWindow(join(folder, 'Library'), join(folder, 'profile'))
  try {
    const { page } = window
    page.on('console', (message) => message.type() === 'info' && say(message.text()))
    await page.evaluate(await pageProgram(program))
    return await page.evaluate<T>(`(${work.toString()})({ ${program}, tell: (text) => console.info(text), size: ${size}, people: ${people} })`)
  } finally {
    await window.close()
  }
}
