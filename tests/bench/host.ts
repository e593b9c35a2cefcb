/** What shows the app in measurements: the host that `npm run e2e` chose, else the best one there is, without a window. */
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chosenHost, type Host } from '../e2e/host'

export const root = resolve(import.meta.dirname, '../..')

type Say = (text: string) => void
/** The launcher is plain JavaScript, so what is used of it is typed here. */
interface Launching {
  readonly chooseHost: (root: string, wishes: { windowless: boolean; forced: string | undefined; display: boolean; say: Say }) => Promise<Host | { readonly sentence: string }>
  readonly buildIfNeeded: (root: string, say: Say) => Promise<boolean>
}

export async function hostForBench(): Promise<Host> {
  if (process.env['FULL_CIRCLE_TEST_HOST'] !== undefined) return chosenHost()
  const say: Say = (text) => void process.stderr.write(`${text}\n`)
  const load = async (file: string) => (await import(/* @vite-ignore */ pathToFileURL(join(root, 'electron/launch', file)).href)) as Partial<Launching>
  const { chooseHost, buildIfNeeded } = { ...(await load('choice.mjs')), ...(await load('builds.mjs')) } as Launching
  const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  const host = await chooseHost(root, { windowless: true, forced: process.env['FULL_CIRCLE_HOST'], display, say })
  if ('sentence' in host) throw new Error(host.sentence)
  if (!(await buildIfNeeded(root, say))) throw new Error('the app could not be built')
  return host
}
