/** Six time zones and three languages of the machine: the same database. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const machines = [
  ['UTC', 'en_US.UTF-8'],
  ['America/New_York', 'de_DE.UTF-8'],
  ['Asia/Tokyo', 'tr_TR.UTF-8'],
  ['Pacific/Apia', 'en_US.UTF-8'],
  ['Europe/London', 'tr_TR.UTF-8'],
  ['Australia/Lord_Howe', 'de_DE.UTF-8'],
] as const

interface Said {
  readonly zone: string
  readonly locale: string
  readonly lines: number
  readonly sha256: string
}

const root = join(import.meta.dirname, '../../../..')

async function importOn([zone, language]: (typeof machines)[number]): Promise<Said> {
  const env = { ...process.env, TZ: zone, LANG: language, LC_ALL: language }
  const { stdout } = await promisify(execFile)(process.execPath, ['tests/run.mjs', join(import.meta.dirname, 'machine.child.ts')], { cwd: root, env })
  return JSON.parse(stdout) as Said
}

it('is the same database on every machine', { timeout: 240_000 }, async () => {
  const said: Said[] = []
  // Two at once: half of each one's time is waiting for the disk.
  for (let from = 0; from < machines.length; from += 2) said.push(...(await Promise.all(machines.slice(from, from + 2).map(importOn))))
  // The machine did take it: otherwise equal results would say nothing.
  expect(said.map(({ zone }) => zone)).toEqual(machines.map(([zone]) => zone))
  expect(new Set(said.map(({ locale }) => locale.slice(0, 2)))).toEqual(new Set(['en', 'de', 'tr']))
  expect(said[0]!.lines).toBeGreaterThan(50)
  expect(new Set(said.map(({ sha256 }) => sha256)).size, JSON.stringify(said, null, 2)).toBe(1)
})
