/**
 * `node tests/run.mjs tests/bench/killLoop.ts [rounds]`: ends processes of the app by SIGKILL at moments left to chance, while it imports and
 * while it is edited, on one library and one browser profile. After each round the next start must have every acknowledged edit and
 * every finished import, find nothing wrong, and export the same as a rebuild of the folder in a new profile.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host } from '../e2e/host'
import { hostForBench } from './host'
import { createKillRounds, type Round } from './killRounds'

export async function main([rounds = '50']: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-kill-'))
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  let done = false
  try {
    const summary = await killLoop(await hostForBench(), folder, Number(rounds), say)
    process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
    done = summary.failures.length === 0
    if (!done) process.exitCode = 1
  } finally {
    if (done) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    else say(`The library is left in ${folder}`)
  }
}

export interface KillSummary {
  readonly rounds: number
  /** What was ended how often, during what. */
  readonly kills: Readonly<Record<string, number>>
  readonly acknowledgedEdits: number
  readonly finishedImports: number
  /** Imports that ended between the file and the report: there all the same. */
  readonly keptImports: number
  /** Rounds in which a process was still there ten seconds after the one it belongs to was ended. */
  readonly outlived: number
  readonly failures: readonly string[]
}

export async function killLoop(host: Host, folder: string, rounds: number, say: (text: string) => void): Promise<KillSummary> {
  const loop = await createKillRounds(host, folder)
  const kills: Record<string, number> = {}
  const failures: string[] = []
  let outlived = 0
  for (let number = 1; number <= rounds; number++) {
    const round: Round = number % 2 === 0 ? await loop.edit(number) : await loop.import(number)
    const what = `${round.killed} while ${round.during}`
    kills[what] = (kills[what] ?? 0) + 1
    if (round.outlived.length > 0) outlived++
    const wrong = [...round.problems, ...(await loop.compare(number))]
    failures.push(...wrong.map((words) => `round ${number} (${what}): ${words}`))
    const left = round.outlived.length > 0 ? `, ${round.outlived.join(' and ')} went on` : ''
    say(`${number}: ${what} after ${Math.round(round.after)} ms${left}; ${loop.edits} edits, ${loop.imports} imports; ${wrong.length === 0 ? 'equal' : wrong.join('; ')}`)
  }
  return { rounds, kills, acknowledgedEdits: loop.edits, finishedImports: loop.imports, keptImports: loop.kept, outlived, failures }
}
