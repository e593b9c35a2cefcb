import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

type PathName = 'home' | 'appData' | 'assets' | 'userData' | 'sessionData' | 'temp' | 'exe' | 'module' | 'desktop' | 'documents' | 'downloads'
  | 'music' | 'pictures' | 'videos' | 'recent' | 'logs' | 'crashDumps'

/** Where Electron keeps things on this platform. */
export function defaultPath(name: PathName, appName: string, userData: string | undefined): string {
  const data = userData ?? join(appDataFolder(), appName)
  switch (name) {
    case 'home':
      return homedir()
    case 'appData':
      return appDataFolder()
    case 'userData':
    case 'sessionData':
      return data
    case 'logs':
      return join(data, 'logs')
    case 'crashDumps':
      return join(data, 'Crashpad')
    case 'temp':
      return tmpdir()
    case 'exe':
    case 'module':
      return process.execPath
    case 'desktop':
      return userFolder('DESKTOP', 'Desktop')
    case 'documents':
      return userFolder('DOCUMENTS', 'Documents')
    case 'downloads':
      return userFolder('DOWNLOAD', 'Downloads')
    case 'music':
      return userFolder('MUSIC', 'Music')
    case 'pictures':
      return userFolder('PICTURES', 'Pictures')
    case 'videos':
      return userFolder('VIDEOS', process.platform === 'darwin' ? 'Movies' : 'Videos')
    case 'assets':
    case 'recent':
      throw new Error(`There is no folder '${name}' in this host.`)
  }
}

function appDataFolder(): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}

// The variable counts where it is set; reading user-dirs.dirs is left to desktops that export it.
function userFolder(variable: string, name: string): string {
  return process.env[`XDG_${variable}_DIR`] ?? join(homedir(), name)
}
