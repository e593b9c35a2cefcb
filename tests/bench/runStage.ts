/** Runs stages in processes of their own, bundled as the app's importer process is and with its limit of memory. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import type { Stage, StageName } from './stage'

export type RunStage = (stage: StageName, zip: string, libraryFolder?: string) => Promise<Stage>

/** Those that hold their input in memory need more than the app gives its importer. */
const heap: Readonly<Record<StageName, number>> = { inflate: 256, json: 1024, parse: 256, library: 1024, deflate: 1024, importer: 256 }

/** `folder` takes the built program. */
export async function buildStages(folder: string): Promise<RunStage> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'stages.ts'), outDir: folder, target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: 'stages.mjs' } } },
  })
  const program = join(folder, 'stages.mjs')
  return async (stage, zip, libraryFolder) => {
    const scratch = libraryFolder ?? (await mkdtemp(join(tmpdir(), 'full-circle-stage-')))
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [`--max-old-space-size=${heap[stage]}`, program, stage, zip, scratch])
      return JSON.parse(stdout) as Stage
    } finally {
      if (scratch !== libraryFolder) await rm(scratch, { recursive: true, force: true })
    }
  }
}
