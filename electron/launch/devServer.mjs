import { createServer as createSocket } from 'node:net'
import { join } from 'node:path'

/**
 * The page's files as Vite serves them while they are being written: main fetches them for `app://` from here, so scheme, host and rules
 * stay those of the built app, and changed components are replaced in the open window. Main and preload change with the next start.
 */
export async function startDevServer(root) {
  const { resolveConfig } = await import('electron-vite')
  const { createServer } = await import('vite')
  const { config } = await resolveConfig({ configFile: join(root, 'electron/electron.vite.config.ts'), root, logLevel: 'warn' }, 'serve', 'development')
  // The page's own address has no port, so it must be told the socket's.
  const port = await freePort()
  const server = await createServer({
    ...config.renderer,
    configFile: false,
    server: { host: 'localhost', port, strictPort: true, ws: { host: 'localhost', protocol: 'ws', clientPort: port } },
  })
  await server.listen()
  return { url: `http://localhost:${port}/`, close: () => server.close() }
}

function freePort() {
  const socket = createSocket()
  return new Promise((done) => {
    socket.listen(0, 'localhost', () => {
      const { port } = socket.address()
      socket.close(() => done(port))
    })
  })
}
