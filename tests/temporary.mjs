/**
 * Where tests keep what they write: in memory where there is plenty of it, because a third of their time goes into waiting until a disk has
 * it. What is left when a process is killed is the same there. `TMPDIR`, where it is set, has its way.
 */
import { existsSync, statfsSync } from 'node:fs'

const memory = '/dev/shm'
/** Bytes: libraries and browser profiles of the tests take some hundred MB together. */
const plenty = 6 * 1024 ** 3

/** To be added to the environment of tests. */
export function temporaryFolder() {
  if (process.env.TMPDIR || process.platform !== 'linux' || !existsSync(memory)) return {}
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= plenty ? { TMPDIR: memory } : {}
}
