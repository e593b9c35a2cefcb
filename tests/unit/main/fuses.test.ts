import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../../../electron/fuses.mjs')
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const wire = (states: string) => `${sentinel}\u0001${String.fromCharCode(states.length)}${states}`

interface Fuses {
  readonly writeFuses: (file: string) => Promise<void>
  readonly checkFuses: (file: string) => Promise<void>
}
const fuses = (await import(pathToFileURL(script).href)) as Fuses

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'full-circle-fuses-'))
  file = join(folder, 'binary')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('fuses', () => {
  it('are all set, in every half of a universal binary, and nothing else changes', async () => {
    writeFileSync(file, `code ${wire('110011011')} more ${wire('1r0011011')} end`, 'latin1')
    await fuses.writeFuses(file)
    expect(readFileSync(file, 'latin1')).toBe(`code ${wire('010011001')} more ${wire('010011001')} end`)
    await fuses.checkFuses(file)
    expect(execFileSync(process.execPath, [script, file], { encoding: 'utf8' })).toContain('all 9 fuses are set')
  })

  it('are refused when one is wrong, new, unknown or not there', async () => {
    writeFileSync(file, wire('110011001'), 'latin1')
    await expect(fuses.checkFuses(file)).rejects.toThrow(/are 110011001/)
    writeFileSync(file, wire('0100110010'), 'latin1')
    await expect(fuses.writeFuses(file)).rejects.toThrow(/10 fuses/)
    writeFileSync(file, wire('010011001').replace('\u0001', '\u0002'), 'latin1')
    await expect(fuses.writeFuses(file)).rejects.toThrow(/version 2/)
    writeFileSync(file, 'nothing')
    await expect(fuses.checkFuses(file)).rejects.toThrow(/no fuses/)
  })
})
