/**
 * Sets all nine fuses of the packaged app and reads them back. A fuse is one byte in Electron's binary, after a sentinel, a version
 * and a length (electronjs.org/docs/latest/tutorial/fuses). Written here because the packager knows only the first eight.
 *
 *   as a hook:    afterPack in electron-builder.yml
 *   as a command: node electron/fuses.mjs FILE...    fails unless every fuse is as it should be
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** In the order of the wire. A binary with more or fewer is refused: a new fuse wants a decision. */
export const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  wasmTrapHandlers: true,
}

const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
const version = 1
const wire = Object.values(fuses).map((on) => (on ? '1' : '0')).join('')

export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  await writeFuses(binaryIn(appOutDir, electronPlatformName, packager.appInfo.productFilename, packager.executableName))
}

/** The file that holds Electron itself. */
export function binaryIn(folder, platform, product, executable) {
  if (platform === 'win32') return join(folder, `${product}.exe`)
  if (platform === 'linux') return join(folder, executable)
  return join(folder, `${product}.app`, 'Contents', 'Frameworks', 'Electron Framework.framework', 'Electron Framework')
}

export async function writeFuses(file) {
  const binary = await readFile(file)
  for (const at of wiresOf(binary, file)) binary.write(wire, at, 'latin1')
  await writeFile(file, binary)
}

/** Throws unless every wire in the file is as it should be. */
export async function checkFuses(file) {
  const binary = await readFile(file)
  for (const at of wiresOf(binary, file)) {
    const found = binary.toString('latin1', at, at + wire.length)
    if (found !== wire) throw new Error(`${file}: the fuses are ${found}, not ${wire}`)
  }
}

/** Where the wires begin: one, or two in a universal binary. */
function wiresOf(binary, file) {
  const places = []
  for (let at = binary.indexOf(sentinel); at >= 0; at = binary.indexOf(sentinel, at + 1)) {
    const start = at + sentinel.length
    if (binary[start] !== version) throw new Error(`${file}: fuses of version ${binary[start]} are not known`)
    if (binary[start + 1] !== wire.length) throw new Error(`${file}: it has ${binary[start + 1]} fuses, ${wire.length} are decided`)
    places.push(start + 2)
  }
  if (places.length === 0) throw new Error(`${file}: no fuses found`)
  return places
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = process.argv.slice(2)
  if (files.length === 0) throw new Error('which file?')
  for (const file of files) {
    await checkFuses(file)
    console.log(`${file}: all ${wire.length} fuses are set`)
  }
}
