import { appInfo } from './appInfo'
import { defaultPath } from './paths'

type PathName = Parameters<typeof defaultPath>[0]

const set = new Map<string, string>()

/** `app.getPath`: what was set, else the usual place. Folders for sessions and logs follow the data folder. */
export function appPath(name: PathName): string {
  return set.get(name) ?? defaultPath(name, appInfo.name, set.get('userData') ?? appInfo.userDataDir)
}

export function setAppPath(name: string, path: string): void {
  set.set(name, path)
}
