/** Promise 4: after `kill -9` at any moment, every acknowledged edit and every finished import is there. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../../electron/library/library'
import { buildProgram } from '../builtProgram'
import { useTemporaryFolders } from './temporaryFolder'

const folderOf = useTemporaryFolders()
const rounds = Number(process.env['KILL_ROUNDS'] ?? 8)

describe('kill -9', () => {
  it('loses no acknowledged edit and no finished import', async () => {
    const program = await buildProgram(join(import.meta.dirname, 'killed.child.ts'), folderOf())
    const folder = join(folderOf(), 'Library')
    const edits = new Map<number, string>()
    const imports = new Set<string>()

    for (let round = 0; round < rounds; round++) {
      for (const said of await runAndKill(program, [folder, String(round)])) {
        const [what, name, ...text] = said.split(' ')
        if (what === 'edit') edits.set(Number(name), text.join(' '))
        else imports.add(name!)
      }
      const library = await openLibrary(folder, { device: 'laptop' })
      const { problems, imports: kept } = await library.state()
      // A cut line is told of; nothing else may be wrong.
      expect(problems.filter((problem) => !problem.includes('was cut off'))).toEqual([])
      const ids = new Set(kept.map(({ id }) => id))
      expect([...imports].filter((id) => !ids.has(id))).toEqual([])
      const found = new Map<number, string>()
      for (let after = 0; ; ) {
        const lines = await library.journalAfter('laptop', after)
        for (const line of lines) found.set(line.seq, 'text' in line.args ? (line.args.text ?? '') : '')
        if (lines.length === 0) break
        after = lines.at(-1)!.seq
      }
      for (const [seq, text] of edits) expect(found.get(seq)).toBe(text)
      expect(await library.check()).toEqual([])
      await library.close()
    }
    expect(edits.size).toBeGreaterThan(rounds)
    expect(imports.size).toBeGreaterThan(0)
  })
})

/** Answers the whole lines it said. The moment of the kill is left to chance, counted from its first word. */
function runAndKill(program: string, args: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    let timer: NodeJS.Timeout | undefined
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      timer ??= setTimeout(() => child.kill('SIGKILL'), 5 + Math.random() * 300)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (signal !== 'SIGKILL') reject(new Error(`The child ended by itself (${code}).`))
      else resolve(said.split('\n').slice(0, -1))
    })
  })
}
