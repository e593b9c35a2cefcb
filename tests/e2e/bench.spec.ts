/** The bench at a tiny size: that its stages work in the app, never how fast. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStages } from '../bench/runs'
import { expect, test } from './app'

const stages = ['open'] as const

test('the bench measures the app', async () => {
  test.setTimeout(240_000)
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-bench-'))
  try {
    const run = await runStages(stages, { size: 300, people: 20, runs: 1, folder })
    expect(run.stages.map(({ stage, failed }) => [stage, failed])).toEqual(stages.map((stage) => [stage, undefined]))
    for (const { name, unit, values, median } of run.stages.flatMap(({ figures }) => figures)) expect([values.length > 0, median >= 0, unit !== undefined], name).toEqual([true, true, true])
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
