/** Promise 4, for the whole app: `kill -9` at any moment costs nothing that was acknowledged. `tests/bench/killLoop.ts` does many rounds. */
import { test as base } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killLoop } from '../bench/killLoop'
import { expect } from './app'
import { chosenHost } from './host'

const rounds = 4

base('keeps every acknowledged edit and every finished import after kill -9', async () => {
  // Each round starts the app three times.
  base.setTimeout(rounds * 120_000)
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-kill-'))
  try {
    const { failures, acknowledgedEdits, finishedImports } = await killLoop(chosenHost(), folder, rounds, (text) => console.log(text))
    expect(failures).toEqual([])
    expect(acknowledgedEdits).toBeGreaterThan(0)
    expect(finishedImports).toBeGreaterThan(0)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
