/** Takes the lock of a folder, says whether it got it, and repeats what other starts tell it: for `instanceLock.test.ts`. */
import { takeInstanceLock } from '../../../electron/chromium/instanceLock'

const [, , folder = '', from = ''] = process.argv
const lock = takeInstanceLock(folder, { argv: process.argv, workingDirectory: process.cwd(), data: { from } }, (second) =>
  console.log(JSON.stringify(second)),
)
console.log(lock ? 'first' : 'second')
if (lock) setTimeout(() => lock.release(), 60_000)
