import { join } from 'node:path'
import { build } from 'vite'

/** Node runs no TypeScript with imports like ours: what runs in a process of its own is bundled as the app is. Answers the file to run. */
export async function buildProgram(source: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../..'),
    ssr: { noExternal: true },
    build: { ssr: source, outDir: folder, emptyOutDir: false, target: 'node20', rolldownOptions: { output: { entryFileNames: 'child.mjs' } } },
  })
  return join(folder, 'child.mjs')
}
