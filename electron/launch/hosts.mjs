import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** Remembered between starts; may be deleted at any time. */
const cache = (root) => join(root, 'node_modules/.cache/full-circle')

/** Electron's program, when its package holds one. */
export function electronBinary(root) {
  const folder = join(root, 'node_modules/electron')
  const name = join(folder, 'path.txt')
  if (!existsSync(name)) return null
  const binary = join(folder, 'dist', readFileSync(name, 'utf8'))
  return existsSync(binary) ? binary : null
}

const day = 86_400_000
const fetchLimit = 5 * 60_000
const probeLimit = 4_000

/** Lets Electron's package fetch its program, quietly. A failure is remembered for a day, so that the next start is quick. */
export async function fetchElectron(root, say) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))
  const failure = join(cache(root), `electron-${version}-not-fetched`)
  if (existsSync(failure) && Date.now() - statSync(failure).mtimeMs < day) return null
  if (await answers(version)) {
    say(`Fetching Electron ${version}, once.`)
    const install = join(root, 'node_modules/electron/install.js')
    spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: fetchLimit })
  }
  const binary = electronBinary(root)
  if (binary) return binary
  mkdirSync(cache(root), { recursive: true })
  writeFileSync(failure, '')
  return null
}

/** Whether the release server can be reached at all; a closed network may otherwise keep a start waiting for minutes. */
async function answers(version) {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/'
  try {
    await fetch(`${mirror}v${version}/SHASUMS256.txt`, { method: 'HEAD', signal: AbortSignal.timeout(probeLimit) })
    return true
  } catch {
    return false // not reachable: there are other hosts
  }
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser']

/** An installed Chromium, Chrome or Edge. `CHROMIUM` names another one. */
export function installedBrowser() {
  return usualPlaces().find((path) => existsSync(path)) ?? null
}

function usualPlaces() {
  const { CHROMIUM, PATH = '', LOCALAPPDATA, HOME = '' } = process.env
  const named = CHROMIUM ? [CHROMIUM] : []
  if (process.platform === 'darwin') {
    const apps = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge']
    return [...named, ...['/Applications', join(HOME, 'Applications')].flatMap((folder) => apps.map((app) => join(folder, app)))]
  }
  if (process.platform === 'win32') {
    const programs = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter(Boolean)
    return [...named, ...folders.flatMap((folder) => programs.map((program) => join(folder, program)))]
  }
  const folders = [...PATH.split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge']
  return [...named, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))]
}

/** The headless Chromium from npm (Linux on x64), unpacked on first use together with the libraries it brings for bare machines. */
export async function headlessBrowser(root, say) {
  const folder = join(root, 'node_modules/@sparticuz/chromium')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(folder)) return null
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const home = join(cache(root), `headless-${version}`)
  const found = { executable: join(home, 'chromium'), libraries: join(home, 'al2023/lib') }
  if (existsSync(found.executable)) return found
  say('Unpacking the headless Chromium, once.')
  // The package unpacks into the temporary folder and takes what lies there for complete: it gets an empty one, which is then renamed.
  const part = `${home}.${process.pid}.part`
  mkdirSync(part, { recursive: true })
  const script = `import(${JSON.stringify(join(folder, 'build/esm/index.js'))}).then(({ default: chromium }) => chromium.executablePath())`
  const env = { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8' })
  if (status !== 0) {
    rmSync(part, { recursive: true, force: true })
    say(`It could not be unpacked: ${stderr.trim().split('\n').at(-1)}`)
    return null
  }
  if (existsSync(dirname(found.executable))) rmSync(part, { recursive: true, force: true })
  else renameSync(part, home)
  return found
}
