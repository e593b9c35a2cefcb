/** Every hostile file ends in imported or refused with a reason, under 10 s and 300 MB each; nothing crashes, hangs or stays on prototypes. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildProgram } from '../../builtProgram'
import { useTemporaryFolders } from '../../library/temporaryFolder'
import type { Said } from './hostile.child'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
const folderOf = useTemporaryFolders()
/** What is given to a file before the process is ended. Not a speed: a hang is told from slowness by a wide margin. */
const patience = 10_000
const heapMb = 200

describe.runIf(samples !== '')('hostile files (needs FULL_CIRCLE_SAMPLES)', () => {
  it('are imported or refused', { timeout: 300_000 }, async () => {
    const program = await buildProgram(join(import.meta.dirname, 'hostile.child.ts'), folderOf())
    const files = readdirSync(join(samples, 'hostile'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    const said = await offerAll(program, files)
    expect(said.length).toBeGreaterThanOrEqual(files.length)
    for (const { name, read, refused, peakMb, polluted } of said) {
      expect(Object.keys(read).length + refused.length, `${name}: neither imported nor refused`).toBeGreaterThan(0)
      expect(polluted, name).toBe(false)
      expect(peakMb, name).toBeLessThan(300)
    }
    const slowest = [...said].sort((a, b) => b.seconds - a.seconds)[0]!
    const read = said.reduce((all, one) => all + Object.values(one.read).reduce((sum, records) => sum + records, 0), 0)
    const taken = said.filter((one) => Object.keys(one.read).length > 0).length
    console.log(`${said.length} hostile files: ${taken} read (${read} records), the others refused; at most ${Math.round(said.at(-1)!.peakMb)} MB; the longest took ${slowest.seconds.toFixed(1)} s (${slowest.name})`)
  })
})

function offerAll(program: string, files: readonly string[]): Promise<Said[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, program], { stdio: ['pipe', 'pipe', 'inherit'] })
    const said: Said[] = []
    let begun = ''
    let rest = ''
    let timer: NodeJS.Timeout | undefined
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()!
      for (const line of lines) {
        const one = JSON.parse(line) as Said | { readonly begins: string }
        clearTimeout(timer)
        if (!('begins' in one)) said.push(one)
        else {
          begun = one.begins
          timer = setTimeout(() => {
            reject(new Error(`${begun} hangs.`))
            child.kill('SIGKILL')
          }, patience)
        }
      }
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      if (code === 0) resolve(said)
      else reject(new Error(`${begun} ended the process (${code}).`))
    })
    child.stdin.end(files.join('\n'))
  })
}
