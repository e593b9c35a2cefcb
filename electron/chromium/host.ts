/**
 * Starts the app in this host, as `electron` would: `node host.js <app folder> [--user-data-dir=DIR] [-- flags]`.
 * The built main bundle is loaded as it is; only its import of `electron` is led here.
 */
import { register } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { appInfo, readAppInfo } from './appInfo'

const [node = process.execPath, host = '', folder = '.', ...flags] = process.argv
const dataSwitch = '--user-data-dir='
readAppInfo(resolve(folder), flags.find((flag) => flag.startsWith(dataSwitch))?.slice(dataSwitch.length))
process.env['FULL_CIRCLE_HOST_SCRIPT'] = host
process.argv = [node, folder, ...flags]

// A mistake in main ends the app: half a main process is worse than none.
process.on('uncaughtException', (error) => {
  console.error(error)
  process.exit(1)
})

// The launcher is gone, and with it whoever could end this app.
if (process.channel) {
  process.channel.unref()
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}

const electron = new URL('./electron.js', import.meta.url).href
const hook = `export function resolve(name, context, next) {
  return name === 'electron' || name === 'electron/main' ? { url: ${JSON.stringify(electron)}, shortCircuit: true } : next(name, context)
}`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
await import(pathToFileURL(appInfo.main).href)
