import { join } from 'node:path'

/**
 * The page's files as Vite serves them while they are being written: main fetches them for `app://` from here, so scheme, host and rules
 * stay those of the built app, and changed components are replaced in the open window. Main and preload change with the next start.
 */
export async function startDevServer(root) {
  const { resolveConfig } = await import('electron-vite')
  const { createServer } = await import('vite')
  const { config } = await resolveConfig({ configFile: join(root, 'electron/electron.vite.config.ts'), root, logLevel: 'warn' }, 'serve', 'development')
  const server = await createServer({ ...config.renderer, configFile: false, server: { host: 'localhost', hmr: { host: 'localhost', protocol: 'ws' } } })
  await server.listen()
  const url = server.resolvedUrls.local[0]
  server.config.server.hmr.clientPort = new URL(url).port
  return { url, close: () => server.close() }
}
