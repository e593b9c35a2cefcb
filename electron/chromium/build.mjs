import { resolve } from 'node:path'
import { build } from 'vite'

/**
 * Builds the host into `out/chromium`: the host itself with what stands for `electron` (playwright-core stays outside), the parent port
 * of forked processes, and, as one plain script, the preload's side.
 */
export async function buildHost(root) {
  const at = (file) => resolve(root, 'electron/chromium', file)
  const common = { configFile: false, root, logLevel: 'error', publicDir: false }
  const out = { outDir: resolve(root, 'out/chromium'), minify: false, reportCompressedSize: false }
  await build({
    ...common,
    ssr: { noExternal: true, external: ['playwright-core'] },
    build: {
      ...out,
      emptyOutDir: true,
      ssr: true,
      target: 'node20',
      assetsDir: 'chunks',
      rolldownOptions: { input: { host: at('host.ts'), electron: at('electron.ts'), parentPort: at('parentPort.ts') } },
    },
  })
  await build({
    ...common,
    build: { ...out, emptyOutDir: false, target: 'chrome120', lib: { entry: at('page.ts'), formats: ['iife'], name: 'page', fileName: () => 'page.js' } },
  })
}
