import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { acceptOf, freeName, questionOf } from '../../../electron/chromium/dialog'

it('finds the way out of a question as Electron does', () => {
  expect(questionOf({ message: 'Open?', buttons: ['Open', 'Cancel'] })).toMatchObject({ defaultId: 0, cancelId: 1 })
  expect(questionOf({ message: 'Open?', buttons: ['Open', 'Copy'], cancelId: 1, defaultId: 1 })).toMatchObject({ defaultId: 1, cancelId: 1 })
  expect(questionOf({ message: 'Done.' })).toMatchObject({ buttons: ['OK'], cancelId: 0 })
})

it('translates file filters', () => {
  expect(acceptOf([{ name: 'Archives', extensions: ['zip', 'vcf'] }])).toBe('.zip,.vcf')
  expect(acceptOf([{ name: 'Archives', extensions: ['zip'] }, { name: 'All', extensions: ['*'] }])).toBe('')
})

it('proposes a name that is free', () => {
  const folder = mkdtempSync(join(tmpdir(), 'full-circle-names-'))
  const wanted = join(folder, 'Bea Ek.pdf')
  expect(freeName(wanted)).toBe(wanted)
  writeFileSync(wanted, '')
  expect(freeName(wanted)).toBe(join(folder, 'Bea Ek (2).pdf'))
  rmSync(folder, { recursive: true })
})
