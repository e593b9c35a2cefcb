import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildHost } from '../chromium/build.mjs'

/** Builds the app and its second host unless `out/` was built from exactly these sources. Answers false when that failed. */
export async function buildIfNeeded(root, say) {
  const stamp = join(root, 'out/sources.json')
  const sources = JSON.stringify(stateOfSources(root))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return true
  say('Building Full Circle.')
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  // Standard output belongs to the app alone.
  const { status } = spawnSync(process.execPath, [vite, 'build', '-c', 'electron/electron.vite.config.ts', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) return false
  await buildHost(root)
  writeFileSync(stamp, sources)
  return true
}

/** How many files there are and when the youngest was changed: any edit, new file or deletion shows in one of the two. */
function stateOfSources(root) {
  const files = ['electron', 'renderer'].flatMap((folder) => filesIn(join(root, folder)))
  const times = [...files, join(root, 'package.json'), join(root, 'package-lock.json')].map((file) => statSync(file).mtimeMs)
  return { files: files.length, youngest: Math.max(...times) }
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}
