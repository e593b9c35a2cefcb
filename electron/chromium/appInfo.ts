import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

interface PackageFile {
  readonly name: string
  readonly productName?: string
  readonly version: string
  readonly main: string
}

/** The app this host was started for, set once by `host.ts` before main is loaded. */
export const appInfo = { folder: '', name: '', version: '', main: '', userDataDir: undefined as string | undefined }

export function readAppInfo(folder: string, userDataDir: string | undefined): void {
  const file = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile
  Object.assign(appInfo, { folder, name: file.productName ?? file.name, version: file.version, main: join(folder, file.main), userDataDir })
}

/** The Electron this host stands in for. */
export function electronVersion(): string {
  return (createRequire(join(appInfo.folder, 'package.json'))('electron/package.json') as PackageFile).version
}
