/** Runs one TypeScript file of this folder: `node tests/run.mjs tests/sample/make.ts [arguments]`. Node 20 reads no types itself. */
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const [file, ...rest] = process.argv.slice(2)
if (!file) {
  console.error('Say which file to run.')
  process.exit(2)
}
process.argv = [process.argv[0], resolve(file), ...rest]
const { module } = await runnerImport(resolve(file), { configFile: false, logLevel: 'warn' })
if (typeof module.main === 'function') await module.main(rest)
