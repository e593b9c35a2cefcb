/** What shows the app in measurements: the host that `npm run e2e` chose, else the best one there is, without a window. */
import { resolve } from 'node:path'
import { buildIfNeeded } from '../../electron/launch/builds.mjs'
import { chooseHost } from '../../electron/launch/choice.mjs'
import { chosenHost, type Host } from '../e2e/host'

export const root = resolve(import.meta.dirname, '../..')

export async function hostForBench(): Promise<Host> {
  if (process.env['FULL_CIRCLE_TEST_HOST'] !== undefined) return chosenHost()
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  const host = await chooseHost(root, { windowless: true, forced: process.env['FULL_CIRCLE_HOST'], display, say })
  if ('sentence' in host) throw new Error(host.sentence)
  if (!(await buildIfNeeded(root, say))) throw new Error('the app could not be built')
  return host
}
