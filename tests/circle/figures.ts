/** `npm run circle`: what is true of an invented library of fifteen years, beside what the app says of it. Ends with an error where they differ. */
import 'fake-indexeddb/auto'
import { compareAll } from './measure'

export async function main(): Promise<void> {
  const { asked, different } = await compareAll()
  const width = Math.max(...[...asked.keys()].map((what) => what.length))
  for (const [what, times] of asked) {
    const wrong = different.filter((one) => one.what === what)
    process.stdout.write(`${what.padEnd(width)}  ${String(times).padStart(5)} asked  ${String(times - wrong.length).padStart(5)} equal\n`)
    for (const { key, truth, answer } of wrong) process.stdout.write(`  ${key}: true is ${truth}, the app says ${answer}\n`)
  }
  if (different.length > 0) process.exitCode = 1
}
