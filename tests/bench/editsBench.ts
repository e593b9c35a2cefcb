/** `npm run bench -- edits`: what an edit takes in the app's own page. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWindow } from '../e2e/appWindow'
import type * as EditsRun from './editsRun'
import type { EditFigures } from './editsRun'
import { hostForBench } from './host'
import { pageProgram } from './pageProgram'

/** Unless another size is asked for. */
export const editsPeople = 50_000
/** Of the one with the most. */
const mostInteractions = 30_000

export async function editsBench(people: number, say: (text: string) => void = () => undefined): Promise<EditFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-edits-'))
  const window = await openWindow({ host: await hostForBench(), folder, flags: ['--library', join(folder, 'Library')], env: { FULL_CIRCLE_PROFILE: join(folder, 'profile') } })
  try {
    const { page } = window
    await page.getByRole('navigation').waitFor()
    page.on('console', (message) => message.type() === 'info' && say(message.text()))
    await page.evaluate(await pageProgram('editsRun'))
    return await page.evaluate(
      ([count, most]) => (globalThis as unknown as { editsRun: typeof EditsRun }).editsRun.runEdits(count, most, (text) => console.info(text)),
      [people, mostInteractions] as const,
    )
  } finally {
    await window.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

export function editsTable({ people, interactions, edits }: EditFigures): string {
  const whole = (value: number) => value.toLocaleString('en')
  const ms = (value: number) => value.toFixed(1).padStart(10)
  return [
    `${whole(people)} people, ${whole(interactions)} interactions; ms\n`,
    `${''.padEnd(30)}${['write', 'work out', 'undo'].map((word) => word.padStart(10)).join('')}\n`,
    ...edits.map(({ edit, applyMs, deriveMs, undoMs }) => `${edit.padEnd(30)}${ms(applyMs)}${ms(deriveMs)}${ms(undoMs)}\n`),
  ].join('')
}
