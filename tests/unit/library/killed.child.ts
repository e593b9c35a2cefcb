/** Edits and imports without end, and says on standard output what was answered, until somebody kills it. */
import { writeSync } from 'node:fs'
import { openLibrary } from '../../../electron/library/library'
import { createFiles } from '../../../electron/library/files'
import { note, writeImport } from './samples'

const [folder, round] = process.argv.slice(2) as [string, string]
const files = createFiles()
const library = await openLibrary(folder, { device: 'laptop', files })
const say = (text: string) => writeSync(1, `${text}\n`)

for (let i = 0; ; i++) {
  const text = `round ${round}, edit ${i}, ${'x'.repeat(i % 3000)}`
  const line = await library.append(note(text))
  say(`edit ${line.seq} ${text}`)
  if (i % 15 !== 0) continue
  const id = `r${round}-${i}`
  await writeImport(files, library.partFile(id), id, 500, 100)
  await library.keep(id)
  say(`import ${id}`)
}
