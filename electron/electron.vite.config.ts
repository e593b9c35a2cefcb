import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const root = resolve(import.meta.dirname, '..')

// Everything but `electron` and Node's own modules is bundled, so the packaged app ships no node_modules.
// The target is Node 20, the older of the two Nodes that run these bundles (Electron brings a newer one).
export default defineConfig({
  main: {
    build: {
      outDir: resolve(root, 'out/main'),
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'electron/main/index.ts'), importer: resolve(root, 'electron/importers/process.ts') },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(root, 'out/preload'),
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'electron/preload/index.ts') },
        // A sandboxed preload is one CommonJS file: it cannot load others.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    publicDir: false,
    plugins: [vue(), servedFromRoot(), fileList()],
    worker: { format: 'es' },
    build: {
      outDir: resolve(root, 'out/renderer'),
      minify: process.env['FULL_CIRCLE_NAMES'] === undefined ? 'oxc' : false,
      // The content policy allows no data: fonts and no inline modules.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: resolve(root, 'renderer/index.html') } },
    },
  },
})

/** The page lives at the root of its own scheme and host, so addresses of its files start with a slash at any depth. */
function servedFromRoot(): Plugin {
  return { name: 'served-from-root', enforce: 'post', config: () => ({ base: '/' }) }
}

/** Writes `files.json`, the names of all built files: main serves these and nothing else. */
function fileList(): Plugin {
  return {
    name: 'file-list',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        this.emitFile({ type: 'asset', fileName: 'files.json', source: `${JSON.stringify(Object.keys(bundle).sort(), null, 2)}\n` })
      },
    },
  }
}
