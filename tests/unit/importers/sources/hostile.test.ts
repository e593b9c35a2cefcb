import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Failed } from '#contract/result'
import { openSource } from '../../../../electron/importers/sources/index'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
const folders = ['own-crafted/zip', 'thejoshwolfe-yauzl/test/failure', 'thejoshwolfe-yauzl/test/success', 'thejoshwolfe-yauzl/test/wrong-entry-sizes', 'klauspost-compress/zip/testdata']
const files = samples
  ? folders.flatMap((folder) => readdirSync(join(samples, 'hostile', folder)).filter((name) => name.endsWith('.zip')).map((name) => join(samples, 'hostile', folder, name)))
  : []

/** What must come out of some of them: entries that read well. The others only must not crash, hang or grow. */
const good: Record<string, number> = {
  'bomb-ratio-300MB.zip': 0, 'overlap-full-5GB.zip': 0, 'overlap-samename-5GB.zip': 0, 'overlap-quoted-500MB.zip': 0, 'bitflip-data.zip': 19, 'slip-win.zip': 0, 'slip-mid.zip': 0, 'slip-drive.zip': 0, 'cd-offset-lie.zip': 1,
  'html-as-zip.zip': 0, 'trunc-eocd.zip': 0, 'trunc-70pct.zip': 0, 'many-entries-5000.zip': 5000, 'dup-names.zip': 2, 'test.zip': 2, 'test-prefix.zip': 2,
  'test-trailing-junk.zip': 2, 'test-badbase.zip': 2, 'test-baddirsz.zip': 2, 'concatenated.zip': 1, 'everything.zip': 1003, 'deflate.zip': 1,
}

describe.runIf(existsSync(samples))('hostile and odd zips (needs FULL_CIRCLE_SAMPLES)', () => {
  it.each(files.map((file) => [basename(file), file] as const))('%s', async (name, path) => {
    const started = performance.now()
    const source = await openSource([{ path, name }])
    const before = process.memoryUsage().rss
    let peak = 0
    let read = 0
    const failures: string[] = []
    for (const entry of source.entries) {
      try {
        for await (const chunk of entry.open()) if (chunk.length) peak = Math.max(peak, process.memoryUsage().rss - before)
        read++
      } catch (error) {
        if (!(error instanceof Failed)) throw error
        failures.push(error.message)
      }
    }
    await source.close()
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(peak).toBeLessThan(300 * 1024 * 1024)
    for (const entry of source.entries) expect(entry.path.split('/')).not.toContain('..')
    if (good[name] !== undefined) expect(read).toBe(good[name])
    // Nothing is lost without a word.
    if (read === 0 && !['empty.zip'].includes(name)) expect(failures.length + source.warnings.length).toBeGreaterThan(0)
  })
})
