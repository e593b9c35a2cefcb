/** A file of this folder as one script for the page, bundled as the app is: what it exports stands in a global variable of that name. */
import { join } from 'node:path'
import { build } from 'vite'

export async function pageProgram(name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: { write: false, minify: 'oxc', lib: { entry: join(import.meta.dirname, `${name}.ts`), name, formats: ['iife'] } },
  })
  const [{ output }] = built as unknown as [{ output: [{ code: string }] }]
  return `${output[0].code}\nglobalThis.${name} = ${name}\nundefined`
}
