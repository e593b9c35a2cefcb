/** Earlier runs, one line of JSON each, in a file that only this computer has. */
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BenchRun } from './runs'

export async function readHistory(file: string): Promise<BenchRun[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as BenchRun)
}

export async function addToHistory(file: string, run: BenchRun): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await appendFile(file, `${JSON.stringify(run)}\n`)
}

/** By stage and figure: the median of the newest run of another commit over a library of the same size. */
export function before(run: BenchRun, history: readonly BenchRun[]): ReadonlyMap<string, number> {
  const medians = new Map<string, number>()
  for (const { version, size, people, stages } of history) {
    if (version === run.version || size !== run.size || people !== run.people) continue
    for (const { stage, figures } of stages) for (const { name, median } of figures) medians.set(keyOf(stage, name), median)
  }
  return medians
}

export const keyOf = (stage: string, name: string): string => `${stage}: ${name}`
