import { electronBinary, fetchElectron, headlessBrowser, installedBrowser } from './hosts.mjs'

/**
 * Which program shows the app. `windowless`: nothing is to be seen. `forced`: `electron`, `chromium` or `headless`.
 * Answers `{ name, title, command, args, env }`, what to run and what to put before the app's own flags, or `{ sentence }`.
 */
export async function chooseHost(root, { windowless, forced, display, say }) {
  const unseen = windowless && !display
  switch (forced) {
    case undefined:
    case '':
      break
    case 'electron':
      return electronHost(root, electronBinary(root) ?? (await fetchElectron(root, say)), unseen) ?? none('Electron is not here and could not be fetched.')
    case 'chromium':
      return chromiumHost(root, installedBrowser(), windowless) ?? none('There is no Chromium, Chrome or Edge on this computer. CHROMIUM may name one.')
    case 'headless':
      return headlessHost(root, await headlessBrowser(root, say)) ?? none('The headless Chromium from npm is not here: npm install brings it on Linux (x64).')
    default:
      return none(`FULL_CIRCLE_HOST is "${forced}"; it may be electron, chromium or headless.`)
  }
  const electron = electronBinary(root) ?? (await fetchElectron(root, say))
  if (electron && !unseen) return electronHost(root, electron, false)
  const browser = installedBrowser()
  if (browser) return chromiumHost(root, browser, windowless)
  const headless = windowless ? await headlessBrowser(root, say) : null
  return (
    headlessHost(root, headless) ??
    electronHost(root, electron, unseen) ??
    none('There is nothing to show Full Circle with. Install Chromium, Chrome or Edge, or let "npm install" fetch Electron, and start again.')
  )
}

const none = (sentence) => ({ sentence })

function electronHost(root, binary, unseen) {
  if (!binary) return null
  return { name: 'electron', title: 'Electron', command: binary, args: [...(unseen ? ['--ozone-platform=headless'] : []), root], env: {} }
}

function chromiumHost(root, executable, headless) {
  if (!executable) return null
  const title = `${executable}${headless ? ', without a window' : ''}`
  return { name: 'chromium', title, ...host(root), env: { FULL_CIRCLE_BROWSER: executable, FULL_CIRCLE_HEADLESS: headless ? '1' : '0' } }
}

function headlessHost(root, found) {
  if (!found) return null
  const env = { FULL_CIRCLE_BROWSER: found.executable, FULL_CIRCLE_BROWSER_LIBRARIES: found.libraries, FULL_CIRCLE_HEADLESS: '1' }
  return { name: 'headless', title: 'the headless Chromium from npm', ...host(root), env }
}

const host = (root) => ({ command: process.execPath, args: [`${root}/out/chromium/host.js`, root] })
