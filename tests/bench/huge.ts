/**
 * Files larger than memory through the importer's process: `node tests/run.mjs tests/bench/huge.ts [telegram|zip]`. A Telegram
 * `result.json` of 2 GB and a Facebook zip of 3 GB (inflated), each with every record counted and the peak memory of the process.
 * Takes minutes and 8 GB of disk: for the night. Ends with 1 when a count is wrong or 300 MB are used.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { facebookMessages } from './archives/facebook'
import { telegramExport } from './archives/telegram'
import { buildStages } from './runStage'

const mostMb = 300
/** Records that come to 2 GB and 3 GB: about 360 and 200 bytes each. */
const sizes = {
  telegram: { fileName: 'result.json', records: 5_900_000, make: telegramExport },
  zip: { fileName: 'facebook-ana.zip', records: 15_000_000, make: facebookMessages },
} as const

export async function main(names: readonly string[]): Promise<void> {
  const wanted = (Object.keys(sizes) as (keyof typeof sizes)[]).filter((name) => names.length === 0 || names.includes(name))
  for (const name of wanted) {
    const { fileName, records, make } = sizes[name]
    const folder = await mkdtemp(join(tmpdir(), 'full-circle-huge-'))
    try {
      const file = join(folder, fileName)
      const made = await make({ file, records })
      const run = await buildStages(join(folder, 'stages'))
      const whole = await run('importer', file, join(folder, 'library'))
      const wrong = whole.records !== made.records || whole.rssMb >= mostMb
      if (wrong) process.exitCode = 1
      const { size } = await stat(file)
      process.stdout.write(
        `${name}: ${(size / 1e9).toFixed(2)} GB on disk, ${(whole.bytes / 1e9).toFixed(2)} GB read, ${whole.records} of ${made.records} records, ${whole.seconds.toFixed(0)} s, at most ${whole.rssMb} MB${wrong ? ': WRONG' : ''}\n`,
      )
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
